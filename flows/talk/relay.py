"""The talk with a counsellor: what the family writes goes to them; the bot keeps quiet, but for a danger that waits."""

from __future__ import annotations

from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.piece import Piece
from flows.session import Session, put
from flows.talk import matters
from flows.talk.numbers import numbers
from flows.talk.safety.beside import REACHED, reached, waits
from flows.text import Paragraphs, text


def _words(session: Session, moment: Moment) -> Paragraphs:
    """With several matters at once, also which of them this counsellor has."""
    case = session.case
    if case and session.others:
        return (text("relay.open.ask.code", name=case.counsellor, code=case.code),)
    return (text("relay.open.ask", name=case.counsellor if case else ""),)


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    """Where a danger waits for the counsellor's word, "kak??" is answered as the danger was."""
    session, answers = waits(session, moment)
    return Move(session, answers)


def _chose(session: Session, key: str, moment: Moment) -> Move:
    if key == NUMBERS:
        return Move(session, to=HERE, instead=numbers(session, moment))
    if key.startswith(matters.TO):
        return matters.turn(session, key, moment)
    return matters.begin(put(session, fresh=()), moment)


def _may_call(session: Session, moment: Moment) -> bool:
    return bool(numbers(session, moment))


def _may_begin_another(session: Session, moment: Moment) -> bool:
    """Nothing leads away from whoever talks with somebody in danger: what else there is, they can tell them."""
    return not (session.case and session.case.grave)


NUMBERS = "numbers"

NODES = (
    Node(
        "relay.open",
        kind="rest",
        opening=_words,
        hear=_heard,
        settle=reached,
        answer=_chose,
        choices=(
            Choice(NUMBERS, HERE, shown=_may_call),
            Choice(matters.OTHER, "intake.story", "matter.other", shown=_may_begin_another),
        ),
        beside=matters.choices,
        spoken=False,
        nav=False,
        texts=("relay.open.ask.code", "relay.open.stale", REACHED),
    ),
)
