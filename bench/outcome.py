"""What one run of one contender gave, as it comes out of its process."""

from __future__ import annotations

import resource

import msgspec


class Outcome(msgspec.Struct, frozen=True, omit_defaults=True):
    """`turns` in `seconds` of the wall and `cpu` seconds of this process; `more` are further figures by name."""

    turns: int
    seconds: float
    cpu: float
    more: dict[str, float] = {}

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds

    @property
    def cpu_of_1000(self) -> float:
        """Seconds of processor time for a thousand turns."""
        return 1000 * self.cpu / self.turns


def cpu() -> float:
    """Seconds of processor time of this process so far, all threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
