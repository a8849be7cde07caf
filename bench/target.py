"""What is wanted of a figure, and how far what was measured is from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

HEAD = ("figure", "wanted", "measured", "")


@dataclass(frozen=True)
class Target:
    """`wanted` is the most that the median may be, or with `least` what it must reach."""

    figure: str
    wanted: float
    measured: Sequence[float]
    least: bool = False

    def row(self) -> tuple[str, str, str, str]:
        """As in the table of all targets."""
        wanted = f"{'at least' if self.least else 'at most'} {self.wanted:,g}"
        if not self.measured:
            return self.figure, wanted, "", "not measured"
        found = median(self.measured)
        met = found >= self.wanted if self.least else found <= self.wanted
        return self.figure, wanted, f"{found:,.{0 if found >= 20 else 2}f}", "met" if met else "**missed**"
