"""Who writes, said late: "saya cuma tetangga", or an old button of that question. Nothing told is lost.

The questions that no longer fit are dropped, those of the new role follow, and the case hears who it is.
"""

from __future__ import annotations

from flows import ask
from flows.effects import Effect, Tell
from flows.engine import Talk
from flows.inputs import FromPerson, Pressed, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed
from flows.piece import piece_of
from flows.session import Session, answered, put
from flows.talk import bystander
from flows.text import Text
from flows.triage.writer import writer
from handbook.reading.writers import NEIGHBOUR

WHO, CHILD = "intake.who", "child"
TALKING = "relay.open"

PRESSED = ("neighbour", "self")
"""Choices by which an old button of that question is known; the others are also those of other questions."""

LONGEST = 8
"""Words up to which it says who writes, and tells no story."""

NOT_OF_A_BYSTANDER = ("risk.", "child.", "safe.")
OF_A_BYSTANDER = ("child.often", "child.where")

TEXTS = ("who.after_all",)


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: wherever they were asked before, and answered otherwise or not at all."""
    who = _pressed(session, said) if isinstance(said, Pressed) else _typed(session, said, moment)
    if not who or session.node in (WHO, TALKING) or who == session.answers.get(WHO):
        return None
    session = answered(session, WHO, who)
    told: tuple[Effect, ...] = ()
    if isinstance(said, Said) and talk.nodes[session.node].keeps:
        session, told = talk.keep(session, piece_of(said))
    if session.case:
        told = (*told, Tell("case", session.case.id, Changed(who=who)))
    session = put(session, seq=session.seq + 1)  # what stands above may ask in other words
    return Move(session, told, to=_onward(session), prefix=(Text(TEXTS[0]),))


def _pressed(session: Session, said: Pressed) -> str:
    key = ask.key_of(said.token)
    asked = WHO in session.answers or session.node.startswith("safety.")
    stale = ask.read_token(session, said.token) is None
    return key if asked and stale and key in PRESSED else ""


def _typed(session: Session, said: FromPerson, moment: Moment) -> str:
    """Only that they are no more than a bystander: a child's or a mother's words are read elsewhere."""
    if not isinstance(said, Said) or "?" in said.text or len(said.text.split()) > LONGEST:
        return ""
    before = session.answers.get(WHO)
    if before is None or before == CHILD or not bystander.says_only_who(said.text, moment.handbook):
        return ""
    return NEIGHBOUR if writer([said.text], moment.handbook) == NEIGHBOUR else ""


def _onward(session: Session) -> str:
    if bystander.tells(session):
        unfit = session.node.startswith(NOT_OF_A_BYSTANDER) and session.node not in bystander.ASKED
        return bystander.onward(session) if unfit else HERE
    return "child.age" if session.node in OF_A_BYSTANDER else HERE
