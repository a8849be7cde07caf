"""Who tells more at a question that may be skipped is not held up by it: their words went to the case already.

Nor is a grown-up who tells their story where it was asked whether somebody is in danger: all of it passes the guard.
"""

from __future__ import annotations

from dataclasses import replace

from flows.moment import Moment
from flows.node import HERE, Move, Node
from flows.session import Session, nudge, put
from flows.text import Text

SKIP = "skip"
FEW, FEWEST = 3, 2
"""Words from which on what answers nothing tells something; fewer may be a slip of a name. Of danger two do."""

WEIGHED = "risk."
"""What moves the risk is asked until it is answered, or skipped by themselves."""

DANGER, UNTOLD = "intake.danger", "untold"
"""Left open where a story was told in its place; a child is asked again, for it may be telling in pieces."""

MORE, SAME = "waiting.more", "same"
"""Whoever goes on telling where it is asked whether it belongs to the same: it does."""

TEXTS = ("noted.danger", "noted.beside", "noted.summary", "noted.onward")


def told_beside(node: Node, session: Session, moment: Moment) -> Move | None:
    """Once: that it is with the case, and the question again; the second time the question is passed over, or what was
    noted stands as it is.

    None where no case is open, or the question may not be skipped.
    """
    if node.name == DANGER:
        return _told_first(node, session, moment)
    if node.name == MORE:
        return node.take(session, SAME, moment) if tells(session) else None
    skippable = SKIP in {choice.key for choice in node.offered(session, moment)}
    onward = SKIP if skippable else node.round if node.mirrors else ""
    if session.case is None or session.returning or not (onward and node.keeps):
        return None
    if node.name.startswith(WEIGHED) or not tells(session):
        return None
    if not session.misses:
        session = put(session, misses=1)
        if node.mirrors:  # a list of eight lines is not read out again
            return Move(session, to=HERE, instead=(Text("noted.summary"),))
        return Move(session, to=HERE, prefix=(Text("noted.beside"),))
    move = node.take(put(session, misses=0), onward, moment)
    return replace(move, prefix=(Text("noted.onward"), *move.prefix))


def _told_first(node: Node, session: Session, moment: Moment) -> Move | None:
    if session.register == "child" or "intake.who" not in session.answers or not tells(session, FEWEST):
        return None
    if not session.misses:
        session, noted = nudge(put(session, misses=1), "noted")
        return Move(session, to=HERE, prefix=noted)
    move = node.take(put(session, misses=0), UNTOLD, moment)
    return replace(move, prefix=(Text("noted.danger"), *move.prefix))


def tells(session: Session, words: int = FEW) -> bool:
    """Whether the last text is long enough to tell something."""
    return bool(session.recent) and len(session.recent[-1].split()) >= words
