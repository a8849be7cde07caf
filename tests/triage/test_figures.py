"""The figures of the held part of corpus/, with the committed weights: none may fall behind what was last committed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handbook.reading import Handbook
from training.corpus import Example, read_corpus
from training.figures import Figure, figures, judge

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
ROUNDED = 0.0001


@pytest.fixture(scope="module")
def measured(book: Handbook) -> dict[str, Figure]:
    held = [one for one in read_corpus() if one.held]
    return {one.key: one for one in figures(judge(held, book))}


@pytest.mark.parametrize("key", sorted(FLOORS))
def test_no_figure_falls_behind(measured: dict[str, Figure], key: str) -> None:
    figure = measured[key]
    print(
        f"{figure.name}: {figure.share:.4f} of {figure.total}, committed {FLOORS[key]}, target {figure.target}"
    )
    if figure.fewer:
        assert figure.share <= FLOORS[key] + ROUNDED
    else:
        assert figure.share >= FLOORS[key] - ROUNDED


def test_every_figure_has_its_floor(measured: dict[str, Figure]) -> None:
    assert set(measured) == set(FLOORS)


def test_about_three_in_ten_are_held_and_no_idea_stands_on_both_sides() -> None:
    examples = read_corpus()
    held = {one.group for one in examples if one.held}
    assert held.isdisjoint(one.group for one in examples if not one.held)
    assert 0.25 < sum(one.held for one in examples) / len(examples) < 0.35


def test_a_conversation_is_read_piece_by_piece_with_what_came_before() -> None:
    pieces: list[Example] = [one for one in read_corpus() if one.id.startswith("conv-001-")]
    assert [len(piece.before) for piece in pieces] == list(range(len(pieces)))
    assert pieces[-1].before[-1] == pieces[-2].text


def test_an_interval_holds_its_share() -> None:
    low, high = Figure("key", "name", 95, 100, 0.9).interval()
    assert 0.88 < low < 0.95 < high < 0.98
    assert Figure("key", "name", 0, 0, 0.9).interval() == (0.0, 1.0)
