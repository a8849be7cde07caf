"""The family's conversation: a file a flow. This page joins them; adding a flow means adding it here."""

from __future__ import annotations

from flows.effects import Effect
from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.session import Session
from flows.talk import (
    again,
    bystander,
    check,
    child,
    daybreak,
    door,
    gently,
    guards,
    hidden,
    hush,
    intake,
    news,
    relay,
    risk,
    safe,
    safety,
    short_facts,
    status,
    summary,
    told_unasked,
    tongue,
    waiting,
)
from flows.talk.hearing import short_answer
from flows.talk.hearing.guard import hear
from flows.talk.hearing.second import reheard
from flows.talk.intake.first_words import first
from flows.talk.safety.stay import company_due

START = "intake.who"
LOST = "door.lost"

RENAMED: dict[str, str] = {}
"""Names of former nodes, mapped to those of today. What is not here leads to `door.lost` and so to a human."""

FLOWS = (
    intake,
    risk,
    child,
    bystander,
    safe,
    summary,
    check,
    safety,
    waiting,
    status,
    again,
    relay,
    door,
    hidden,
)
NODES = {node.name: node for flow in FLOWS for node in flow.NODES}
GUARDS = (guards.cover, guards.hide, hear, *guards.EVERYWHERE)
"""In this order, before every node, always. No flow can switch danger off; a chat that is hidden hears it by itself."""

TIMERS = {
    "check": check.due,
    "company": company_due,
    **again.TIMERS,
    **daybreak.TIMERS,
    **hidden.TIMERS,
    **waiting.TIMERS,
}
"""A question of safety left open opens a case also where the person went on, or hid the chat."""


def overheard(session: Session, said: FromPerson, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """What any words say beside what they answer."""
    session = tongue.heard(session, said)
    if isinstance(said, Said):
        session = short_answer.overheard(session, said.text, moment)
    session, facts = short_facts.overheard(session, said, moment)
    session, beside = told_unasked.overheard(hush.overheard(session, said, moment), said, moment)
    return session, (*facts, *beside)


TALK = Talk(
    NODES,
    GUARDS,
    START,
    LOST,
    RENAMED,
    TIMERS,
    first,
    reheard,
    gently.of_an_answer,
    frozenset(gently.SLIGHT),
    overheard,
)

__all__ = ["FLOWS", "GUARDS", "NODES", "TALK", "news"]
