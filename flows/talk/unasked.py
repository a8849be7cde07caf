"""What the bot did not ask a family, so that their counsellor can."""

from __future__ import annotations

from flows.moment import Moment
from flows.session import Session
from flows.talk import asking, bystander, child, risk, safe, topics

MOST = 2
"""Subjects of which questions are named, where the story only sounds like them."""

NOT_ASKED = ("child.more", bystander.OFTEN, bystander.WHERE)
"""Whether there is one more child, and what only a bystander is asked."""


def unasked(session: Session, moment: Moment) -> tuple[str, ...]:
    """The questions that were left, in the order in which they would have come."""
    if bystander.tells(session):
        return asking.left((*bystander.ASKED, "intake.city"), session)
    about = topics.chosen(session) or topics.heard(session, moment)[:MOST]
    planned = risk.of_subjects(about, moment)
    if safe.wanted(about):
        planned += [name for name in safe.NAMES if name != "safe.word"]
    if child.about_child(session, moment):
        planned += [name for name in child.NAMES if name not in NOT_ASKED]
    planned += ["intake.city"]
    return asking.left(planned, session)
