"""What the bot did not ask a family, so that their counsellor can."""

from __future__ import annotations

from flows.moment import Moment
from flows.session import Session
from flows.talk import asking, child, risk, safe, topics

MOST = 2
"""Subjects of which questions are named, where the story only sounds like them."""


def unasked(session: Session, moment: Moment) -> tuple[str, ...]:
    """The questions that were left, in the order in which they would have come."""
    about = topics.chosen(session) or topics.heard(session, moment)[:MOST]
    planned = risk.of_subjects(about, moment)
    if risk.about_child(session, moment):
        planned += [name for name in child.NAMES if name != "child.more"]
    planned += ["intake.city"]
    if safe.wanted(about):
        planned += [name for name in safe.NAMES if name != "safe.word"]
    return asking.left(planned, session)
