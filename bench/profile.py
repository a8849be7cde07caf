"""`python -m bench.profile [CHATS]`: what a turn of figure 1 spends its time on, and how many Python calls it makes.

Seconds under a profiler say little, since Python's own calls look dearer there than they are. The number of calls does
not depend on the machine.
"""

from __future__ import annotations

import asyncio
import cProfile
import pstats
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.ours import play, proved, service
from bench.rehearsal import tokens
from bench.steps import TURNS

CHATS = 60
ROWS = 30
HERE = Path(__file__).resolve().parent.parent


async def profiled(folder: Path, chats: int) -> tuple[cProfile.Profile, cProfile.Profile]:
    """The twelve turns of so many chats: the writing thread's profile, and the event loop's."""
    writing, looping = cProfile.Profile(), cProfile.Profile()
    with service(folder) as (made, clock):
        data = tokens(made.house.handbook, made.house.words)
        await made.turns.begin("https://t.me/puspa_bot?start=konselor")
        await made.store.write(lambda _: writing.enable())  # on SQLite every unit runs in one thread
        with looping:
            await play(made, clock, data, chats, range(len(TURNS)))
        await made.store.write(lambda _: writing.disable())
        await proved(made, chats)
    return writing, looping


def by_room(stats: Any, turns: int) -> list[tuple[str, float]]:
    """Calls a turn of what stands in each file of ours; of all else by its package."""
    found: Counter[str] = Counter()
    for (file, _, _), (_, calls, *_) in stats.stats.items():
        path = Path(file)
        if path.is_relative_to(HERE) and ".venv" not in path.parts:
            found[str(path.relative_to(HERE))] += calls
        else:
            packages = path.parts[path.parts.index("site-packages") + 1 :] if "site-packages" in file else ()
            found[packages[0] if packages else "Python itself"] += calls
    return [(name, calls / turns) for name, calls in found.most_common(ROWS)]


def main(argv: list[str]) -> int:
    """The report goes to standard output."""
    chats = int(argv[0]) if argv else CHATS
    with TemporaryDirectory(prefix="bench-") as folder:
        found = asyncio.run(profiled(Path(folder), chats))
    turns = chats * len(TURNS)
    for name, profile in zip(("the writing thread", "the event loop"), found, strict=True):
        stats: Any = pstats.Stats(profile)
        print(f"# {name}: {stats.total_calls / turns:.0f} calls a turn\n")
        for room, calls in by_room(stats, turns):
            print(f"{calls:8.1f}  {room}")
        for order in ("tottime", "cumtime"):
            stats.sort_stats(order).print_stats(ROWS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
