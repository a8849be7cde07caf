"""Who tells of a friend's or a relative's danger says in a sentence that they are together: "dia nginep di rumah gw".

That answers whether the other one is with them. It sounds of nothing new, and rings nobody anew.
"""

from __future__ import annotations

from dataclasses import replace

from flows.effects import StopTimer
from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import Move
from flows.piece import piece_of
from flows.session import Session, put
from flows.talk.hearing.alone import phrased_alone
from flows.talk.safety.company import STAYING
from flows.talk.safety.first_question import first_asked
from flows.triage.asides import kinds_in
from handbook.reading.asides import WITH_ME

QUESTION, HERE_NOW = "safety.with", "here"

LONGEST = 10
"""Words of such a sentence; what is longer tells more."""


def says_so(session: Session, words: str, moment: Moment) -> bool:
    """Whether these words answer it, and hold no danger of their own."""
    if session.node not in STAYING or first_asked(session) != QUESTION or QUESTION in session.answers:
        return False
    if "?" in words or len(words.split()) > LONGEST:
        return False
    return bool(kinds_in(words, (WITH_ME,), moment.handbook)) and phrased_alone(words, moment) == "none"


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: the same as the button; what they wrote is kept."""
    if not isinstance(said, Said) or not says_so(session, said.text, moment):
        return None
    session, kept = talk.keep(session, piece_of(said))
    move = talk.nodes[session.node].take(put(session, pending=""), HERE_NOW, moment)
    return replace(move, effects=(StopTimer("burst"), *kept, *move.effects))
