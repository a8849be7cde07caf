"""Stopping, starting again, and a database that fails for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from storage import NotSaved, Unit, outbox
from tests.courier.road import IBU, SARI, road, running
from tests.storage.postgres import postgres_server, postgres_url
from tests.time_travel import JumpClock

__all__ = ["postgres_server", "postgres_url"]

T = TypeVar("T")


async def test_what_is_under_way_finishes_before_the_service_stops(tmp_path: Path) -> None:
    async with road(tmp_path) as way:
        way.witness.may_leave.clear()
        async with running(way.courier) as task:
            id = await way.put(IBU, "halo")
            await way.witness.hanging(1)
            later = await way.put(IBU, "besok")
            task.cancel()
            way.witness.may_leave.set()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert (await way.state(id), await way.state(later)) == ("sent", "pending")
        assert way.shown(IBU) == ["halo"]


async def test_what_does_not_finish_in_five_seconds_is_left_and_repeated_at_the_next_start(
    tmp_path: Path,
) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("hang", method="sendMessage", times=1)
        async with running(way.courier) as task:
            id = await way.put(IBU, "halo")
            await way.witness.hanging(1)
            task.cancel()
            assert await clock.asleep(at_least=5) == 5
            await clock.jump(5)
            with pytest.raises(asyncio.CancelledError):
                await task
        assert await way.state(id) == "sending"
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["halo"]


async def test_what_left_meanwhile_is_written_down_although_another_hangs_to_the_end(tmp_path: Path) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        way.sim.faults.add("hang", method="sendMessage", times=1)
        async with running(way.courier) as task:
            hung = await way.put(IBU, "halo")
            await way.witness.hanging(1)
            way.sim.faults.add("slow", method="sendMessage", ms=200, times=1)
            said = await way.put(SARI, "halo")
            await way.witness.hanging(2)
            task.cancel()
            await way.witness.after(1)
            assert await clock.asleep(at_least=5) == 5
            await clock.jump(5)
            with pytest.raises(asyncio.CancelledError):
                await task
        assert (await way.state(hung), await way.state(said)) == ("sending", "sent")


async def test_a_courier_stopped_while_it_takes_notices_sends_what_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else they would be held as uncertain, although nobody ever sent them."""
    async with road(tmp_path) as way:
        id = await way.put(IBU, "kabar", outbox.NOTICES)
        write, taking = way.store.write, asyncio.Event()

        async def tells(fn: Callable[[Unit], T]) -> T:
            if "_round" in repr(fn):
                taking.set()
            return await write(fn)

        monkeypatch.setattr(way.store, "write", tells)
        async with running(way.courier):
            await taking.wait()
        assert await way.state(id) == "sent"
        assert way.shown(IBU) == ["kabar"]


async def test_an_outcome_is_kept_as_soon_as_the_database_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        id = await way.put(IBU, "halo")
        write, failures = way.store.write, 0

        async def fails_twice(fn: Callable[[Unit], T]) -> T:
            nonlocal failures
            if "settle" in repr(fn) and failures < 2:
                failures += 1
                raise OSError("disk full: rahasia")
            return await write(fn)

        monkeypatch.setattr(way.store, "write", fails_twice)
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert failures == 2
        assert await way.state(id) == "sent"
        assert way.shown(IBU) == ["halo"]
    assert "its outcome could not be kept: OSError" in caplog.text
    assert "rahasia" not in caplog.text


async def test_an_outcome_outlives_a_database_in_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What left must not be forgotten with the round that could not write it down."""
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        id = await way.put(IBU, "halo")
        write, failures = way.store.write, 0

        async def in_trouble(fn: Callable[[Unit], T]) -> T:
            nonlocal failures
            if "settle" in repr(fn) and failures < 2:
                failures += 1
                raise NotSaved(OSError("locked"))
            return await write(fn)

        monkeypatch.setattr(way.store, "write", in_trouble)
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert failures == 2
        assert await way.state(id) == "sent"
        assert way.shown(IBU) == ["halo"]


async def test_a_database_that_cannot_be_read_for_a_moment_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = JumpClock()
    async with road(tmp_path, clock=clock) as way:
        await way.put(IBU, "halo")
        write, failures = way.store.write, 0

        async def fails_twice(fn: Callable[[Unit], T]) -> T:
            nonlocal failures
            failures += 1
            if failures <= 2:
                raise OSError
            return await write(fn)

        monkeypatch.setattr(way.store, "write", fails_twice)
        async with running(way.courier):
            await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["halo"]


@pytest.mark.postgres
async def test_on_postgresql_it_is_the_same(tmp_path: Path, postgres_url: str) -> None:
    async with road(tmp_path, url=postgres_url) as way:
        ids = [await way.put((IBU, SARI)[number % 2], str(number)) for number in range(40)]
        async with running(way.courier):
            await way.courier.drain()
        assert {await way.state(id) for id in ids} == {"sent"}
        assert way.shown(SARI) == [str(number) for number in range(1, 40, 2)]
