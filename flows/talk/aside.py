"""Not ours, or not a story: a journalist, a joke, anger, spam, a question about Puspa, another language.

Each gets a dignified answer, and the question that stood there is asked again. Danger was heard before; what may be
part of a story is kept, and a long message is always taken for one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from flows.effects import Effect
from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, nudge, put, turned
from flows.talk.numbers import numbers
from flows.talk.promise import promise
from flows.text import Paragraphs, Text
from flows.triage.categories import understand
from flows.triage.normalise import tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook
from handbook.reading.asides import ASIDES

VARIED = ("joke", "angry")
"""What often comes several times in a row."""

LONGEST = 14
"""Words from which on it is a story, whatever it says beside."""

NO_STORY = ("press", "joke", "spam", "cost", "hours", "what")
"""What is no part of a story, and is not kept with one."""

PLACES = ("intake.", "risk.", "child.", "safe.", "waiting.", "door.")


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard behind all others."""
    if not isinstance(said, Said) or not session.node.startswith(PLACES):
        return None
    kind = kind_of(said.text, moment.handbook)
    if not kind:
        return None
    kept: tuple[Effect, ...] = ()
    if kind in NO_STORY:
        session = put(session, recent=session.recent[:-1], story=session.story[:-1])
    elif talk.nodes[session.node].keeps:
        session, kept = talk.keep(session, piece_of(said))
    session, words = (
        nudge(session, f"aside.{kind}") if kind in VARIED else (turned(session), _words(kind, moment))
    )
    called = numbers(session, moment, first=True) if kind == "angry" else ()
    return Move(session, kept, to=HERE, prefix=(*words, *called))


def kind_of(text: str, handbook: Handbook) -> str:
    """What it is beside a story, or ''. A message that names something of a family's is one."""
    if _foreign(text):
        return "language"
    if len(text.split()) > LONGEST:
        return ""
    found = {match.label for match in _finder(handbook).find(tokens(text, handbook.distress.language))}
    if not found or understand([text], handbook).categories:
        return ""
    return next(kind for kind in ASIDES if kind in found)


def _words(kind: str, moment: Moment) -> Paragraphs:
    words = (Text(f"aside.{kind}"),)
    return (*words, promise(moment)) if kind == "hours" else words


def _foreign(text: str) -> bool:
    """Mostly letters of another script: we read neither them nor a danger in them."""
    letters = [char for char in text if char.isalpha()]
    return (
        len(letters) > 1
        and sum("LATIN" not in unicodedata.name(char, "") for char in letters) > len(letters) / 2
    )


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [(aside.kind, phrase) for aside in handbook.asides for phrase in aside.phrases]
    return Finder(labelled, handbook.distress.language.fillers)


TEXTS = (
    *(f"aside.{kind}" for kind in ASIDES if kind not in VARIED),
    *(f"aside.{kind}.{number}" for kind in VARIED for number in (1, 2, 3)),
)
