"""A clock that stands still until a test moves it."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

T = TypeVar("T")

START = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
"""A Tuesday, 09.30 in Jakarta."""


class JumpClock:
    """Whoever sleeps wakes when `jump` passes their hour, in the order of their hours."""

    def __init__(self, start: datetime = START) -> None:
        self._start = start
        self._passed = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()
        self._lying_down = asyncio.Condition()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        return self._passed

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._passed + seconds, next(self._order), woken))
        async with self._lying_down:
            self._lying_down.notify_all()
        await woken

    async def jump(self, seconds: float) -> None:
        """Let so many seconds pass; each sleeper goes on at its own hour."""
        await self._jump_to(self._passed + seconds)

    async def _jump_to(self, goal: float) -> None:
        while (hour := self._next()) is not None and hour <= goal:
            self._passed = max(self._passed, hour)
            _, _, woken = heapq.heappop(self._sleepers)
            woken.set_result(None)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        self._passed = goal

    async def asleep(self, at_least: float = 0.0) -> float:
        """Wait until somebody sleeps for at least so many more seconds; returns for how many."""
        async with self._lying_down:
            await self._lying_down.wait_for(lambda: self._longest() > 0 and self._longest() >= at_least)
        return self._longest()

    async def until(self, work: Coroutine[Any, Any, T]) -> T:
        """Let time pass, from sleeper to sleeper, until `work` is done."""
        task = asyncio.create_task(work)
        while not task.done():
            sleeper = asyncio.create_task(self.asleep())
            await asyncio.wait({task, sleeper}, return_when=asyncio.FIRST_COMPLETED)
            sleeper.cancel()
            if not task.done() and (hour := self._next()) is not None:
                await self._jump_to(hour)
        return await task

    def _next(self) -> float | None:
        self._forget_cancelled()
        return self._sleepers[0][0] if self._sleepers else None

    def _longest(self) -> float:
        self._forget_cancelled()
        return max((hour - self._passed for hour, _, _ in self._sleepers), default=0.0)

    def _forget_cancelled(self) -> None:
        self._sleepers = [sleeper for sleeper in self._sleepers if not sleeper[2].done()]
        heapq.heapify(self._sleepers)
