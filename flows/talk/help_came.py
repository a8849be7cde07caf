"""The ambulance or the police are there, or they are in hospital: good news, after which nobody is told to call."""

from __future__ import annotations

from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, answered, at, turned
from flows.talk.numbers import CAME
from flows.text import Text
from flows.triage.asides import kinds_in
from flows.triage.danger import listen
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.asides import HELPED

LONGEST = 12
"""Words up to which it says this, and no more."""

STAY, CHECK = "safety.stay", "safety.check"

NOT_YET = frozenset(
    {
        "belum",
        "blm",
        "belom",
        "kapan",
        "tidak",
        "not",
        "tapi",
        "tp",
        "but",
        "pergi",
        "pulang",
        "masih",
        "still",
    }
)
"""Beside it these say that it is not so, or not all."""

TEXTS = ("safety.came",)


def says_so(session: Session, said: str, handbook: Handbook) -> bool:
    """Whether these words, within a danger, say that help is there."""
    if session.peril is None or not session.node.startswith("safety.") or session.node == CHECK:
        return False
    if "?" in said or len(said.split()) > LONGEST or not kinds_in(said, (HELPED,), handbook):
        return False
    typed = tokens(said, handbook.distress.language)
    if any(not NOT_YET.isdisjoint(token.forms) for token in typed):
        return False
    return listen(said, (), handbook.distress).signal != "acute"


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: it is kept for the counsellor, and the questions for whoever would come are over."""
    if not isinstance(said, Said) or not says_so(session, said.text, moment.handbook):
        return None
    session = answered(at(session, STAY), CAME, "yes")
    session, kept = talk.keep(session, piece_of(said))
    return Move(turned(session), kept, to=HERE, instead=(Text(TEXTS[0]),))
