""" "Dah dulu ya", "besok lanjut lagi": they take leave. That is met as a listener would, and nothing is asked of them.

Where they stand stays as it is: what they write next goes on from there. Within a danger such words may mean that
somebody comes: there they are met as any other, and a counsellor reads them.
"""

from __future__ import annotations

from functools import lru_cache

from flows.engine import FIRST_WORD, Talk
from flows.inputs import FromPerson, Said
from flows.match import ADDRESS, ALIKE, POLITE, plain
from flows.moment import Moment
from flows.node import HERE, Move
from flows.session import Session, untold
from flows.text import Text
from handbook.reading import Language

WORDS = "word.parting"
"""In the catalogue: what somebody says who takes leave, separated by '|'."""

LONGEST = 8
"""Words of a leave; what is longer tells something."""

PLACES = ("intake.", "risk.", "child.", "safe.", "waiting.", "door.")

BESIDE = (POLITE | ADDRESS) - {"dulu"}
"""What is said along with it. "Dulu" is what makes a leave of "sudah"."""

TEXTS = (WORDS, "parting", "parting.waiting")


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: no question again, and nothing of it in the story."""
    if not isinstance(said, Said) or not session.node.startswith(PLACES):
        return None
    if session.pending == FIRST_WORD or not takes_leave(said.text, session.locale, moment):
        return None
    session = untold(session, said.text)
    key = "parting.waiting" if session.case else "parting"
    return Move(session, to=HERE, instead=(Text(key),))


def takes_leave(said: str, locale: str, moment: Moment) -> bool:
    """Whether the whole of it does."""
    if len(said.split()) > LONGEST:
        return False
    language = moment.handbook.distress.language
    return _words(said, language) in _declared(moment.words.get(WORDS, locale) or "", language)


@lru_cache(maxsize=4)
def _declared(words: str, language: Language) -> frozenset[tuple[str, ...]]:
    return frozenset(_words(one, language) for one in words.split("|")) - {()}


def _words(said: str, language: Language) -> tuple[str, ...]:
    words = (ALIKE.get(word) or language.slang.get(word) or word for word in plain(said).split())
    return tuple(word for word in words if word not in BESIDE)
