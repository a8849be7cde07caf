"""The real process over HTTP: the simulator here, `python -m bot run` beside it, and people who write at their pace."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.steps import FIRST_PERSON
from bot.commands.demo import environment
from simulator.cast import DEMO_CAST
from simulator.phones.asked import Say
from simulator.phones.say import say
from simulator.records import Person
from simulator.server import Simulator

WITHIN = 120.0
LOOK = 0.01


@dataclass
class Live:
    """`process` is the bot's; whoever waits for a chat is told when the bot next posts there."""

    simulator: Simulator
    process: int
    _waits: dict[int, asyncio.Future[float]] = field(default_factory=dict)

    def says(self, chat: int, text: str) -> None:
        """This person writes now."""
        say(self.simulator.world, Say(FIRST_PERSON + chat, FIRST_PERSON + chat, text))

    async def next_message(self, chat: int) -> float:
        """The moment at which the bot next posts in the chat with this address."""
        return await self._waits.setdefault(chat, asyncio.get_running_loop().create_future())

    async def watch(self) -> None:
        """Until cancelled: see what the bot posts."""
        world = self.simulator.world
        seen = world.feed.last
        while True:
            await world.feed.news(seen)
            for event in world.feed.after(seen):
                seen = event.number
                if event.kind == "message" and event.message and event.message.sender == world.bot.id:
                    wait = self._waits.pop(event.chat, None)
                    if wait is not None and not wait.done():
                        wait.set_result(time.perf_counter())


@asynccontextmanager
async def live(folder: Path, people: int, *, limits: bool, **changes: str) -> AsyncIterator[Live]:
    """So many people with phones, who have not written yet; the bot polls when this begins."""
    async with Simulator(limits=limits) as simulator:
        DEMO_CAST.install(simulator.world)
        for person in range(people):
            simulator.world.put(Person(FIRST_PERSON + person, f"Orang {person}"))
            simulator.world.private(FIRST_PERSON + person)
        given = {**os.environ, **environment(simulator.url, folder), "ONCALL_IDS": "", **changes}
        bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=given)
        place = Live(simulator, bot.pid)
        watching = asyncio.create_task(place.watch())
        try:
            async with asyncio.timeout(WITHIN):
                while not simulator.presence.online:
                    await asyncio.sleep(LOOK)
            yield place
        finally:
            watching.cancel()
            bot.kill()
            await bot.wait()
            await asyncio.gather(watching, return_exceptions=True)
