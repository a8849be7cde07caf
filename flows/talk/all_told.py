"""They have told all: on to the question of leave, where it is not asked yet, else to what it is about."""

from __future__ import annotations

from flows.moment import Moment
from flows.node import HERE, Move
from flows.session import Session, answered, nudge

TOLD_FIRST = "intake.story.first"
"""Answered where they told before they were asked whether it may be kept."""


def onward(session: Session, moment: Moment) -> Move:
    """From the story, which stands on top."""
    if session.told == 0:
        session, words = nudge(session, "intake.story.empty")
        return Move(session, to=HERE, instead=words)
    if (
        session.case is None and not session.consented
    ):  # no question of ours stands before a danger that lives on
        return Move(answered(session, TOLD_FIRST, "yes"), to="intake.consent")
    return Move(session, to="intake.topic")
