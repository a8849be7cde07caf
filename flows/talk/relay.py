"""The talk with a counsellor: what the family writes goes to them; the bot keeps quiet."""

from __future__ import annotations

from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.piece import Piece
from flows.session import Session, put
from flows.talk import matters
from flows.text import Paragraphs, text


def _words(session: Session, moment: Moment) -> Paragraphs:
    """With several matters at once, also which of them this counsellor has."""
    case = session.case
    if case and session.others:
        return (text("relay.open.ask.code", name=case.counsellor, code=case.code),)
    return (text("relay.open.ask", name=case.counsellor if case else ""),)


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    return Move(session)


def _chose(session: Session, key: str, moment: Moment) -> Move:
    if key.startswith(matters.TO):
        return matters.turn(session, key, moment)
    return matters.begin(put(session, fresh=()), moment)


NODES = (
    Node(
        "relay.open",
        kind="rest",
        opening=_words,
        hear=_heard,
        answer=_chose,
        choices=(Choice(matters.OTHER, "intake.story", "matter.other"),),
        beside=matters.choices,
        spoken=False,
        nav=False,
        texts=("relay.open.ask.code",),
    ),
)
