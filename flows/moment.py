"""What a step may know beside the session and the input: the time, fresh randomness, the handbook, the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flows.text import Phrasebook
from handbook.reading import Handbook

LATELY = timedelta(minutes=3)
"""How long a person or a counsellor counts as present after writing: no platform tells a bot that someone is typing."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`now` is aware (UTC); `dice` are 64 random bits that came with the input; `demo` shows unconfirmed facts."""

    now: datetime
    dice: int
    handbook: Handbook
    words: Phrasebook
    zone: ZoneInfo
    demo: bool = False
    oncall: bool = False

    def lately(self, then: datetime | None) -> bool:
        """Whether `then` is within the last three minutes. An hour that is still to come (the clock was set back) is
        not.
        """
        return then is not None and timedelta() <= self.now - then < LATELY
