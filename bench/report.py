"""Measurements as the tables of docs/performance.md: medians, with the least and the most beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.target import Target


@dataclass(frozen=True)
class Table:
    """One table of the report."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    targets: Sequence[Target] = ()
    """What is wanted of its figures."""

    def markdown(self) -> str:
        """As it stands in a page."""
        lines = [f"### {self.title}", "", _line(self.head), _line(["---"] * len(self.head))]
        return "\n".join([*lines, *map(_line, self.rows), ""])


def spread(values: Sequence[float], digits: int = 0) -> str:
    """`median (least to most)`; one value alone has no spread, and none was not measured."""
    if not values:
        return "not measured"
    said = f"{median(values):.{digits}f}"
    return said if len(values) == 1 else f"{said} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all does not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
