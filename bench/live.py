"""The real process over HTTP: the simulator here, `python -m bot run` beside it, and people who write at their pace."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.steps import FIRST_PERSON
from bot.commands.demo import environment
from simulator.cast import DEMO_CAST
from simulator.phones.asked import Say
from simulator.phones.feed import Event
from simulator.phones.say import say
from simulator.records import Person
from simulator.server import Simulator

WITHIN = 300.0
LOOK = 0.01
STOPS = 15.0
"""Seconds that a process gets to end by itself."""
BOARD = "Papan Puspa"
"""How the desk's board begins, which nobody waits for."""


@dataclass
class Live:
    """`processes` are the bot's; whoever waits for a chat is told when the bot next posts there."""

    simulator: Simulator
    processes: list[int] = field(default_factory=list)
    posted: dict[int, asyncio.Queue[Event]] = field(default_factory=dict)
    """What the bot posts, for each chat that somebody put here."""
    said: Counter[str] = field(default_factory=Counter)
    """How often the bot posted each text."""
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
                message = event.message
                posted = event.kind == "message" and message is not None and message.sender == world.bot.id
                if posted and message and not message.text.startswith(BOARD):
                    self._tell(event)

    def _tell(self, event: Event) -> None:
        if event.message is not None:
            self.said[event.message.text] += 1
        if event.chat in self.posted:
            self.posted[event.chat].put_nowait(event)
        wait = self._waits.pop(event.chat, None)
        if wait is not None and not wait.done():
            wait.set_result(time.perf_counter())


@asynccontextmanager
async def town(people: int, *, limits: bool) -> AsyncIterator[Live]:
    """So many people with phones, who have not written yet, and no bot."""
    async with Simulator(limits=limits, webhook_pause=0.1) as simulator:
        DEMO_CAST.install(simulator.world)
        for person in range(people):
            simulator.world.put(Person(FIRST_PERSON + person, f"Orang {person}"))
            simulator.world.private(FIRST_PERSON + person)
        place = Live(simulator)
        watching = asyncio.create_task(place.watch())
        try:
            yield place
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)


@asynccontextmanager
async def process(place: Live, *program: str, **settings: str) -> AsyncIterator[None]:
    """A Python module as a process of its own, told to stop at the end.

    Raises RuntimeError as soon as it ends by itself, whatever is being waited for.
    """
    given = {**os.environ, **settings}
    bot = await asyncio.create_subprocess_exec(sys.executable, "-m", *program, env=given)
    place.processes.append(bot.pid)
    whoever_waits = asyncio.current_task()
    assert whoever_waits is not None
    ending = asyncio.create_task(bot.wait())

    def on_end(_: object) -> None:
        whoever_waits.cancel()

    ending.add_done_callback(on_end)
    try:
        yield
    except asyncio.CancelledError:
        if not ending.done():
            raise
        whoever_waits.uncancel()
        raise RuntimeError(f"{' '.join(program)} ended by itself, with {bot.returncode}") from None
    finally:
        ending.remove_done_callback(on_end)
        await asyncio.shield(_ended(bot))


async def _ended(bot: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended by itself
        bot.terminate()
        try:
            async with asyncio.timeout(STOPS):
                await bot.wait()
        except TimeoutError:
            bot.kill()
            await bot.wait()


def settings(place: Live, folder: Path, database: str, **changes: str) -> dict[str, str]:
    """The demo's, with nobody on call."""
    given = environment(place.simulator.url, folder)
    return {**given, "ONCALL_IDS": "", "DATABASE_URL": database, **changes}


@asynccontextmanager
async def live(
    folder: Path, people: int, *, limits: bool, database: str = "", **changes: str
) -> AsyncIterator[Live]:
    """A town with our bot, which polls when this begins."""
    async with (
        town(people, limits=limits) as place,
        process(place, "bot", "run", **settings(place, folder, database, **changes)),
    ):
        await until(lambda: place.simulator.presence.online)
        yield place


async def until(there: Callable[[], bool]) -> None:
    """Raises TimeoutError."""
    async with asyncio.timeout(WITHIN):
        while not there():
            await asyncio.sleep(LOOK)
