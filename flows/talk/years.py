"""How old a child is, as people type it: "3", "2thn", "tga thn", "kelas 2"."""

from __future__ import annotations

import re

from flows.match import POLITE, plain, slip
from flows.moment import Moment
from flows.session import Session
from flows.triage.age import child_age

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
NUMBERS, UNITS = "word.counted", "word.years"
"""Keys of the catalogue: the numbers from one on as words, and what people write for "years", separated by '|'."""

TEXTS = (NUMBERS, UNITS)


def read(said: str, session: Session, moment: Moment) -> str | None:
    """The age as it is kept: the number alone where that is all they wrote; their own words where they tell more.

    None where no age can be read in them.
    """
    words = [word for word in _TOKEN.findall(plain(said)) if word not in POLITE]
    digits = [word for word in words if word.isdecimal()]
    spelt = None if digits else _spelt(words, session, moment)
    units = _words(UNITS, session, moment)
    if len(digits) == 1 and all(word.isdecimal() or word in units for word in words):
        return str(int(digits[0])) if len(digits[0]) <= 2 else None
    if spelt and all(word in units for word in spelt[1]):
        return str(spelt[0])
    known = digits or spelt or child_age([said]) is not None
    return " ".join(said.split()) if known else None


def units(session: Session, moment: Moment) -> frozenset[str]:
    """What people write for "years"."""
    return frozenset(_words(UNITS, session, moment))


def _spelt(words: list[str], session: Session, moment: Moment) -> tuple[int, list[str]] | None:
    """A number written as a word or two, perhaps with a slip, and the words around it."""
    numbers = [number.split() for number in _words(NUMBERS, session, moment)]
    for size in (2, 1):
        for start in range(len(words) - size + 1):
            found = next(
                (n for n, number in enumerate(numbers, 1) if _same(words[start : start + size], number)), 0
            )
            if found:
                return found, [*words[:start], *words[start + size :]]
    return None


def _same(words: list[str], number: list[str]) -> bool:
    return len(words) == len(number) and all(
        word == right or slip(word, right) for word, right in zip(words, number, strict=True)
    )


def _words(key: str, session: Session, moment: Moment) -> list[str]:
    return (moment.words.get(key, session.locale) or "").split("|")
