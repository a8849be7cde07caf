"""The clock, its tick, and the clock of the tests."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from bot.blame import blame
from bot.clock import SystemClock, Ticker, Watch
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
    async with asyncio.timeout(30):
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
    async with asyncio.timeout(30):
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


async def test_a_clock_that_was_set_back_does_not_stop_the_tick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scheduler looks at hours of the day: without its guard it would rest for the hour that comes again."""
    shift = timedelta()

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + shift

    for module in ("apscheduler.schedulers.base", "apscheduler.schedulers.asyncio", "bot.clock"):
        monkeypatch.setattr(f"{module}.datetime", Shifted, raising=False)
    ticks = asyncio.Semaphore(0)

    async def due() -> None:
        ticks.release()

    ticker = Ticker(due, 0.01)
    ticker.start()
    async with asyncio.timeout(30):
        await ticks.acquire()
        shift = -timedelta(hours=1)
        for _ in range(5):
            await ticks.acquire()
        shift = timedelta(days=1)
        for _ in range(5):
            await ticks.acquire()
    await ticker.stop()


def test_only_a_clock_that_is_set_back_is_noticed_and_until_it_was_taken_in() -> None:
    clock = SetClock()
    watch = Watch(clock)
    assert not watch.set_back()
    clock.passed += 100
    assert not watch.set_back()
    clock.shift = timedelta(hours=2)
    assert not watch.set_back(), "set forward: all that is due is due"
    clock.shift -= timedelta(seconds=0.5)
    assert not watch.set_back(), "corrected in passing"
    clock.shift -= timedelta(hours=1)
    assert watch.set_back() == timedelta(hours=1)
    assert watch.set_back() == timedelta(hours=1)
    watch.taken_in()
    assert not watch.set_back()


class SetClock(JumpClock):
    """Its hour of the day can be set; the seconds it counts know nothing of that."""

    shift = timedelta()
    passed = 0.0

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.passed) + self.shift

    def monotonic(self) -> float:
        return self.passed
