"""The report says of each figure whether what is wanted was met, by the median of what was measured."""

from __future__ import annotations

import pytest

from bench.target import Target


@pytest.mark.parametrize(
    ("target", "row"),
    [
        (Target("turns", 3000, [3500, 2900, 3100], least=True), ("turns", "at least 3,000", "3,100", "met")),
        (Target("turns", 3000, [2900], least=True), ("turns", "at least 3,000", "2,900", "**missed**")),
        (Target("start", 1.5, [1.2, 1.5, 9]), ("start", "at most 1.5", "1.50", "met")),
        (Target("start", 1.5, [5.5]), ("start", "at most 1.5", "5.50", "**missed**")),
        (Target("start", 1.5, []), ("start", "at most 1.5", "", "not measured")),
    ],
)
def test_a_target_is_met_missed_or_not_measured(target: Target, row: tuple[str, ...]) -> None:
    assert target.row() == row
