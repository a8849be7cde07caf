"""In the queue: everything is kept and added to the case, and a short word says so."""

from __future__ import annotations

from flows.effects import SetTimer, Tell
from flows.engine import BURST
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Withdrawn
from flows.piece import Piece
from flows.session import Session, nudge, put
from flows.talk.promise import promise
from flows.text import Paragraphs, text


def _words(session: Session, moment: Moment) -> Paragraphs:
    code = session.case.code if session.case else ""
    return (text("waiting.line.ask", code=code), promise(moment))


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    return Move(put(session, pending="heard"), (SetTimer("burst", moment.now + BURST),))


def _settled(session: Session, moment: Moment) -> Move:
    session, words = nudge(session, "waiting.line.heard")
    return Move(session, to=HERE, instead=words)


def _withdraw(session: Session, key: str, moment: Moment) -> Move:
    if key == "yes" and session.case:
        return Move(session, (Tell("case", session.case.id, Withdrawn()),))
    return Move(session, to="waiting.line")


NODES = (
    Node(
        "waiting.line",
        kind="rest",
        opening=_words,
        hear=_heard,
        settle=_settled,
        choices=(
            Choice("change", "intake.summary", row=1),
            Choice("withdraw", "waiting.withdraw", row=1),
        ),
        texts=tuple(f"waiting.line.heard.{n}" for n in (1, 2, 3)),
    ),
    Node(
        "waiting.withdraw",
        answer=_withdraw,
        choices=(Choice("yes", "door.closed", row=1), Choice("no", "waiting.line", row=1)),
        round="no",
    ),
)
