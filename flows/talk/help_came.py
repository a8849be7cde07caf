"""The ambulance or the police are there, they are in hospital, or a child that was missing is found: good news, after
which nobody is told to call.
"""

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
from handbook.reading.asides import FOUND, HELPED

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

CALLED = frozenset({"nak", "naak"})
"""How an elder calls whoever reads it, which slang also writes for "tidak"."""

OF_A_CHILD = frozenset({"anak_hilang", "penculikan", "anak_sendirian", "bayi_ditelantarkan"})
"""The kinds of danger that end when the child is found, or somebody is with it."""

TEXTS = ("safety.came", "safety.found")


def says_so(session: Session, said: str, handbook: Handbook) -> bool:
    """Whether these words, within a danger, say that help is there."""
    if session.peril is None or not session.node.startswith("safety.") or session.node == CHECK:
        return False
    good = (HELPED, FOUND) if _of_a_child(session) else (HELPED,)
    if "?" in said or len(said.split()) > LONGEST or not kinds_in(said, good, handbook):
        return False
    every = tokens(said, handbook.distress.language)
    typed = [token for token in every if said[token.start : token.end].lower() not in CALLED]
    not_yet = NOT_YET - {"pulang"} if _of_a_child(session) else NOT_YET
    if any(not not_yet.isdisjoint(token.forms) for token in typed):
        return False
    return listen(said, (), handbook.distress).signal != "acute"


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: it is kept for the counsellor, and the questions for whoever would come are over."""
    if not isinstance(said, Said) or not says_so(session, said.text, moment.handbook):
        return None
    found = _of_a_child(session) and bool(kinds_in(said.text, (FOUND,), moment.handbook))
    session = answered(at(session, STAY), CAME, "yes")
    session, kept = talk.keep(session, piece_of(said))
    return Move(turned(session), kept, to=HERE, instead=(Text("safety.found" if found else "safety.came"),))


def _of_a_child(session: Session) -> bool:
    return session.peril is not None and not OF_A_CHILD.isdisjoint(session.peril.kinds)
