"""Figure 2: from a message of danger to the counsellors' card, while many talk and a notice goes out.

Everybody's chat is open first: each wrote /start and, with our bot, went on to the place where a family tells its
story. Only then the platform's limits are switched on and the notice begins, a message a person and round, more than
the platform lets out while this lasts. Beside it stand peers, and a bare bot that makes the same calls with nothing
around them: what it needs is the simulator's own time, and what is wanted of ours is wanted beyond that.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

import msgspec

from bench.databases import Database, Sqlite
from bench.family import OPENING, Family
from bench.growth import MASTER_KEYS
from bench.live import Live, process, settings, town, until
from bench.ours import UNPACED
from bench.peers.intake import NOTICE
from bench.report import Table, percentile
from bench.steps import FIRST_PERSON
from bench.target import Target
from bench.watch import Watch
from bot.channels.contract import Outgoing
from simulator.cast import DEMO_CAST
from storage import Store, Unit, chats, outbox

STORY = ("anak saya susah makan sayur", "sudah dicoba macam-macam", "kadang mau kalau disuapi neneknya")
DANGER = "tolong, aku mau bunuh diri sekarang"
EVERY = 6.5
"""Seconds between two: a group takes 20 messages and edits a minute, and the board is redrawn in the same group."""

TALK_RATE = 10.0
"""Messages a second that the others write."""

PLATFORM = 25
"""Messages a second that leave at most: our own bucket, a little below the platform's."""

SPARE = 30.0
"""Seconds beyond what the dangers take on a machine that does nothing else, for which there are notices as well."""

LATE = 90.0
"""Seconds after which a card counts as this late, and its contender is not measured further."""

OURS, BARE = "ours", "a bare bot: the simulator's own time"
PEERS: Mapping[str, tuple[str, ...]] = {
    "python-telegram-bot, AIORateLimiter, notices one after another": ("bench.peers.crisis_bot", "each"),
    "python-telegram-bot, AIORateLimiter, everybody's notice at once": ("bench.peers.crisis_bot", "all"),
}
BARE_BOT = ("bench.peers.bare_bot",)


class Waited(NamedTuple):
    """Seconds from each danger to its card, and notices that arrived a second meanwhile."""

    cards: list[float]
    notices: float


class Dangers(NamedTuple):
    """How many of the people tell of danger, one after another: to us, to the bare bot, to each peer."""

    ours: int
    bare: int
    peer: int


def measure(people: int, dangers: Dangers, watch: Watch) -> list[Table]:
    """So many people in conversation with each contender."""
    runs: dict[str, Callable[[], Waited]] = {
        OURS: partial(ours, Sqlite(), people, dangers.ours, watch),
        BARE: partial(peer, BARE_BOT, people, dangers.bare, watch),
    }
    for name, program in PEERS.items():
        runs[name] = partial(peer, program, people, dangers.peer, watch)
    found: dict[str, Waited] = {}
    for name, run in runs.items():
        if found and watch.left < _seconds(people, dangers.peer):
            watch.stops(f"no time for {name}")
            continue
        waited = watch.tries(name, run)
        if waited is not None:
            found[name] = waited
    rows: list[tuple[str, ...]] = [(name, *_cells(waited)) for name, waited in found.items()]
    beyond = _over(found[OURS].cards, found[BARE].cards) if found.keys() >= {OURS, BARE} else []
    if beyond:
        rows.append(("ours over the simulator's own time", *(f"{one:.0f}" for one in beyond), "", ""))
    head = ("contender", "median, ms", "p99, ms", "slowest, ms", "dangers", "notices a second meanwhile")
    targets = [Target("crisis card, p99, ms over the simulator's own", 250, beyond[1:2])]
    return [Table(f"Crisis latency, {people} open chats and a notice", head, rows, targets)]


def ours(database: Database, people: int, dangers: int, watch: Watch) -> Waited:
    """Ours, on a database of its own."""
    with database.fresh() as (folder, url):
        return watch.runs(_ours(folder, url, people, dangers, watch))


def peer(program: tuple[str, ...], people: int, dangers: int, watch: Watch) -> Waited:
    """The same of such a program."""
    return watch.runs(_peer(program, people, dangers, watch))


def _seconds(people: int, dangers: int) -> float:
    """What a peer takes at least: everybody's first answer at the platform's pace, then the dangers."""
    return people / PLATFORM + EVERY * (dangers + 2)


