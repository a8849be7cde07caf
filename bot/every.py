"""The scheduler's trigger for a tick: so many seconds after the last one, whatever hour it is.

The library's own interval counts every tick that a clock set forward (or a machine that slept) passed over, one by one:
forty days of half seconds kept the whole loop for half a minute.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from apscheduler.triggers.base import BaseTrigger


class Every(BaseTrigger):  # type: ignore[misc]  # the library has no types
    def __init__(self, seconds: float) -> None:
        self._pause = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Never in the past."""
        return now if previous_fire_time is None else now + self._pause
