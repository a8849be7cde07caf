"""Figure 3, first half: how long people wait for an answer, at 10, 30 and 100 messages a second.

They ask for help (`/bantuan`), which is answered at once; words of a story are answered after the second of silence
that ends a burst. The simulator sets no limits here, and our own pace is as wide: at 100 messages a second the
platform itself would hold the answers back.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.databases import Database, Sqlite
from bench.live import Live, live
from bench.ours import UNPACED
from bench.report import Table, percentile
from bench.steps import FIRST_PERSON
from bench.watch import Watch

RATES = (10, 30, 100)
HELP = "/bantuan"
LATE = 60.0
"""Seconds after which an answer counts as this late."""


def measure(people: int, seconds: float, watch: Watch) -> list[Table]:
    """So many people; each rate for so many seconds."""
    found = watch.tries(f"{people} people", partial(waited, Sqlite(), people, seconds, RATES, watch)) or {}
    rows = []
    for rate, waits in found.items():
        late = [1000 * one for one in waits]
        rows.append(
            (str(rate), f"{percentile(late, 0.5):.0f}", f"{percentile(late, 0.99):.0f}", str(len(late)))
        )
    return [
        Table("Reply latency, over HTTP", ("messages a second", "median, ms", "p99, ms", "messages"), rows)
    ]


def waited(
    database: Database, people: int, seconds: float, rates: Sequence[int], watch: Watch
) -> dict[int, list[float]]:
    """Seconds to each answer, by rate, on a database of its own."""
    with database.fresh() as (folder, url):
        return watch.runs(_measured(folder, url, people, seconds, rates, watch))


async def _measured(
    folder: Path, url: str, people: int, seconds: float, rates: Sequence[int], watch: Watch
) -> dict[int, list[float]]:
    async with live(folder, people, limits=False, database=url, **UNPACED) as place:
        await asyncio.gather(*(ask(place, person, "halo") for person in range(people)))
        found = {}
        for rate in rates:
            watch.doing(f"{rate} messages a second for {seconds:.0f} s")
            found[rate] = await _at(place, people, rate, seconds)
            watch.says(f"{rate} messages a second: median {1000 * percentile(found[rate], 0.5):.0f} ms")
        return found


async def _at(place: Live, people: int, rate: int, seconds: float) -> list[float]:
    asks = []
    begun = time.perf_counter()
    for number in range(max(1, int(rate * seconds))):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        asks.append(asyncio.create_task(ask(place, number % people, HELP)))
    return list(await asyncio.gather(*asks))


async def ask(place: Live, person: int, text: str) -> float:
    """Seconds until the bot next posts in this person's chat."""
    answer = asyncio.create_task(place.next_message(FIRST_PERSON + person))
    await asyncio.sleep(0)
    begun = time.perf_counter()
    place.says(person, text)
    try:
        async with asyncio.timeout(LATE):
            return await answer - begun
    except TimeoutError:
        return LATE