def _rounds(people: int, dangers: int) -> int:
    """As many as the platform's pace needs for all that time and more, so that the last danger still meets some."""
    return int(PLATFORM * (EVERY * (dangers + 5) + SPARE) / people) + 1


async def _ours(folder: Path, url: str, people: int, dangers: int, watch: Watch) -> Waited:
    async with town(people, limits=False) as place:
        watch.doing(f"{people} people begin to talk")
        async with _bot(place, settings(place, folder, url, **UNPACED)):
            await asyncio.gather(*(Family(place, person).tell(OPENING) for person in range(people)))
        await until(lambda: not place.simulator.presence.online)
        await asyncio.to_thread(_announce, folder, url, people, _rounds(people, dangers))
        place.simulator.limits.on = True
        async with _bot(place, settings(place, folder, url)):
            return await _waited(place, people, dangers, watch)


@asynccontextmanager
async def _bot(place: Live, given: dict[str, str]) -> AsyncIterator[None]:
    async with process(place, "bot", "run", **given):
        await until(lambda: place.simulator.presence.online)
        yield


def _announce(folder: Path, url: str, people: int, rounds: int) -> None:
    """A notice to everybody, again and again, into the outbox."""
    words = msgspec.json.encode(Outgoing(text=NOTICE))

    def put(unit: Unit) -> None:
        for person in range(people):
            chat = chats.find_or_open(unit, "telegram", str(FIRST_PERSON + person), "private")
            for _ in range(rounds):
                outbox.put(unit, chat.id, outbox.NOTICES, "message", words)

    store = Store.open(url, folder, MASTER_KEYS, lambda: datetime.now(UTC))
    try:
        asyncio.run(store.write(put))
    finally:
        store.close()


async def _peer(program: tuple[str, ...], people: int, dangers: int, watch: Watch) -> Waited:
    """It begins its notices by itself, once everybody has written."""
    module, *way = program
    async with town(people, limits=True) as place:
        asked = (place.simulator.url, DEMO_CAST.group, people, _rounds(people, dangers), *way)
        async with process(place, module, *map(str, asked)):
            await until(lambda: place.simulator.presence.online)
            watch.doing(f"{people} people begin to talk")
            first = [asyncio.create_task(place.next_message(FIRST_PERSON + one)) for one in range(people)]
            await asyncio.sleep(0)
            for person in range(people):
                place.says(person, "/start")
            await asyncio.gather(*first)
            return await _waited(place, people, dangers, watch)


async def _waited(place: Live, people: int, dangers: int, watch: Watch) -> Waited:
    await until(lambda: bool(place.said[NOTICE]))
    talking = asyncio.create_task(_talk(place, range(dangers, people)))
    await asyncio.sleep(EVERY)
    cards: list[float] = []
    begun, before = time.perf_counter(), place.said[NOTICE]
    for person in watch.rounds(dangers, "dangers"):
        if person:
            await asyncio.sleep(EVERY)
        watch.doing(f"danger {person + 1} of {dangers}")
        cards.append(await _card(place, person))
        watch.says(f"danger {person + 1} of {dangers}: the card after {1000 * cards[-1]:.0f} ms")
        if cards[-1] >= LATE:  # whatever comes next in the group would be taken for the next one's card
            break
    notices = (place.said[NOTICE] - before) / (time.perf_counter() - begun)
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    return Waited(cards, notices)


async def _card(place: Live, person: int) -> float:
    card = asyncio.create_task(place.next_message(DEMO_CAST.group))
    await asyncio.sleep(0)
    begun = time.perf_counter()
    place.says(person, DANGER)
    try:
        async with asyncio.timeout(LATE):
            return await card - begun
    except TimeoutError:
        return LATE


async def _talk(place: Live, people: range) -> None:
    dice = random.Random(7)
    while people:
        place.says(dice.choice(people), dice.choice(STORY))
        await asyncio.sleep(1 / TALK_RATE)


def _cells(waited: Waited) -> tuple[str, ...]:
    late = [1000 * one for one in waited.cards]
    ranked = (percentile(late, 0.5), percentile(late, 0.99), max(late))
    return (*(f"{one:.0f}" for one in ranked), str(len(late)), f"{waited.notices:.0f}")


def _over(ours: list[float], bare: list[float]) -> list[float]:
    """Milliseconds, rank by rank: median less median, and so on."""
    ranks: Sequence[Callable[[list[float]], float]] = (median, partial(percentile, share=0.99), max)
    return [1000 * (rank(ours) - rank(bare)) for rank in ranks]
