"""The demo at another hour; the real service knows only the real one."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.commands.demo import Asked, _ahead, _asked
from bot.commands.played_clock import JAKARTA, PlayedClock
from bot.commands.shift import argument, shift_in

HERE, TELEGRAM = "http://127.0.0.1:8080", "https://api.telegram.org"


def test_what_the_demo_says_the_bot_understands() -> None:
    assert shift_in([argument(timedelta(hours=-3))], HERE) == timedelta(hours=-3)
    assert shift_in([], TELEGRAM) == timedelta()


@pytest.mark.parametrize("argv", [["--shift=x"], ["--shift=60", "more"], ["--port=60"]])
def test_anything_else_is_no_hour(argv: list[str]) -> None:
    assert shift_in(argv, HERE) is None


def test_beside_the_real_telegram_no_clock_is_set() -> None:
    assert shift_in([argument(timedelta(hours=1))], TELEGRAM) is None


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], Asked(8080, False, None)),
        (["--at", "23.00", "--port", "0"], Asked(0, False, time(23))),
        (["--fresh", "--at", "7:05"], Asked(8080, True, time(7, 5))),
        (["--at", "25.00"], None),
        (["--at"], None),
    ],
)
def test_how_the_demo_is_asked(words: list[str], asked: Asked | None) -> None:
    assert _asked(words) == asked


def test_it_is_that_hour_today() -> None:
    assert _ahead(None) == timedelta()
    between = _ahead(time(23)) - _ahead(time(22))
    assert abs(between - timedelta(hours=1)) < timedelta(seconds=10)


def test_the_next_morning_is_kept_for_the_next_start(tmp_path: Path) -> None:
    clock = PlayedClock(tmp_path)
    today = clock.now().astimezone(JAKARTA)
    clock.to_next_morning()
    again = PlayedClock(tmp_path).now().astimezone(JAKARTA)
    assert (again.date() - today.date(), again.hour, again.minute) == (timedelta(days=1), 8, 0)


def test_what_no_clock_wrote_moves_none(tmp_path: Path) -> None:
    (tmp_path / "clock").write_text("tomorrow")
    assert PlayedClock(tmp_path).ahead == timedelta()
