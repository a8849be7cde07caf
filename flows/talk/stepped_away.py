"""Who fears to hurt a child says in a sentence that it lies safe, or that somebody has it: that answers what was asked.

The words sound of what was told before ("aman, bayinya di kasur, saya di kamar mandi"), and ring nobody anew.
"""

from __future__ import annotations

from dataclasses import replace

from flows.effects import StopTimer
from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, put, turned
from flows.talk.hearing.alone import phrased_alone
from flows.talk.numbers import to_call
from flows.talk.safety.company import STAYING
from flows.talk.safety.first_question import APART, first_asked
from flows.talk.safety.known import longer
from flows.text import Text
from flows.triage.asides import kinds_in
from handbook.reading.asides import STEPPED_AWAY

LONGEST = 14
"""Words of such a sentence; what is longer tells more."""

AWAY = "apart"

PLACES = ("safety.company", "safety.stay", "safety.where", "safety.phone")
TEXTS = ("safety.apart.calm",)


def says_so(session: Session, words: str, moment: Moment) -> bool:
    """Whether these words answer where the child is, and hold no danger of their own."""
    if not session.node.startswith(PLACES) or first_asked(session) != APART:
        return False
    if "?" in words or len(words.split()) > LONGEST:
        return False
    found = kinds_in(words, (STEPPED_AWAY,), moment.handbook)
    return bool(found) and phrased_alone(words, moment) == "none"


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: the same as the button; what they wrote is kept."""
    if not isinstance(said, Said) or not says_so(session, said.text, moment):
        return None
    session, kept = talk.keep(session, piece_of(said))
    if APART in session.answers or session.node not in STAYING:
        words = (Text("safety.apart.calm"), *to_call("numbers.again", session, moment))
        if talk.nodes[session.node].kind == "rest":
            return Move(turned(session), (*kept, *longer(moment)), to=HERE, instead=words)
        return Move(turned(session), (*kept, *longer(moment)), to=HERE, prefix=words)
    move = talk.nodes[session.node].take(put(session, pending=""), AWAY, moment)
    return replace(move, effects=(StopTimer("burst"), *kept, *move.effects))
