"""The talk with a counsellor: what the family writes goes to them; the bot keeps quiet."""

from __future__ import annotations

from flows.moment import Moment
from flows.node import Move, Node
from flows.piece import Piece
from flows.session import Session
from flows.text import Paragraphs, text


def _words(session: Session, moment: Moment) -> Paragraphs:
    return (text("relay.open.ask", name=session.case.counsellor if session.case else ""),)


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    return Move(session)


NODES = (Node("relay.open", kind="rest", opening=_words, hear=_heard, nav=False),)
