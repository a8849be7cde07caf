"""A 429 names no limit: that the overall one was met shows in several chats meeting it at once."""

from __future__ import annotations

from collections import deque

CHATS = 3
WITHIN = 2.0
"""Seconds."""


class FloodWatch:
    """Remembers the last refusals for speed."""

    def __init__(self) -> None:
        self._met: deque[tuple[float, str]] = deque()

    def everywhere(self, chat: str, now: float) -> bool:
        """Note that `chat` was refused at `now`; whether so many others were too that it must be the overall limit."""
        self._met.append((now, chat))
        while self._met[0][0] < now - WITHIN:
            self._met.popleft()
        return len({chat for _, chat in self._met}) >= CHATS
