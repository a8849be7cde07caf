"""The clock, its tick, and the clock of the tests."""

from __future__ import annotations

import asyncio
from datetime import UTC

import pytest

from bot.blame import blame
from bot.clock import SystemClock, Ticker
from tests.time_travel import START, JumpClock


async def test_the_system_clock_is_aware_and_never_goes_back() -> None:
    clock = SystemClock()
    before, began = clock.now(), clock.monotonic()
    await clock.sleep(0.01)
    assert clock.now().tzinfo is UTC
    assert clock.now() > before
    assert clock.monotonic() - began >= 0.01


async def test_the_tick_comes_at_once_and_again() -> None:
    ticks = asyncio.Semaphore(0)

    async def due() -> None:
        ticks.release()

    ticker = Ticker(due, 0.01)
    ticker.start()
    async with asyncio.timeout(5):
        for _ in range(3):
            await ticks.acquire()
    await ticker.stop()


async def test_ticks_never_overlap_and_a_failing_one_is_not_the_last(
    caplog: pytest.LogCaptureFixture,
) -> None:
    running, calls, enough = 0, 0, asyncio.Event()

    async def due() -> None:
        nonlocal running, calls
        running += 1
        calls += 1
        assert running == 1
        await asyncio.sleep(0.03)
        running -= 1
        if calls == 1:
            raise ValueError("rahasia")
        if calls == 3:
            enough.set()

    ticker = Ticker(due, 0.01)
    ticker.start()
    async with asyncio.timeout(5):
        await enough.wait()
    await ticker.stop()
    assert "the tick failed: ValueError at test_clock.py" in caplog.text
    assert "rahasia" not in caplog.text


async def test_stopping_waits_for_the_tick_under_way_and_allows_no_other() -> None:
    begun, finished = asyncio.Event(), []

    async def due() -> None:
        begun.set()
        await asyncio.sleep(0.05)
        finished.append(True)

    ticker = Ticker(due, 0.01)
    ticker.start()
    await begun.wait()
    await ticker.stop()
    assert finished == [True]
    await asyncio.sleep(0.05)
    assert finished == [True]
    await Ticker(due).stop()


async def test_time_passes_when_a_test_says_so_and_wakes_sleepers_at_their_hour() -> None:
    clock, woken = JumpClock(), []

    async def sleeper(seconds: float) -> None:
        await clock.sleep(seconds)
        woken.append((seconds, clock.monotonic()))

    tasks = [asyncio.create_task(sleeper(seconds)) for seconds in (60, 5, 3600)]
    assert await clock.asleep(at_least=3600) == 3600
    await clock.jump(100)
    assert woken == [(5, 5), (60, 60)]
    assert (clock.now() - START).total_seconds() == 100
    await clock.until(asyncio.wait_for(tasks[2], None))
    assert woken[-1] == (3600, 3600)


def test_an_error_is_told_by_class_and_place_alone() -> None:
    with pytest.raises(ValueError, match="rahasia") as caught:
        int("rahasia")
    assert blame(caught.value).startswith("ValueError at test_clock.py:")
    assert blame(KeyError("rahasia")) == "KeyError"
