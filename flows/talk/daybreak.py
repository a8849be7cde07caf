"""The morning after a danger that ended in silence: is it safe by now? And by when somebody reads.

Asked once, of who said it neither safe nor was answered by a counsellor, at an hour at which most are awake.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from flows.effects import Effect, Event, SetTimer, StopTimer
from flows.gate import may_send
from flows.moment import Moment
from flows.node import Move
from flows.session import Session, answered, put
from flows.talk import asked, bystander, check, waiting
from flows.talk.numbers import numbers
from flows.talk.promise import later, named
from flows.talk.safety import stay
from flows.talk.safety.known import QUIET
from flows.talk.safety.over import over
from flows.text import Text

NAME = "daybreak"

MORNING, NOON = time(8), time(11)
"""When it is asked, and until when "this morning" is said."""

NIGHT = timedelta(hours=2)
"""What became quiet shorter before the morning has no night behind it."""


def quiet_due(session: Session, moment: Moment) -> Move:
    """The danger became quiet. Where the night is over by then (the clock jumped), it is asked at once."""
    peril, case = session.peril, session.case
    if peril is None or case is None or case.claimed:
        return stay.quiet_due(session, moment)
    spoke = max(peril.heard, session.heard or peril.heard)
    morning = _morning(spoke + QUIET, moment)
    if morning <= moment.now:
        asked = due(over(session), moment)
        if asked.to:
            return replace(asked, effects=(StopTimer("company"), *asked.effects), events=(Event("quiet"),))
        return stay.quiet_due(session, moment)
    works = moment.handbook.hours.is_working_day(morning.date())
    instead: tuple[Effect, ...] = (StopTimer("morning"),) if works else ()  # one question is enough
    move = stay.quiet_due(session, moment)
    return replace(move, effects=(*move.effects, *instead, SetTimer(NAME, morning.astimezone(UTC))))


def due(session: Session, moment: Moment) -> Move:
    """Never over the harmless menu, nor at an hour at which they may not be written to: then nothing is asked.
    In the queue, once they read, the question of the queue is asked instead.
    """
    hours = moment.handbook.hours
    known = hours.confirmed or moment.demo
    if known and hours.is_open(moment.now) and session.node.startswith(waiting.ASKED_AT):
        return waiting.morning_due(session, moment)
    if not _open(session) or session.node.startswith("safety.") or moment.lately(session.heard):
        return Move(session)
    here = moment.now.astimezone(moment.zone).time()
    if not MORNING <= here < NOON or may_send(session, "question", moment) != "send":
        return Move(session)
    session = put(answered(session, check.MORNING, moment.now.isoformat()), asked_safe=moment.now)
    session, unread = asked.unread(session)
    words = (Text(bystander.of_the_child(session, "safety.check.morning")), *unread, *later(moment))
    return Move(
        named(session, moment),
        to=f"+{check.NAME}",
        instead=(*words, *numbers(session, moment, first=True)),
    )


def _open(session: Session) -> bool:
    """Whether a danger passed, and neither they nor a counsellor ended it."""
    case, passed = session.case, session.passed
    if case is None or case.claimed or session.peril or passed is None:
        return False
    return session.said_safe is None or session.said_safe < passed.heard


def _morning(quiet: datetime, moment: Moment) -> datetime:
    """The first one with a night before it."""
    local = (quiet + NIGHT).astimezone(moment.zone)
    morning = datetime.combine(local.date(), MORNING, moment.zone)
    return morning if morning >= local else morning + timedelta(days=1)


TIMERS = {"quiet": quiet_due, NAME: due}
