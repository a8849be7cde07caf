"""The buttons that stand under a danger: safe again, or on with the story."""

from __future__ import annotations

from flows.moment import Moment
from flows.node import HERE, Choice
from flows.session import Session
from flows.talk import bystander

COMPANY = "safety.company"


def _itself(session: Session, moment: Moment) -> bool:
    return not bystander.tells(session)


def _child(session: Session, moment: Moment) -> bool:
    """Not beside "it has stopped", which says the same to the question that stands there."""
    asked = session.node == COMPANY and "safety.now" not in session.answers
    return bystander.tells(session) and not asked


def _of_child(session: Session, moment: Moment) -> bool:
    return bystander.of_child(session)


def _own(session: Session, moment: Moment) -> bool:
    return not bystander.of_child(session)


SAFE_AGAIN = (
    Choice("safe", HERE, "safety.company.safe", shown=_itself),
    Choice("child_safe", HERE, "safety.company.child_safe", shown=_child),
)

GO_ON = (
    Choice("go_on", HERE, "safety.company.go_on", shown=_own),
    Choice("tell_on", HERE, "safety.company.tell_on", shown=_of_child),
)
"""On with the story, though the danger stands. Whoever tells of a child was not asked whether they are safe."""
