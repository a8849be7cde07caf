"""Figures 1 and 5: many people at once on the twelve turns over real HTTP, and two workers against one.

The simulator sets no limits. People wait for the bot's answers, of which some come only after the second of silence
that ends a burst: so even a bot that needs no time is asked for `people x 12` turns in some seconds, not at once.
Simulator, people, bot and database share the processor; what each of them took stands beside the rate.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bench.databases import Database, Postgresql, Sqlite
from bench.family import Family
from bench.growth import MASTER_KEYS
from bench.live import Live, live, until
from bench.ours import UNPACED
from bench.outcome import Outcome, cpu
from bench.postgres import postgres
from bench.processor import spent, spent_by_all
from bench.report import Table, spread
from bench.target import Target
from bench.watch import Watch
from bench.workers import workers
from storage import Store, cases, deadletters

SQLITE = "SQLite, polling"
ONE, TWO = "PostgreSQL, webhook, one worker", "PostgreSQL, webhook, two workers"


def measure(people: int, rounds: int, watch: Watch) -> list[Table]:
    """All ways once before any again."""
    with ExitStack() as opened:
        ways: dict[str, tuple[Database, int]] = {SQLITE: (Sqlite(), 0)}
        server = watch.tries("a PostgreSQL server", lambda: opened.enter_context(postgres()))
        if server is not None:
            empty = Postgresql(server)
            ways |= {ONE: (empty, 1), TWO: (empty, 2), "PostgreSQL, polling": (empty, 0)}
        return _table(people, [_round(ways, people, watch) for _ in watch.rounds(rounds)])


def _round(ways: dict[str, tuple[Database, int]], people: int, watch: Watch) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for name, (database, many) in ways.items():
        if len(found) > 2 and watch.left < watch.took / len(found):
            watch.stops(f"no time for {name}")
            continue
        outcome = watch.tries(f"{people} people, {name}", partial(once, database, people, watch, many))
        if outcome is not None:
            found[name] = outcome
            watch.says(f"{name}: {outcome.rate:.0f} turns/s, {outcome.cpu_of_1000:.2f} CPU s per 1,000")
    return found


def _table(people: int, found: list[dict[str, Outcome]]) -> list[Table]:
    names = list(dict.fromkeys(name for one in found for name in one))
    rows = [(name, *_cells([one[name] for one in found if name in one])) for name in names]
    ratio = [one[TWO].rate / one[ONE].rate for one in found if one.keys() >= {ONE, TWO}]
    rows.append(("two workers against one, times", spread(ratio, 2), "", *[""] * 4))
    head = ("way", "turns/s", "CPU s per 1,000 turns", "bot", "simulator, people", "database server", "busy")
    sqlite = [one[SQLITE] for one in found if SQLITE in one]
    targets = [
        Target("turns a second over HTTP", 1500, [one.rate for one in sqlite], least=True),
        Target("CPU s per 1,000 of them", 0.7, [one.cpu_of_1000 for one in sqlite]),
    ]
    return [
        Table(f"Over HTTP, {people} people at once (last columns: processors in use)", head, rows, targets)
    ]


def once(database: Database, people: int, watch: Watch, many: int = 0) -> Outcome:
    """One run on a database of its own; `many` workers behind a webhook, or one that polls."""
    with database.fresh() as (folder, url):
        server = database.server.process if isinstance(database, Postgresql) else 0
        outcome = watch.runs(_measured(folder, url, people, many, server))
        watch.runs(_proved(folder, url, people))
        return outcome


async def _measured(folder: Path, url: str, people: int, many: int, server: int) -> Outcome:
    async with _place(folder, url, people, many) as place:
        families = [Family(place, number) for number in range(people)]
        updates = place.simulator.world.updates
        before, first = _used(place, server), updates.last_id
        begun = time.perf_counter()
        await asyncio.gather(*(family.tell() for family in families))
        await until(lambda: not len(updates))
        seconds = time.perf_counter() - begun
        bot, here, database = (now - then for now, then in zip(_used(place, server), before, strict=True))
        return Outcome(updates.last_id - first, seconds, bot, {"here": here, "database": database})


@asynccontextmanager
async def _place(folder: Path, url: str, people: int, many: int) -> AsyncIterator[Live]:
    if many:
        async with workers(folder, people, many, url) as place:
            yield place
    else:
        async with live(folder, people, limits=False, database=url, **UNPACED) as place:
            yield place


def _used(place: Live, server: int) -> tuple[float, float, float]:
    """Processor seconds of the bot, of this process, of the database server."""
    return sum(map(spent, place.processes)), cpu(), spent_by_all(server) if server else 0.0


async def _proved(folder: Path, url: str, people: int) -> None:
    """A run counts only if every family has its case and nothing was set aside. Raises RuntimeError."""
    store = Store.open(url, folder, MASTER_KEYS, lambda: datetime.now(UTC))
    try:
        opened, buried = len(await store.read(cases.open_cases)), len(await store.read(deadletters.list))
    finally:
        store.close()
    if opened != people or buried:
        raise RuntimeError(f"{opened} cases of {people} families, {buried} dead letters")


def _cells(runs: list[Outcome]) -> tuple[str, ...]:
    cores = os.cpu_count() or 1
    used = [(run.cpu, run.more["here"], run.more["database"]) for run in runs]
    shares = [
        spread([one[part] / run.seconds for one, run in zip(used, runs, strict=True)], 2) for part in range(3)
    ]
    busy = spread([100 * sum(one) / run.seconds / cores for one, run in zip(used, runs, strict=True)])
    rate, price = spread([run.rate for run in runs]), spread([run.cpu_of_1000 for run in runs], 2)
    return rate, price, *shares, f"{busy} % of {cores}"
