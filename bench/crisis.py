"""Figure 2: from a message of danger to the counsellors' card, while many talk and a notice goes out.

The simulator keeps to the platform's limits. The notice is put into the outbox before the bot starts, a row a person
and round, more than the platform lets out while this lasts.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bench.live import Live, live
from bench.ours import play, service
from bench.rehearsal import tokens
from bench.report import Table, percentile
from bench.steps import FIRST_PERSON
from bot.channels.contract import Outgoing
from simulator.cast import DEMO_CAST
from storage import Unit, chats, outbox

TELLING = range(4)
"""These turns lead to the place where a family tells its story."""

STORY = ("anak saya susah makan sayur", "sudah dicoba macam-macam", "kadang mau kalau disuapi neneknya")
DANGER = "tolong, aku mau bunuh diri sekarang"
EVERY = 6.5
"""Seconds between two: a group takes 20 messages and edits a minute, and the board is redrawn in the same group."""

TALK_RATE = 10.0
"""Messages a second that the others write."""


def measure(people: int, dangers: int, say: Callable[[str], None]) -> list[Table]:
    """So many people in conversation, of whom so many tell of danger, one after another."""
    with TemporaryDirectory(prefix="bench-") as folder:
        notices = int(25 * EVERY * (dangers + 5) / people) + 1
        asyncio.run(_prepared(Path(folder), people, notices))
        found = asyncio.run(_measured(Path(folder), people, dangers, say))
    late = [1000 * one for one in found]
    rows = (
        ("median, ms", f"{percentile(late, 0.5):.0f}", ""),
        ("p99, ms", f"{percentile(late, 0.99):.0f}", "250, over what the simulator takes"),
        ("the slowest, ms", f"{max(late):.0f}", ""),
        ("dangers", str(len(late)), ""),
    )
    return [Table(f"Crisis latency, {people} chats and a notice", ("what", "measured", "wanted"), rows)]


async def _prepared(folder: Path, people: int, notices: int) -> None:
    with service(folder) as (made, clock):
        courier = asyncio.create_task(made.courier.run())
        await play(made, clock, tokens(made.house.handbook, made.house.words), people, TELLING)
        await made.courier.drain()
        courier.cancel()
        await asyncio.gather(courier, return_exceptions=True)

        def put(unit: Unit) -> None:
            words = msgspec.json.encode(Outgoing(text="Pekan ini Puspa buka sampai pukul 16.00."))
            for person in range(people):
                chat = chats.find_or_open(unit, "telegram", str(FIRST_PERSON + person), "private")
                for _ in range(notices):
                    outbox.put(unit, chat.id, outbox.NOTICES, "message", words)

        await made.store.write(put)


async def _measured(folder: Path, people: int, dangers: int, say: Callable[[str], None]) -> list[float]:
    found: list[float] = []
    async with live(folder, people, limits=True) as place:
        for person in range(people):
            place.says(person, "halo kak")
        talking = asyncio.create_task(_talk(place, range(dangers, people)))
        await asyncio.sleep(EVERY)
        for person in range(dangers):
            card = asyncio.create_task(place.next_message(DEMO_CAST.group))
            await asyncio.sleep(0)
            begun = time.perf_counter()
            place.says(person, DANGER)
            async with asyncio.timeout(60):
                found.append(await card - begun)
            say(f"danger {person + 1}/{dangers}: the card after {1000 * found[-1]:.0f} ms")
            await asyncio.sleep(EVERY)
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
    return found


async def _talk(place: Live, people: range) -> None:
    dice = random.Random(7)
    while people:
        place.says(dice.choice(people), dice.choice(STORY))
        await asyncio.sleep(1 / TALK_RATE)
