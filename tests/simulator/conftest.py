"""A simulator with a few people in it, and raw access to its Bot API."""

from collections.abc import AsyncIterator

import pytest

from simulator.client import Phone
from simulator.joining import make_group
from simulator.records import FULL_RIGHTS, Person
from simulator.server import Simulator
from tests.simulator.raw_bot import RawBot

IBU, KAK_SARI, KAK_BIMA, STRANGER, GROUP = 501, 502, 503, 504, -1002000000009


def people(sim: Simulator) -> None:
    for number, name in ((IBU, "Ibu"), (KAK_SARI, "Kak Sari"), (KAK_BIMA, "Kak Bima"), (STRANGER, "Orang")):
        sim.world.put(Person(number, name))
        sim.world.private(number)


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(limits=False) as simulator:
        people(simulator)
        yield simulator


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[RawBot]:
    async with RawBot(sim.url, sim.token) as raw:
        yield raw


@pytest.fixture
async def ibu(sim: Simulator) -> Phone:
    """A parent who has pressed START, with nothing else waiting for the bot."""
    phone = sim.phone(IBU)
    await phone.start()
    sim.world.updates.clear()
    return phone


@pytest.fixture
def group(sim: Simulator) -> int:
    """Two counsellors and the bot as an admin."""
    make_group(sim.world, "Konselor", [KAK_SARI, KAK_BIMA], [KAK_BIMA], chat_id=GROUP, bot_rights=FULL_RIGHTS)
    sim.world.updates.clear()
    return GROUP
