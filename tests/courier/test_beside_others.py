"""Several workers on one PostgreSQL: who is there is known from the database, and what a dead one left is taken up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.courier import Courier
from bot.worker import Worker
from storage import outbox
from storage.presence import Presence, presence
from tests.courier.road import FAST, IBU, SARI, Road, road, running
from tests.storage.postgres import postgres_server, postgres_url
from tests.time_travel import JumpClock

__all__ = ["postgres_server", "postgres_url"]

pytestmark = pytest.mark.postgres


@asynccontextmanager
async def two_workers(folder: Path, url: str, clock: JumpClock) -> AsyncIterator[tuple[Road, Presence]]:
    """A road whose courier works beside another worker, which is played by its place on the database alone."""
    other = presence(url, folder)
    assert other.enter(alone=False)
    ours = Worker(presence(url, folder), clock, alone=False)
    await ours.enter()
    async with road(folder, clock=clock, url=url) as way:
        way.courier = Courier(
            way.store, {"telegram": way.witness}, clock, FAST, way.courier._hear, worker=ours
        )
        try:
            yield way, other
        finally:
            await ours.leave()
            other.leave()


async def test_what_a_dead_worker_had_taken_is_taken_up_and_what_a_living_one_has_is_not(
    tmp_path: Path, postgres_url: str
) -> None:
    clock = JumpClock()
    async with two_workers(tmp_path, postgres_url, clock) as (way, other):
        left = await way.put(IBU, "penting")
        await way.store.write(lambda unit: outbox.take(unit, 10, worker=other.number))
        async with running(way.courier, clock):
            for _ in range(12):
                await clock.asleep()
                await clock.jump(5)
            after = await way.put(SARI, "halo")
            await way.witness.after(1)
            await way.courier.drain()  # what arrived is written down with the next look
            assert (await way.state(left), await way.state(after)) == ("sending", "sent")
            assert way.courier.company == 2

            other.leave()
            await clock.until(way.witness.after(2))
            await clock.until(way.courier.drain())
        assert way.shown(IBU) == ["penting"]
        assert (await way.row(left)).attempts == 1, "it may have left before"
        assert way.courier.company == 1


async def test_nobody_is_taken_for_dead_by_one_who_has_just_come(tmp_path: Path, postgres_url: str) -> None:
    """Where the database was gone for a moment, all places are empty until each has taken its own again."""
    clock = JumpClock()
    async with two_workers(tmp_path, postgres_url, clock) as (way, other):
        left = await way.put(IBU, "penting")
        await way.store.write(lambda unit: outbox.take(unit, 10, worker=other.number))
        other.leave()
        async with running(way.courier, clock):
            await clock.asleep()
            await clock.jump(8)
            after = await way.put(SARI, "halo")
            await way.witness.after(1)
            await way.courier.drain()  # what arrived is written down with the next look
            assert (await way.state(left), await way.state(after)) == ("sending", "sent")
            await clock.until(way.witness.after(2))
        assert way.shown(IBU) == ["penting"]


async def test_a_row_of_ours_that_nothing_carries_is_taken_up(tmp_path: Path, postgres_url: str) -> None:
    """A commit may have gone well although the connection was lost before we heard of it."""
    clock = JumpClock()
    async with two_workers(tmp_path, postgres_url, clock) as (way, _):
        ours = way.courier._worker
        assert ours is not None
        left = await way.put(IBU, "penting")
        await way.store.write(lambda unit: outbox.take(unit, 10, worker=ours.number))
        async with running(way.courier, clock):
            await clock.until(way.witness.after(1))
        assert (await way.row(left)).attempts == 1
