"""In the queue: "batal aja bu anaknya udah mau makan", "ga jadi bu udah sembuh". They ask to stop, and say why.

Read only where these words begin what is said, or a part of it: "ga jadi berangkat sekolah" tells something else.
"""

from __future__ import annotations

import re

from flows.match import ADDRESS, POLITE, core, plain
from flows.moment import Moment
from flows.session import Session
from flows.talk import topics

STOPS, BEHIND = "word.stops_waiting", "word.behind_stopping"
"""Keys of the catalogue, separated by '|': what ends the waiting ("tidak jadi"), and what may follow it without telling
anything else ("konsultasi")."""

TEXTS = (STOPS, BEHIND)

LONGEST = 12
"""Words of it; what is longer tells a story."""

_PART = re.compile(r"[,;.!\n]+")


def asks(said: str, session: Session, moment: Moment) -> bool:
    """Whether they no longer want to wait."""
    if "?" in said or len(said.split()) > LONGEST:
        return False
    return any(_ends_it(part, session, moment) for part in _PART.split(said))


def may_stop(session: Session, moment: Moment) -> bool:
    """Whether that leads to the question whether to stop; of what is grave it is only noted, and somebody reads it."""
    grave = session.grave or (session.case is not None and session.case.grave)
    return not grave and topics.risk(session, moment) != "tinggi"


def _ends_it(part: str, session: Session, moment: Moment) -> bool:
    words = plain(part).split()
    language = moment.handbook.distress.language
    after = _phrases(BEHIND, session, moment) | POLITE | ADDRESS | {"ibu", "bapak", "kakak"}
    stops = {core(one, language) for one in _phrases(STOPS, session, moment)}
    ends = (end for end in (3, 2, 1) if len(words) >= end and core(" ".join(words[:end]), language) in stops)
    end = next(ends, 0)
    return bool(end) and (len(words) == end or words[end] in after or words[end - 1] in after)


def _phrases(key: str, session: Session, moment: Moment) -> frozenset[str]:
    return frozenset((moment.words.get(key, session.locale) or "").split("|")) - {""}
