"""One family's twelve turns through the flows alone, to learn what its buttons carry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bench.steps import PAUSES, TURNS
from bot.words import Words
from flows.effects import Effect, OpenCase, SetTimer
from flows.inputs import Due, Pressed, Said
from flows.moment import Moment
from flows.notes import CaseOpened
from flows.session import Session
from flows.talk import TALK, news
from handbook.reading import Handbook

START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
PAUSE = timedelta(seconds=2)


def tokens(handbook: Handbook, words: Words) -> list[str]:
    """What the press of each turn carries; "" for a text. Raises ValueError where a turn does not lead on."""
    session, now, found = Session(), START, []
    for turn, (kind, value) in enumerate(TURNS):
        node, key = value.split(":") if kind == "pressed" else ("", "")
        if node and session.node != f"intake.{node}":
            raise ValueError(f"turn {turn} stands at {session.node}, not at intake.{node}")
        found.append(f"{session.seq}.{key}" if node else "")
        moment = Moment(now, 7, handbook, words, ZoneInfo("Asia/Jakarta"), True, False)
        said = Pressed(found[-1]) if node else Said(value, 2 * turn + 1)
        step = TALK.step(session, said, moment)
        session, timers = _applied(step.session, step.effects, moment)
        if turn in PAUSES:
            now += PAUSE
            later = Moment(now, 7, handbook, words, ZoneInfo("Asia/Jakarta"), True, False)
            for timer in timers:
                if timer.due <= now:
                    passed = news.passed(TALK.step(session, Due(timer.kind), later), later)
                    session, _ = _applied(passed.session, passed.effects, later)
    return found


def _applied(session: Session, effects: tuple[Effect, ...], moment: Moment) -> tuple[Session, list[SetTimer]]:
    timers = []
    for effect in effects:
        if isinstance(effect, SetTimer):
            timers.append(effect)
        elif isinstance(effect, OpenCase):
            step = news.take(TALK, session, CaseOpened(1, "PANDAN-LAYAR-27", effect.then), moment)
            session, more = _applied(step.session, step.effects, moment)
            timers += more
    return session, timers
