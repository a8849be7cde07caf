"""Figure 3, second half: from the start of the process to the first getUpdates, and memory with many conversations.

The process is the real one, `python -m bot run`, over HTTP against the simulator; its memory is what Linux says of it.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from pathlib import Path

from bench.databases import Database, opened_sqlite
from bench.live import process, settings, town, until
from bench.report import Table, spread


def measure(conversations: int, rounds: int, say: Callable[[str], None]) -> list[Table]:
    """With so many conversations in the database, each at a question."""
    found = []
    with opened_sqlite(conversations) as database:
        for number in range(rounds):
            found.append(started(database))
            say(f"start {number + 1}/{rounds}: {found[-1][0]:.2f} s, {found[-1][1]:.0f} MB")
    rows = (
        ("seconds to the first getUpdates", spread([one[0] for one in found], 2), "1.5"),
        ("MB of memory at that moment", spread([one[1] for one in found]), "150"),
    )
    return [Table(f"Start, with {conversations} open conversations", ("what", "measured", "wanted"), rows)]


def started(database: Database) -> tuple[float, float]:
    """Seconds and megabytes, on a database of its own."""
    with database.fresh() as (folder, url):
        return asyncio.run(_started(folder, url))


async def _started(folder: Path, url: str) -> tuple[float, float]:
    async with town(0, limits=False) as place:
        given = settings(place, folder, url)
        begun = time.perf_counter()
        async with process(place, "bot", "run", **given):
            await until(lambda: place.simulator.presence.online)
            return time.perf_counter() - begun, _megabytes(place.processes[0])


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024
