"""One who polls, or who works on SQLite, is alone on the database; a second waits a while and then says why not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.service import Service
from bot.worker import Worker
from simulator.server import Simulator
from storage.presence import presence
from tests.house.town import settings
from tests.storage.postgres import postgres_server, postgres_url
from tests.time_travel import JumpClock

__all__ = ["postgres_server", "postgres_url"]

WEBHOOK = {
    "TELEGRAM_MODE": "webhook",
    "WEBHOOK_URL": "http://127.0.0.1:1/telegram",
    "WEBHOOK_SECRET": "a-secret-of-the-tests",
}


async def test_a_second_waits_for_the_first_to_stop(tmp_path: Path) -> None:
    clock = JumpClock()
    first, second = (Worker(presence("", tmp_path), clock, alone=True) for _ in range(2))
    await first.enter()
    entering = asyncio.create_task(second.enter())
    await clock.asleep()
    await clock.jump(15)
    assert not entering.done()
    await first.leave()
    await clock.until(_ended(entering))
    assert second.here
    await second.leave()


async def test_a_second_that_waited_in_vain_says_so(tmp_path: Path) -> None:
    clock = JumpClock()
    first, second = (Worker(presence("", tmp_path), clock, alone=True) for _ in range(2))
    await first.enter()
    with pytest.raises(OperatorError, match=r"sedang dipakai layanan lain.*Hentikan layanan itu"):
        await clock.until(second.enter())
    assert clock.monotonic() >= 20
    await first.leave()


async def _ended(task: asyncio.Task[None]) -> None:
    await task


async def test_a_place_that_another_took_ends_the_service(tmp_path: Path) -> None:
    clock = JumpClock()
    place = presence("", tmp_path)
    worker = Worker(place, clock, alone=True)
    await worker.enter()
    place.leave()
    staying = asyncio.create_task(worker.stay())
    with pytest.raises(OperatorError, match="layanan lain"):
        await clock.until(_ended(staying))


@pytest.mark.postgres
async def test_who_may_work_beside_others(tmp_path: Path, postgres_url: str) -> None:
    async with Simulator() as simulator:
        cases: tuple[tuple[dict[str, str], bool], ...] = (
            ({}, True),
            (WEBHOOK, True),
            ({"DATABASE_URL": postgres_url}, True),
            ({"DATABASE_URL": postgres_url, **WEBHOOK}, False),
        )
        for changes, alone in cases:
            service = Service(settings(simulator, tmp_path, **changes))
            assert service.worker.alone is alone, changes
            service.store.close()
            await service.channel.close()


@pytest.mark.postgres
async def test_a_webhooks_worker_does_not_begin_beside_one_who_polls(
    tmp_path: Path, postgres_url: str
) -> None:
    clock = JumpClock()
    polling = Worker(presence(postgres_url, tmp_path), clock, alone=True)
    await polling.enter()
    beside = Worker(presence(postgres_url, tmp_path), clock, alone=False)
    with pytest.raises(OperatorError):
        await clock.until(beside.enter())
    await polling.leave()
    await beside.enter()
    await beside.leave()
