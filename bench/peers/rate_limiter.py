"""The limiter that python-telegram-bot offers for the platform's limits, or, where it cannot be had, one that does what
its documentation says.

Its own AIORateLimiter needs aiolimiter, which is not among our dependencies. What the documentation promises, and what
is done here: a call to a group first waits for the group's bucket (20 a minute), each call to a chat for that of all
(30 a second), in the order in which they came; a RetryAfter halts every call for its time and a tenth of a second.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from importlib.util import find_spec
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter, BaseRateLimiter

TRIES = 4


LIBRARYS_OWN = find_spec("aiolimiter") is not None


def rate_limiter() -> BaseRateLimiter[Any]:
    """The library's own where aiolimiter is installed."""
    return AIORateLimiter(max_retries=TRIES - 1) if LIBRARYS_OWN else AsDocumented()


class Bucket:
    """Fills with each call and leaks steadily; whoever finds it full waits in a line."""

    def __init__(self, most: float, seconds: float) -> None:
        self._most = most
        self._leak = most / seconds
        self._level = 0.0
        self._at = time.monotonic()
        self._line = asyncio.Lock()

    async def take(self) -> None:
        async with self._line:
            while (over := self._now() + 1 - self._most) > 0:
                await asyncio.sleep(over / self._leak)
            self._level += 1

    def _now(self) -> float:
        now = time.monotonic()
        self._level = max(0.0, self._level - (now - self._at) * self._leak)
        self._at = now
        return self._level


class AsDocumented(BaseRateLimiter[int]):
    """Two levels and a halt, without urgency."""

    def __init__(self) -> None:
        self._overall = Bucket(30, 1)
        self._groups: dict[int, Bucket] = {}
        self._going = asyncio.Event()
        self._going.set()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        chat = data.get("chat_id")
        for left in reversed(range(TRIES)):
            if chat is not None:
                if int(chat) < 0:
                    await self._groups.setdefault(int(chat), Bucket(20, 60)).take()
                await self._overall.take()
            await self._going.wait()
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as told:
                if not left:
                    raise
                await self._halt(told)
        raise AssertionError("the last try returns or raises")

    async def _halt(self, told: RetryAfter) -> None:
        seconds = told.retry_after
        self._going.clear()
        try:
            await asyncio.sleep((seconds if isinstance(seconds, int) else seconds.total_seconds()) + 0.1)
        finally:
            self._going.set()
