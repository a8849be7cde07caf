"""The district set right without "ganti kecamatan jadi": "bukan Cilincing tapi Koja", "kecamatannya Koja"."""

from __future__ import annotations

import re

from flows.match import POLITE, plain
from flows.moment import Moment
from flows.session import Session
from flows.talk import areas

NOT, WRONG, INSTEAD, LINE, BESIDE = (
    "word.not",
    "word.wrong",
    "word.instead",
    "summary.line.kecamatan",
    "word.beside_place",
)
"""Keys of the catalogue, words separated by '|': "bukan", "salah", "harusnya", the words for the line, and what adds
nothing to a place ("saya di")."""

TEXTS = (NOT, WRONG, INSTEAD, LINE, BESIDE)

LONGEST = 9
"""Words of such a correction; what is longer tells a story."""

_PART = re.compile(r"[,;.!?\n]+|\b(?:tapi|tp|melainkan|but)\b", re.IGNORECASE)


def read(said: str, session: Session, moment: Moment, *, alone: bool) -> str:
    """The code of the district that is right, where it is another one than is kept; '' where these words name none.

    `alone`: a district and nothing else is enough, where what is kept of it stands above.
    """
    if len(said.split()) > LONGEST:
        return ""
    not_so, wrong, instead = (_phrases(key, session, moment) for key in (NOT, WRONG, INSTEAD))
    marks = not_so | wrong | instead | _phrases(LINE, session, moment)
    marked = not marks.isdisjoint(plain(said).split())
    found: set[str] = set()
    for part in _PART.split(said):
        right = _right(plain(part).split(), not_so, wrong, instead)
        district = moment.handbook.areas.named_in(" ".join(right)) if right else None
        if district is None:
            continue
        idle = marks | POLITE | _phrases(BESIDE, session, moment) | set(plain(district.name).split())
        if any(word not in idle for word in right):
            return ""
        found.add(district.code)
    found.discard(areas.kecamatan(session))
    return found.pop() if len(found) == 1 and (marked or alone) else ""


def _right(
    words: list[str], not_so: frozenset[str], wrong: frozenset[str], instead: frozenset[str]
) -> list[str]:
    """What of them says how it is: behind "harusnya", before "bukan"; nothing of what is called wrong."""
    place = next((n for n, word in enumerate(words) if word in instead), None)
    if place is not None:
        return words[place + 1 :]
    if any(word in wrong for word in words[1:]):
        return []
    end = next((n for n, word in enumerate(words) if word in not_so), len(words))
    return words[:end]


def _phrases(key: str, session: Session, moment: Moment) -> frozenset[str]:
    return frozenset((moment.words.get(key, session.locale) or "").split("|")) - {""}
