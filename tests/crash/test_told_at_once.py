"""Whoever runs the bot's process tells at once that it is gone, whatever the process left behind."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.commands.bot_process import BotProcess
from bot.commands.demo import environment
from simulator.cast import DEMO_CAST
from simulator.server import Simulator

pytestmark = pytest.mark.crash

LOOK = 0.05


async def test_a_killed_bot_is_shown_dead_while_its_helper_still_holds_the_terminal(tmp_path: Path) -> None:
    """The page told of a kill ten seconds late: the second listener's process was still reading its model."""
    heard: list[str] = []
    ended = asyncio.Event()

    def told(life: str, _: str) -> None:
        heard.append(life)
        if life == "ended":
            ended.set()

    async with Simulator(limits=False) as simulator:
        DEMO_CAST.install(simulator.world)
        bot = BotProcess()
        bot.told = told
        bot.environment = {**os.environ, **environment(simulator.url, tmp_path)}
        await bot.start()
        helper = await first_child(bot.pid)
        os.kill(helper, signal.SIGSTOP)
        try:
            async with asyncio.timeout(10):
                await bot.kill()
            assert heard == ["starting", "killed"]
            async with asyncio.timeout(10):
                await bot.start()
            os.kill(bot.pid, signal.SIGKILL)
            async with asyncio.timeout(10):
                await ended.wait()
            assert heard == ["starting", "killed", "starting", "ended"]
        finally:
            os.kill(helper, signal.SIGCONT)
            await bot.stop()


async def first_child(parent: int) -> int:
    """Waits until the process has begun another."""
    children, clock = Path(f"/proc/{parent}/task/{parent}/children"), SystemClock()
    while not (found := children.read_text().split()):
        await clock.sleep(LOOK)
    return int(found[0])
