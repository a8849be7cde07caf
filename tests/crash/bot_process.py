"""The real bot as its own process beside a simulator: started, killed, started again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.commands.bot_process import BotProcess
from bot.commands.demo import environment
from simulator.cast import DEMO_CAST
from simulator.server import Simulator
from tests.house.town import UNPACED


@asynccontextmanager
async def bot_beside(folder: Path, **changes: str) -> AsyncIterator[tuple[Simulator, BotProcess]]:
    """A simulator without limits, and a bot that runs until the end or until it is killed; `changes` are settings."""
    async with Simulator(limits=False) as simulator:
        DEMO_CAST.install(simulator.world)
        bot = BotProcess()
        bot.environment = {**environment(simulator.url, folder), **UNPACED, **changes}
        await bot.start()
        try:
            yield simulator, bot
        finally:
            await bot.stop()
