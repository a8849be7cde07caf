"""When somebody looks over their shoulder: the chat becomes a small harmless menu, until the word that returns.

Nothing here mentions Puspa's work, and nothing said here is kept or passed on: another hand may hold the phone.
The danger guard alone still listens.
"""

from __future__ import annotations

from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.piece import Piece
from flows.session import Session, nudge
from flows.text import Text

TIPS = ("play", "read", "eat")


def _tip(session: Session, key: str, moment: Moment) -> Move:
    return Move(session, to=HERE, instead=(Text(f"hidden.menu.{key}.tip"),))


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    session, words = nudge(session, "hidden.menu.again")
    return Move(session, to=HERE, instead=words)


NODES = (
    Node(
        "hidden.menu",
        kind="rest",
        keeps=False,
        nav=False,
        answer=_tip,
        hear=_heard,
        choices=tuple(Choice(tip, HERE) for tip in TIPS),
        texts=(
            *(f"hidden.menu.{tip}.tip" for tip in TIPS),
            *(f"hidden.menu.again.{number}" for number in (1, 2, 3)),
        ),
    ),
)
