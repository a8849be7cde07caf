"""Figure 3, first half: how long people wait for an answer, at 10, 30 and 100 messages a second.

They ask for help (`/bantuan`), which is answered at once; words of a story are answered after the second of silence
that ends a burst. The simulator sets no limits here, and our own pace is as wide: at 100 messages a second the
platform itself would hold the answers back.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.databases import Database, Sqlite
from bench.live import Live, live
from bench.ours import UNPACED
from bench.report import Table, percentile
from bench.steps import FIRST_PERSON

RATES = (10, 30, 100)
LATE = 60.0
"""Seconds after which an answer counts as this late."""


def measure(people: int, seconds: float, say: Callable[[str], None]) -> list[Table]:
    """So many people; each rate for so many seconds."""
    rows = []
    for rate, waits in waited(Sqlite(), people, seconds, RATES).items():
        late = [1000 * one for one in waits]
        rows.append(
            (str(rate), f"{percentile(late, 0.5):.0f}", f"{percentile(late, 0.99):.0f}", str(len(late)))
        )
        say(f"{rate} messages a second: median {rows[-1][1]} ms, p99 {rows[-1][2]} ms")
    return [
        Table("Reply latency, over HTTP", ("messages a second", "median, ms", "p99, ms", "messages"), rows)
    ]


def waited(database: Database, people: int, seconds: float, rates: Sequence[int]) -> dict[int, list[float]]:
    """Seconds to each answer, by rate, on a database of its own."""
    with database.fresh() as (folder, url):
        return asyncio.run(_measured(folder, url, people, seconds, rates))


async def _measured(
    folder: Path, url: str, people: int, seconds: float, rates: Sequence[int]
) -> dict[int, list[float]]:
    async with live(folder, people, limits=False, database=url, **UNPACED) as place:
        await asyncio.gather(*(_ask(place, person, "halo") for person in range(people)))
        return {rate: await _at(place, people, rate, seconds) for rate in rates}


async def _at(place: Live, people: int, rate: int, seconds: float) -> list[float]:
    asks = []
    begun = time.perf_counter()
    for number in range(max(1, int(rate * seconds))):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        asks.append(asyncio.create_task(_ask(place, number % people, "/bantuan")))
    return list(await asyncio.gather(*asks))


async def _ask(place: Live, person: int, text: str) -> float:
    answer = asyncio.create_task(place.next_message(FIRST_PERSON + person))
    await asyncio.sleep(0)
    begun = time.perf_counter()
    place.says(person, text)
    try:
        async with asyncio.timeout(LATE):
            return await answer - begun
    except TimeoutError:
        return LATE
