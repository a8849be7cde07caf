"""The figures of the held part of corpus/, with the committed weights: none may fall behind what was last committed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handbook.reading import Handbook
from tests.conftest import SHOWN
from training.corpus import read_corpus
from training.figures import Figure, figures, judge

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))[
    "alone"
]
ROUNDED = 0.0001


def measure(book: Handbook) -> dict[str, Figure]:
    held = [one for one in read_corpus() if one.held]
    found = figures(list(judge(held, book)))
    SHOWN.parent.mkdir(parents=True, exist_ok=True)
    SHOWN.write_text("\n".join(line(one) for one in found) + "\n", encoding="utf-8")
    return {one.key: one for one in found}


def line(figure: Figure) -> str:
    wanted = f"{'at most' if figure.fewer else 'at least'} {figure.target:.0%}"
    low, high = figure.interval()
    return f"{figure.name}: {figure.share:.1%} of {figure.total} ({low:.1%} to {high:.1%}), target {wanted}"


@pytest.mark.no_cover  # thousands of messages, each through lines that smaller tests cover
def test_no_figure_falls_behind(book: Handbook) -> None:
    measured = measure(book)
    assert set(measured) == set(FLOORS)
    behind = [line(one) for key, one in measured.items() if fell(one, FLOORS[key])]
    assert behind == []


def fell(figure: Figure, committed: float) -> bool:
    return figure.share > committed + ROUNDED if figure.fewer else figure.share < committed - ROUNDED


def test_a_figure_that_falls_is_seen() -> None:
    assert fell(Figure("key", "name", 79, 100, 0.9), 0.8)
    assert not fell(Figure("key", "name", 80, 100, 0.9), 0.8)
    assert fell(Figure("key", "name", 4, 100, 0.03, fewer=True), 0.03)
    assert not fell(Figure("key", "name", 2, 100, 0.03, fewer=True), 0.03)


def test_an_interval_holds_its_share() -> None:
    low, high = Figure("key", "name", 95, 100, 0.9).interval()
    assert 0.88 < low < 0.95 < high < 0.98
    assert Figure("key", "name", 0, 0, 0.9).interval() == (0.0, 1.0)
