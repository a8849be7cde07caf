"""What the family sets right in its own words, where it looks over what is kept: "itu salah, anak saya 2 th 4 bln".

Several things at once are one answer: "2 tahun 4 bulan, cowok, namanya Raka". Read narrowly: a story that names an age
is no correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile

from flows.match import POLITE, plain, spoken
from flows.moment import Moment
from flows.node import Choice, Node
from flows.session import Session
from flows.talk import nickname, years
from flows.triage.age import in_months

NOT, MONTHS, BESIDE, AGED = "word.not", "word.months", "word.beside_correction", "word.aged"
BESIDE_NAME = "word.beside_name"
"""Keys of the catalogue: "bukan", before what is wrong; "bulan"; what adds nothing to a correction; "umurnya"; and
what adds nothing to a name ("adiknya")."""

TEXTS = (NOT, MONTHS, BESIDE, AGED, BESIDE_NAME, *nickname.TEXTS)

LONGEST = 14
"""Words of a correction; what is longer tells a story."""

MOST = 2
"""Words of a name."""

_PART = re.compile(r"(?<!\d),|,(?!\d)|[;.!?\n]+|\b(?:dan|and|tapi|tp|but)\b", re.IGNORECASE)
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)?")
_HALF = re.compile(
    r"\b(\d{1,2})(?:[.,]5|\s?½|\s(?:setengah|stengah|stgh))\s?(tahun|taun|thn|th|years?)\b", re.IGNORECASE
)
_AGED = Node("child.sex")


def read(
    said: str, session: Session, moment: Moment, *, changes: bool, names: Sequence[str]
) -> dict[str, str]:
    """Line and value of what these words set right about the child. Where no word says that something `changes`, they
    must hold nothing else. `names` are the words for a child's name.
    """
    if len(said.split()) > LONGEST:
        return {}
    found: dict[str, str] = {}
    idle = _phrases(BESIDE, session, moment) | POLITE
    for part in _PART.split(whole_months(said, session, moment)):
        words = _right(_WORD.findall(part), session, moment)
        taken = dict(_of_part(words, session, moment, names))
        if not changes and not taken and not all(plain(word) in idle for word in words):
            return {}
        if not changes and any(plain(word) not in idle for word in _left(words, taken, session, moment)):
            return {}
        found = {**taken, **found}
    return found


def whole_months(said: str, session: Session, moment: Moment) -> str:
    """ "2,5 tahun" in years and months, which are two numbers and no fraction."""
    unit = (moment.words.get(MONTHS, session.locale) or "").split("|")[0]
    return _HALF.sub(rf"\1 \2 6 {unit}", said)


def beside_name(said: str, session: Session, moment: Moment) -> dict[str, str]:
    """What an answer to a child's name tells instead of it, or beside it: "cewe 8 bulan", "Dafa 2 th"; {} where that is
    no age and no sex."""
    found: dict[str, str] = {}
    over: list[str] = []
    idle = _phrases(BESIDE, session, moment) | _phrases(BESIDE_NAME, session, moment) | POLITE
    for part in _PART.split(whole_months(said, session, moment)):
        words = _WORD.findall(part)
        taken = dict(_of_part(words, session, moment, ()))
        over += [word for word in _left(words, taken, session, moment) if plain(word) not in idle]
        found = {**taken, **found}
    if found and 1 <= len(over) <= MOST and not any(word.isdecimal() for word in over):
        found["name"] = " ".join(over)
    return found


def denies(said: str, session: Session, moment: Moment) -> bool:
    """Whether a part of it says how it is not: "umurnya 9 bu, bukan 8"."""
    wrong = _phrases(NOT, session, moment)
    return len(said.split()) <= LONGEST and any(plain(word) in wrong for word in _WORD.findall(said))


def _of_part(
    words: list[str], session: Session, moment: Moment, names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    if age := _age(words, session, moment):
        yield "age", years.read(age, session, moment) or age
    for sex in ("girl", "boy"):
        if any(plain(word) in _of_sex(sex, session, moment) for word in words):
            yield "sex", sex
    place = next((n for n, word in enumerate(words) if plain(word) in names), None)
    name = (
        "" if place is None else nickname.bare(_behind(words[place + 1 :], session, moment), session, moment)
    )
    if 1 <= len(name.split()) <= MOST and not any(char.isdigit() for char in name):
        yield "name", name


def _behind(words: list[str], session: Session, moment: Moment) -> str:
    """ "Nama anaknya Dafa": without whose name it is."""
    idle = _phrases(BESIDE, session, moment)
    return " ".join(dropwhile(lambda word: plain(word) in idle, words))


def _right(words: list[str], session: Session, moment: Moment) -> list[str]:
    """How it is, without how it is not: "13 tahun bukan 2 tahun". Where "bukan" stands first, the rest is all there is
    to read: "bukan bu, 13 tahun"."""
    wrong = _phrases(NOT, session, moment)
    return list(takewhile(lambda word: plain(word) not in wrong, words))


def _age(words: list[str], session: Session, moment: Moment) -> str:
    """ "2 th 4 bln", "4 bulan", "13 tahun": a number with its unit, as it was typed."""
    months, units = _phrases(MONTHS, session, moment), years.units(session, moment)
    spans = [
        n
        for n in range(len(words) - 1)
        if words[n].isdecimal() and len(words[n]) <= 2 and plain(words[n + 1]) in months | units
    ]
    if not spans:
        return _bare_age(words, session, moment)
    first = spans[0]
    both = first + 2 in spans and plain(words[first + 1]) in units
    return " ".join(words[first : first + (4 if both else 2)])


def _bare_age(words: list[str], session: Session, moment: Moment) -> str:
    """ "Umurnya 9": in months where the age that was known is one in months."""
    aged = _phrases(AGED, session, moment)
    number = next(
        (word for before, word in pairwise(words) if plain(before) in aged and word.isdecimal()),
        "",
    )
    if not number or len(number) > len("17"):
        return ""
    known = session.answers.get("child.age", "")
    before = [text for text in session.story if number not in plain(text).split()]
    months = in_months((known,)) if known else in_months(before)
    unit = (moment.words.get(MONTHS, session.locale) or "").split("|")[0]
    return f"{number} {unit}" if months else number


def _left(words: list[str], taken: dict[str, str], session: Session, moment: Moment) -> list[str]:
    """What of them is no value."""
    said = {plain(word) for value in taken.values() for word in _WORD.findall(value)}
    said |= _phrases(MONTHS, session, moment) | years.units(session, moment)
    said |= _of_sex("girl", session, moment) | _of_sex("boy", session, moment)
    return [word for word in words if plain(word) not in said]


def _of_sex(sex: str, session: Session, moment: Moment) -> frozenset[str]:
    wordings = spoken(_AGED, Choice(sex, ""), session.locale, moment).plain
    return frozenset(word for one in wordings for word in one.split())


def _phrases(key: str, session: Session, moment: Moment) -> frozenset[str]:
    return frozenset((moment.words.get(key, session.locale) or "").split("|")) - {""}
