"""The demo's clock: set to another hour, or sent to the next morning. What it is ahead by is kept beside the talk."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from math import ceil
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock

JAKARTA = ZoneInfo("Asia/Jakarta")
MORNING = time(8)
FILE = "clock"


class PlayedClock(SystemClock):
    """Started again in the same folder it goes on where it was: time does not run back over what was said."""

    def __init__(self, folder: Path, ahead: timedelta = timedelta()) -> None:
        self.folder = folder
        self.ahead = _kept(folder / FILE) or ahead

    def now(self) -> datetime:
        return super().now() + self.ahead

    def to_next_morning(self) -> None:
        """08.00 in Jakarta, of the day after this one; whole seconds are kept, so never a moment before it."""
        here = self.now().astimezone(JAKARTA)
        morning = datetime.combine(here.date() + timedelta(days=1), MORNING, JAKARTA)
        self.ahead += timedelta(seconds=ceil((morning - here).total_seconds()))
        (self.folder / FILE).write_text(f"{self.ahead.total_seconds():.0f}", encoding="ascii")


def _kept(file: Path) -> timedelta:
    """Nothing where nobody jumped, or where somebody else wrote into the file."""
    try:
        return timedelta(seconds=int(file.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return timedelta()
