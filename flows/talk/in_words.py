"""Which answer of a few is meant in more words than one: "iya sakit pas pipis", "perih", "ga serumah tp deket".

A yes or no that stands first counts, unless what follows takes it back; so does the thing itself that was asked about,
unless it is denied. Where it stays open nothing is guessed: a wrong "no" would quiet a danger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from flows.match import ADDRESS, POLITE, plain
from flows.moment import Moment
from flows.session import Session

FIRST_YES, FIRST_NO, THERE, HEDGED, UNKNOWN, BUT, EXCLAIMS = (
    "word.first_yes",
    "word.first_no",
    "word.there_is",
    "word.hedged",
    "word.unknown",
    "word.but",
    "word.exclaims",
)
"""Keys of the catalogue, words separated by '|': a yes and a no that may stand first, "ada", what leaves it open
("dulu", "kayaknya"), "tau" behind a no, "tapi", and "Allah" behind a "ya" that answers nothing."""

NAMED = "word.named"
"""Begins the keys of the words that name an answer's thing: `word.named.risk.j.pain.yes`."""

TEXTS = (FIRST_YES, FIRST_NO, THERE, HEDGED, UNKNOWN, BUT, EXCLAIMS)

FEW = 12
"""Words up to which the thing that is named is the answer; what is longer tells a story."""

_PART = re.compile(r"[,;.!\n]+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = 2
"""Words that may stand between a no and what it denies: "ga ada darah", "ga pernah main kesini"."""


YES, NO, UNSURE = "yes", "no", "unsure"


class Asked(Protocol):
    """A question with a few answers; `flows.talk.risk.question.Question` is one."""

    @property
    def node(self) -> str:
        """The node that asks it."""

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers' keys."""

    @property
    def named(self) -> tuple[str, ...]:
        """Those that are meant where their thing is named."""

    @property
    def exists(self) -> bool:
        """Whether it asks if there is such a thing or such a person."""


class _Said(NamedTuple):
    """Which of the things asked about were named, and whether one was denied."""

    named: frozenset[str]
    denied: frozenset[str]


def read(question: Asked, said: str, session: Session, moment: Moment) -> str | None:
    """The answer's key, or None."""
    if "?" in said:
        return None
    parts = _parts(said, session, moment)
    words = [word for part in parts for word in part]
    if not words:
        return None
    found = _told(question, parts, session, moment)
    named = next((key for key in question.named if key in found.named), None)
    hedged = not _words(HEDGED, session, moment).isdisjoint(words)
    if named and not hedged and len(words) <= FEW:
        return named
    if hedged or named:
        return None
    first = _first(question, parts, session, moment)
    if first in question.answers:
        return first
    denies = bool(found.denied) and NO in question.answers and len(words) <= FEW
    return NO if denies and not first and len(parts) == 1 else None


def of_named(prefix: str, keys: Sequence[str], said: str, session: Session, moment: Moment) -> str | None:
    """The one of these answers whose thing is named, undenied, in a short text; each has its words under NAMED."""
    parts = _parts(said, session, moment)
    words = [word for part in parts for word in part]
    if "?" in said or len(words) > FEW or not _words(HEDGED, session, moment).isdisjoint(words):
        return None
    return next((key for key in keys if key in _mentions(prefix, keys, parts, session, moment).named), None)


def _first(question: Asked, parts: list[list[str]], session: Session, moment: Moment) -> str:
    """What the first words say: YES, NO, UNSURE; '' where they say nothing of that."""
    yes, no = _words(FIRST_YES, session, moment), _words(FIRST_NO, session, moment)
    words = parts[0]
    if words[0] in _words(UNKNOWN, session, moment):
        return UNSURE
    if words[0] in yes:
        behind = [word for word in words[1:] if word not in POLITE]
        open_yet = no.union(*(_words(key, session, moment) for key in (UNKNOWN, BUT, EXCLAIMS)))
        taken_back = behind and (behind[0] in open_yet or behind[-1] in no)
        parted = len(parts) > 1 and parts[1] and parts[1][0] in open_yet
        return "" if taken_back or parted else YES
    if words[0] in no:
        return _denied_first(question, parts, session, moment)
    there = question.exists and words[0] in _words(THERE, session, moment) and len(words) > 1
    return YES if there and no.isdisjoint(words) else ""


def _denied_first(question: Asked, parts: list[list[str]], session: Session, moment: Moment) -> str:
    """ "Ga bu, ..." and "ga ada darah" are a no; "ga bisa jalan" may tell something else."""
    first, *behind = parts[0]
    if any(part and part[0] in _words(BUT, session, moment) for part in parts[1:]):
        return ""
    if behind and behind[0] in _words(UNKNOWN, session, moment):
        return UNSURE
    asked = _asked(question, session, moment)
    there = _words(THERE, session, moment)
    if not behind or behind[0] in POLITE | ADDRESS:
        return NO
    if behind[0] in there:
        return NO if question.exists or not there.isdisjoint(asked) else ""
    return NO if behind[0] in asked and first not in asked else ""


def _told(question: Asked, parts: list[list[str]], session: Session, moment: Moment) -> _Said:
    return _mentions(question.node, question.named, parts, session, moment)


def _mentions(
    prefix: str, keys: Sequence[str], parts: list[list[str]], session: Session, moment: Moment
) -> _Said:
    no = _words(FIRST_NO, session, moment)
    named: set[str] = set()
    denied: set[str] = set()
    for key in keys:
        for phrase in (moment.words.get(f"{NAMED}.{prefix}.{key}", session.locale) or "").split("|"):
            wanted = phrase.split()
            for part in parts:
                for place in range(len(part) - len(wanted) + 1):
                    if wanted and all(map(_is, part[place:], wanted)):
                        before = part[max(0, place - _BETWEEN) : place]
                        end = [word for word in part[place + len(wanted) :] if word not in POLITE][-1:]
                        (named if no.isdisjoint((*before, *end)) else denied).add(key)
    return _Said(frozenset(named), frozenset(denied))


def _is(word: str, wanted: str) -> bool:
    return word in (wanted, f"{wanted}nya", f"{wanted}ny")


def _asked(question: Asked, session: Session, moment: Moment) -> frozenset[str]:
    """The words of the question itself: "ga serumah" answers "apakah dia serumah?"."""
    asked = moment.words.get(f"{question.node}.ask", session.locale) or ""
    return frozenset(_TOKEN.findall(plain(asked))) - POLITE


def _parts(said: str, session: Session, moment: Moment) -> list[list[str]]:
    """Its words, parted where something else is said: "tapi" begins a part of its own."""
    but = _words(BUT, session, moment)
    parts: list[list[str]] = []
    for one in _PART.split(said):
        part: list[str] = []
        for word in _TOKEN.findall(plain(one)):
            if word in but and part:
                parts.append(part)
                part = []
            part.append(word)
        parts.append(part)
    return [part for part in parts if part]


def _words(key: str, session: Session, moment: Moment) -> frozenset[str]:
    return frozenset((moment.words.get(key, session.locale) or "").split("|")) - {""}
