"""Figure 3, second half: from the start of the process to the first getUpdates, and memory with many conversations.

The process is the real one, `python -m bot run`, over HTTP against the simulator; its memory is what Linux says of it,
at its first poll and once more when many of the people have written: conversations lie in the database, and what the
process keeps of them shows only then.
"""

from __future__ import annotations

import asyncio
import re
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.databases import Database, opened_sqlite
from bench.live import process, settings, town, until
from bench.ours import UNPACED
from bench.replies import HELP, LATE, ask
from bench.report import Table, spread
from bench.target import Target
from bench.watch import Watch

AT_ONCE = 50
"""People who write before the first of them has an answer."""


class Started(NamedTuple):
    """Seconds, and megabytes at the first poll and after people wrote."""

    seconds: float
    before: float
    after: float


def measure(conversations: int, writing: int, rounds: int, watch: Watch) -> list[Table]:
    """With so many conversations in the database, each at a question; of those so many write."""
    found = []
    watch.doing(f"{conversations:,} conversations are made")
    with opened_sqlite(conversations) as database:
        for number in watch.rounds(rounds, "starts"):
            one = watch.tries(f"start {number + 1} of {rounds}", partial(started, database, writing, watch))
            if one is not None:
                found.append(one)
                watch.says(f"{one.seconds:.2f} s, {one.before:.0f} MB, then {one.after:.0f} MB")
    seconds, after = [one.seconds for one in found], [one.after for one in found]
    rows = (
        ("seconds to the first getUpdates", spread(seconds, 2)),
        ("MB of memory at that moment", spread([one.before for one in found])),
        (f"MB after {writing:,} of them wrote", spread(after)),
    )
    targets = [
        Target("seconds from the start to the first getUpdates", 1.5, seconds),
        Target(f"MB of memory, {conversations:,} conversations open", 150, after),
    ]
    return [Table(f"Start, with {conversations:,} open conversations", ("what", "measured"), rows, targets)]


def started(database: Database, writing: int, watch: Watch) -> Started:
    """On a database of its own; so many of its people write, or as many strangers where it knows nobody."""
    with database.fresh() as (folder, url):
        return watch.runs(_started(folder, url, writing))


async def _started(folder: Path, url: str, writing: int) -> Started:
    async with town(writing, limits=False) as place:
        given = settings(place, folder, url, **UNPACED, SECOND_LISTENER="0")
        begun = time.perf_counter()
        async with process(place, "bot", "run", **given):
            await until(lambda: place.simulator.presence.online)
            seconds, before = time.perf_counter() - begun, _megabytes(place.processes[0])
            for first in range(0, writing, AT_ONCE):
                people = range(first, min(writing, first + AT_ONCE))
                waits = await asyncio.gather(*(ask(place, person, HELP) for person in people))
                if max(waits) >= LATE:
                    raise RuntimeError("somebody had no answer")
            return Started(seconds, before, _megabytes(place.processes[0]))


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024
