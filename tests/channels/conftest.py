"""Telegram on loopback with a mother, two counsellors and their group, and our channel to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.channels.contract import Incoming
from bot.channels.telegram import Telegram, Timeouts
from bot.clock import SystemClock
from simulator.client import Phone
from simulator.joining import make_group
from simulator.records import FULL_RIGHTS, Person
from simulator.server import Simulator

IBU, SARI, BIMA, GROUP = 501, 502, 503, -1002000000009
QUICK = Timeouts(pool=0.3, connect=0.3, read=0.3)
"""For what never answers."""
PATIENT = Timeouts(pool=30, connect=30, read=30)
"""For what does, however busy the machine is."""


class Inbox:
    """A `take` that keeps what it is given; the next one can be awaited."""

    def __init__(self) -> None:
        self.batches: list[Sequence[Incoming]] = []
        self._news: asyncio.Queue[Incoming] = asyncio.Queue()

    async def take(self, batch: Sequence[Incoming]) -> None:
        self.batches.append(batch)
        for incoming in batch:
            self._news.put_nowait(incoming)

    async def next(self) -> Incoming:
        async with asyncio.timeout(30):
            return await self._news.get()

    @property
    def nothing_more(self) -> bool:
        return self._news.empty()


def logged_by_us(caplog: pytest.LogCaptureFixture) -> str:
    """What our side of the wire logged; the simulator's server has a log of its own."""
    return "\n".join(record.getMessage() for record in caplog.records if record.name != "aiohttp.access")


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(limits=False, webhook_pause=0.01) as simulator:
        for number, name in ((IBU, "Ibu"), (SARI, "Kak Sari"), (BIMA, "Kak Bima")):
            simulator.world.put(Person(number, name))
            simulator.world.private(number)
        make_group(simulator.world, "Konselor", [SARI, BIMA], [BIMA], chat_id=GROUP, bot_rights=FULL_RIGHTS)
        simulator.world.updates.clear()
        yield simulator


@pytest.fixture
async def telegram(sim: Simulator) -> AsyncIterator[Telegram]:
    async with Telegram(sim.token, SystemClock(), sim.url, timeouts=PATIENT, held=5) as channel:
        yield channel


@pytest.fixture
async def hurried(sim: Simulator) -> AsyncIterator[Telegram]:
    """It soon gives up waiting for an answer."""
    async with Telegram(sim.token, SystemClock(), sim.url, timeouts=QUICK) as channel:
        yield channel


@pytest.fixture
async def ibu(sim: Simulator) -> Phone:
    """A mother who pressed START some time ago."""
    phone = sim.phone(IBU)
    await phone.start()
    sim.world.updates.clear()
    return phone


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
async def listening(sim: Simulator, telegram: Telegram, inbox: Inbox, ibu: Phone) -> AsyncIterator[Inbox]:
    """The channel polls into the inbox, and the platform knows by now what it wants to hear of."""
    sim.inject_update({"poll": {}})
    task = asyncio.create_task(telegram.receive(inbox.take))
    await inbox.next()
    yield inbox
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
