"""Figure 2: from a message of danger to the counsellors' card, while many talk and a notice goes out.

The simulator keeps to the platform's limits. Our notice is put into the outbox before the bot starts, a row a person
and round, more than the platform lets out while this lasts. The peers send as many (`bench/peers/crisis_bot.py`).
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from bench.databases import Database, Sqlite
from bench.live import Live, process, settings, town, until
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

LATE = 300.0
"""Seconds after which the run is broken off."""

OURS = "ours"
PEERS: Mapping[str, str] = {
    "python-telegram-bot, AIORateLimiter, notices one after another": "each",
    "python-telegram-bot, AIORateLimiter, everybody's notice at once": "all",
}
Say = Callable[[str], None]


def measure(people: int, dangers: int, peer_dangers: int, say: Say) -> list[Table]:
    """So many people in conversation, of whom so many tell of danger, one after another; then the same of each peer."""
    found = {OURS: ours(Sqlite(), people, dangers, say)}
    for name, way in PEERS.items():
        found[name] = peer(way, people, peer_dangers, say)
    rows = [(name, *cells(waits)) for name, waits in found.items()]
    head = ("contender", "median, ms", "p99, ms (wanted of ours: 250)", "slowest, ms", "dangers")
    return [Table(f"Crisis latency, {people} chats and a notice", head, rows)]


def cells(waits: list[float]) -> tuple[str, str, str, str]:
    """Median, p99, slowest, in milliseconds, and how many."""
    late = [1000 * one for one in waits]
    ranked = (percentile(late, 0.5), percentile(late, 0.99), max(late))
    median, p99, slowest = (f"{one:.0f}" for one in ranked)
    return median, p99, slowest, str(len(late))


def ours(database: Database, people: int, dangers: int, say: Say) -> list[float]:
    """Seconds from each danger to its card, on a database of its own."""
    with database.fresh() as (folder, url):
        asyncio.run(_prepared(folder, url, people, _rounds(people, dangers)))
        return asyncio.run(_ours(folder, url, people, dangers, say))


def peer(way: str, people: int, dangers: int, say: Say) -> list[float]:
    """The same of the peer that sends its notices this way."""
    return asyncio.run(_peer(way, people, dangers, say))


def _rounds(people: int, dangers: int) -> int:
    return int(25 * EVERY * (dangers + 5) / people) + 1


async def _prepared(folder: Path, url: str, people: int, notices: int) -> None:
    with service(folder, url) as (made, clock):
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


async def _ours(folder: Path, url: str, people: int, dangers: int, say: Say) -> list[float]:
    async with town(people, limits=True) as place:
        _wrote_before(place, people)
        async with process(place, "bot", "run", **settings(place, folder, url)):
            await until(lambda: place.simulator.presence.online)
            return await _waited(place, people, dangers, say)


async def _peer(way: str, people: int, dangers: int, say: Say) -> list[float]:
    async with town(people, limits=True) as place:
        _wrote_before(place, people)
        asked = (place.simulator.url, DEMO_CAST.group, people, _rounds(people, dangers), way)
        async with process(place, "bench.peers.crisis_bot", *map(str, asked)):
            await until(lambda: place.simulator.presence.online)
            return await _waited(place, people, dangers, say)


def _wrote_before(place: Live, people: int) -> None:
    """The platform refuses notices to whoever never opened the chat."""
    world = place.simulator.world
    for person in range(people):
        room = world.private(FIRST_PERSON + person)
        world.put(msgspec.structs.replace(room.chat, opened=True))


async def _waited(place: Live, people: int, dangers: int, say: Say) -> list[float]:
    found: list[float] = []
    for person in range(people):
        place.says(person, "halo kak")
    talking = asyncio.create_task(_talk(place, range(dangers, people)))
    await asyncio.sleep(EVERY)
    for person in range(dangers):
        found.append(await _card(place, person))
        say(f"danger {person + 1}/{dangers}: the card after {1000 * found[-1]:.0f} ms")
        await asyncio.sleep(EVERY)
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    return found


async def _card(place: Live, person: int) -> float:
    card = asyncio.create_task(place.next_message(DEMO_CAST.group))
    await asyncio.sleep(0)
    begun = time.perf_counter()
    place.says(person, DANGER)
    async with asyncio.timeout(LATE):  # not given up earlier: the next danger would be answered by this card
        return await card - begun


async def _talk(place: Live, people: range) -> None:
    dice = random.Random(7)
    while people:
        place.says(dice.choice(people), dice.choice(STORY))
        await asyncio.sleep(1 / TALK_RATE)
