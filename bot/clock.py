"""The clock that everything is handed, and the tick that asks what is due. Nothing else may look at a real clock."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from bot.blame import blame

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

TICK = 0.5
"""Seconds between two looks at what is due."""


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


class Ticker:
    """Calls `due` at once and then every `seconds`, one call at a time; a call that fails is logged and forgotten."""

    def __init__(self, due: Callable[[], Awaitable[None]], seconds: float = TICK) -> None:
        self._due = due
        self._seconds = seconds
        self._scheduler: AsyncIOScheduler | None = None
        self._resting = asyncio.Event()
        self._resting.set()

    def start(self) -> None:
        """Call it inside a running event loop, once."""
        # Imported here because a bot that only polls, checks or draws does not need its 100 ms.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        # It reports every skipped tick as a warning; a long turn is none.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=self._seconds,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """No call begins after this; the one under way is waited for."""
        if self._scheduler is None:
            return
        self._scheduler.pause()
        await self._resting.wait()
        self._scheduler.shutdown(wait=False)
        self._scheduler = None
        await asyncio.sleep(0)  # its shutdown runs as the loop's next callback

    async def _tick(self) -> None:
        self._resting.clear()
        try:
            await self._due()
        except Exception as error:
            log.error("the tick failed: %s", blame(error))
        finally:
            self._resting.set()
