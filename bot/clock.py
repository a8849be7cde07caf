"""The clock that everything is handed, and the tick that asks what is due. Nothing else may look at a real clock."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from bot.blame import blame

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

JOB = "tick"

TICK = 0.5
"""Seconds between two looks at what is due."""
PASSING = 1.0
"""Seconds: by less than this a clock is corrected, and not set."""


class Clock(Protocol):
    """Time as the house sees it; a test's clock jumps."""

    def now(self) -> datetime:
        """Aware, UTC."""

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back when somebody sets the machine's clock."""

    async def sleep(self, seconds: float) -> None:
        """Let the others run for so long."""


class SystemClock:
    """The machine's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class ShiftedClock(SystemClock):
    """The machine's clock, as it would be at another hour: for the demo and for tests."""

    def __init__(self, shift: timedelta) -> None:
        self._shift = shift

    def now(self) -> datetime:
        return super().now() + self._shift


class Watch:
    """Notices when somebody sets the machine's clock back: then its two clocks grow apart."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._apart = self._measure()
        self._back = 0.0

    def set_back(self) -> timedelta:
        """By how much since the last `taken_in`; zero for what a time service corrects in passing."""
        apart = self._measure()
        if self._apart - apart > PASSING:
            self._back += self._apart - apart
        self._apart = apart
        return timedelta(seconds=self._back)

    def taken_in(self) -> None:
        """What was due moved with the clock."""
        self._back = 0.0

    def _measure(self) -> float:
        return self._clock.now().timestamp() - self._clock.monotonic()


class Ticker:
    """Calls `due` at once and then every `seconds`, one call at a time; a call that fails is logged and forgotten."""

    def __init__(self, due: Callable[[], Awaitable[None]], seconds: float = TICK) -> None:
        self._due = due
        self._seconds = seconds
        self._scheduler: AsyncIOScheduler | None = None
        self._guard: asyncio.Task[None] | None = None
        self._trouble = ""
        self._resting = asyncio.Event()
        self._resting.set()

    def start(self) -> None:
        """Call it inside a running event loop, once."""
        # Imported here because a bot that only polls, checks or draws does not need its 100 ms.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        from bot.every import Every

        # It reports every skipped tick as a warning; a long turn is none.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._tick,
            Every(self._seconds),
            id=JOB,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self._guard = asyncio.create_task(self._keep_going(self._scheduler))

    async def stop(self) -> None:
        """No call begins after this; the one under way is waited for."""
        if self._scheduler is None:
            return
        if self._guard is not None:
            self._guard.cancel()
        self._scheduler.pause()
        await self._resting.wait()
        self._scheduler.shutdown(wait=False)
        self._scheduler = None
        await asyncio.sleep(0)  # its shutdown runs as the loop's next callback

    async def _keep_going(self, scheduler: AsyncIOScheduler) -> None:
        """The scheduler knows hours of the day only: after a clock was set back it would rest until they come again."""
        while True:
            await asyncio.sleep(self._seconds)
            soon = datetime.now(UTC) + timedelta(seconds=2 * self._seconds)
            job = scheduler.get_job(JOB)
            if job is not None and job.next_run_time is not None and job.next_run_time > soon:
                job.modify(next_run_time=datetime.now(UTC))

    async def _tick(self) -> None:
        self._resting.clear()
        try:
            await self._due()
        except Exception as error:
            if blame(error) != self._trouble:  # a database that is gone for a minute fails a hundred ticks
                log.error("the tick failed: %s", blame(error))
            self._trouble = blame(error)
        else:
            self._trouble = ""
        finally:
            self._resting.set()
