"""When to try again, and when to stop trying: a message dies of itself, never of a network or platform that is down."""

from __future__ import annotations

from dataclasses import dataclass

HARD = 8
"""Failures after which a message is given up; they count only while others arrive."""
LONGEST = 60.0
LONGEST_OUTAGE = 30.0


@dataclass
class _Tries:
    made: int = 0
    counted: int = 0
    others: int = -1


class Setbacks:
    """Kept in memory alone: after a restart every message has all its tries again. Rows are outbox ids."""

    def __init__(self) -> None:
        self._tries: dict[int, _Tries] = {}
        self._taken = 0
        self._streak = 0
        self._out_until = 0.0

    @property
    def out(self) -> bool:
        """Whether nothing was taken since the last outage began."""
        return self._streak > 0

    def taken(self, row: int) -> None:
        """The platform took this one."""
        self._taken += 1
        self._streak = 0
        self.forget(row)

    def forget(self, row: int) -> None:
        """This one is settled for good."""
        self._tries.pop(row, None)

    def uncertain(self, row: int) -> float | None:
        """Seconds until this one is tried again; None when it is given up."""
        tries = self._tries.setdefault(row, _Tries())
        if tries.others != self._taken:
            tries.counted += 1
        tries.others = self._taken
        tries.made += 1
        if tries.counted >= HARD:
            self.forget(row)
            return None
        return min(2.0 ** (tries.made - 1), LONGEST)

    def outage(self, now: float, seconds: float) -> float:
        """Seconds for which everything rests; many sends that fail together are one setback."""
        if now < self._out_until:
            return self._out_until - now
        pause = max(seconds, min(2.0**self._streak, LONGEST_OUTAGE))
        self._streak += 1
        self._out_until = now + pause
        return pause
