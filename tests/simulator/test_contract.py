"""One contract, two libraries: python-telegram-bot and aiogram must both find what the Bot API promises.

With TELEGRAM_CONTRACT_TOKEN set, the steps that need no person run against Telegram itself as well.
"""

import os
from collections.abc import AsyncIterator, Callable

import pytest

from simulator.client import Phone
from simulator.server import Simulator
from tests.simulator.conftest import GROUP, KAK_SARI, STRANGER
from tests.simulator.contract import bot_only, with_groups, with_media, with_words
from tests.simulator.contract.aiogram_driver import AiogramDriver
from tests.simulator.contract.driver import Driver
from tests.simulator.contract.ptb_driver import PtbDriver
from tests.simulator.contract.stage import Stage, Step

DRIVERS: dict[str, Callable[..., Driver]] = {"python-telegram-bot": PtbDriver, "aiogram": AiogramDriver}
REAL_TOKEN = os.environ.get("TELEGRAM_CONTRACT_TOKEN", "")
PLACES = ("simulator", "telegram") if REAL_TOKEN else ("simulator",)
WITH_PEOPLE = (*with_words.STEPS, *with_media.STEPS, *with_groups.STEPS)


@pytest.fixture(params=DRIVERS)
async def driver(request: pytest.FixtureRequest, sim: Simulator) -> AsyncIterator[Driver]:
    library = DRIVERS[request.param](sim.token, sim.url)
    yield library
    await library.close()


@pytest.fixture
def stage(driver: Driver, sim: Simulator, ibu: Phone, group: int) -> Stage:
    return Stage(driver, ibu, sim.phone(KAK_SARI), STRANGER, GROUP)


@pytest.mark.parametrize("step", WITH_PEOPLE, ids=lambda step: step.__name__)
async def test_with_people(step: Step, stage: Stage) -> None:
    await step(stage)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("library", DRIVERS)
@pytest.mark.parametrize("step", bot_only.STEPS, ids=lambda step: step.__name__)
async def test_bot_alone(step: bot_only.Step, library: str, place: str, sim: Simulator) -> None:
    make = DRIVERS[library]
    driver = make(sim.token, sim.url) if place == "simulator" else make(REAL_TOKEN)
    try:
        await step(driver)
    finally:
        await driver.close()
