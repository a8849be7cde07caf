"""A case of high risk that nobody took in the night rings once more when counsellors begin to read."""

from __future__ import annotations

from datetime import UTC, datetime

from flows.casework.case import RISKS, Case, CaseStep
from flows.effects import DrawCard, SetTimer
from flows.moment import Moment

OPENING = "opening"
"""The timer of it."""


def rings_at(case: Case, moment: Moment) -> datetime | None:
    """The hour at which it is to ring; None where it is no such case, they read now, or the hours are unknown."""
    hours = moment.handbook.hours
    if not _waits(case) or not (hours.confirmed or moment.demo) or hours.is_open(moment.now):
        return None
    return hours.next_opening(moment.now).astimezone(UTC)


def waits_for_morning(before: Case, done: CaseStep, moment: Moment) -> CaseStep:
    """Where it came to wait so in this step, or rang in it."""
    rang = any(isinstance(effect, DrawCard) and effect.alarm for effect in done.effects)
    at = None if _waits(before) and not rang else rings_at(done.case, moment)
    return CaseStep(done.case, (*done.effects, SetTimer(OPENING, at)), done.events) if at else done


def opening(case: Case, moment: Moment) -> CaseStep:
    """They begin to read. Where the clock was set meanwhile they do not yet."""
    if not _waits(case):
        return CaseStep(case)
    later = rings_at(case, moment)
    return CaseStep(case, (SetTimer(OPENING, later),) if later else (DrawCard(alarm=True),))


def _waits(case: Case) -> bool:
    return case.state == "waiting" and case.risk == RISKS[0]
