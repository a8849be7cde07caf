"""How often, and how long ago, as people type it: "udah 3x", "ketiga kali", "seminggu lalu", "2 hari yg lalu"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from flows.match import POLITE, numeral, plain
from flows.moment import Moment
from flows.session import Session

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
FEW = 7
"""Words up to which it is an answer; what is longer tells a story."""

TIMES, A_DAY, AGO, AROUND = "word.times", "word.a_day", "word.ago", "word.around"
"""Keys of the catalogue, words separated by '|': what counts ("kali"), a day as the span of it ("sehari"), what looks
back ("lalu"), and what stands around a time without changing it ("sekitar")."""

SPANS = {"word.days": 1, "word.weeks": 7, "word.months": 30, "word.years_ago": 365}
"""Keys of the words for a span, with how many days it has. "Seminggu" is one of them."""

TEXTS = (TIMES, A_DAY, AGO, AROUND, *SPANS)

DAILY, WEEKLY, ONCE = "daily", "weekly", "once"


def often(said: str, session: Session, moment: Moment) -> str | None:
    """How often it was heard, where these words count it."""
    words = _tokens(said)
    if not 0 < len(words) <= FEW:
        return None
    counting = _words(TIMES, session, moment)
    counts = [
        count
        for number, unit in pairwise(words)
        if unit in counting and (count := numeral(number, session.locale, moment))
    ]
    if len(counts) != 1:
        return None
    if not _words(A_DAY, session, moment).isdisjoint(words):
        return DAILY
    spans = frozenset().union(*(_words(key, session, moment) for key in SPANS))
    return ONCE if counts[0] == 1 and spans.isdisjoint(words) else WEEKLY


def since(until: Sequence[tuple[int, str]], said: str, session: Session, moment: Moment) -> str | None:
    """Which answer it is, each meant for `until` so many days ago; None where no time is named, or more than one."""
    ago = days_ago(said, session, moment)
    return None if ago is None else next((key for most, key in until if ago <= most), None)


def days_ago(said: str, session: Session, moment: Moment) -> int | None:
    """How many days ago, where nothing but that is said: "sudah 3 hari" says how long, and is none."""
    around = _words(AROUND, session, moment) | POLITE
    words = [word for word in _tokens(said) if word not in around]
    back = _words(AGO, session, moment)
    if not 2 <= len(words) <= FEW or words[-1] not in back:
        return None
    *counted, span = (word for word in words if word not in back)
    days = next((days for key, days in SPANS.items() if span in _words(key, session, moment)), None)
    if days is None or len(counted) > 1:
        return None
    count = numeral(counted[0], session.locale, moment) if counted else 1
    return count and count * days


def _tokens(said: str) -> list[str]:
    return _TOKEN.findall(plain(said))


def _words(key: str, session: Session, moment: Moment) -> frozenset[str]:
    return frozenset((moment.words.get(key, session.locale) or "").split("|")) - {""}
