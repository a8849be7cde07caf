"""Figure 3, second half: from the start of the process to the first getUpdates, and memory with many conversations.

The process is the real one, `python -m bot run`, over HTTP against the simulator; its memory is what Linux says of it.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.ours import play, service
from bench.rehearsal import tokens
from bench.report import Table, spread
from bench.steps import TURNS
from bot.commands.demo import environment
from simulator.cast import DEMO_CAST
from simulator.server import Simulator

WITHIN = 120.0
LOOK = 0.01


def measure(conversations: int, rounds: int, say: Callable[[str], None]) -> list[Table]:
    """With so many conversations in the database, opened by the first two turns of each."""
    with TemporaryDirectory(prefix="bench-") as folder:
        asyncio.run(_opened(Path(folder), conversations))
        found = []
        for number in range(rounds):
            found.append(asyncio.run(_started(Path(folder))))
            say(f"start {number + 1}/{rounds}: {found[-1][0]:.2f} s, {found[-1][1]:.0f} MB")
    rows = (
        ("seconds to the first getUpdates", spread([one[0] for one in found], 2), "1.5"),
        ("MB of memory at that moment", spread([one[1] for one in found]), "150"),
    )
    return [Table(f"Start, with {conversations} open conversations", ("what", "measured", "wanted"), rows)]


async def _opened(folder: Path, conversations: int) -> None:
    with service(folder) as (made, clock):
        await play(made, clock, tokens(made.house.handbook, made.house.words), conversations, range(2))
    assert len(TURNS) > 2


async def _started(folder: Path) -> tuple[float, float]:
    async with Simulator(limits=False) as simulator:
        DEMO_CAST.install(simulator.world)
        given = {**os.environ, **environment(simulator.url, folder), "ONCALL_IDS": ""}
        begun = time.perf_counter()
        bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=given)
        try:
            async with asyncio.timeout(WITHIN):
                while not simulator.presence.online:
                    await asyncio.sleep(LOOK)
            taken = time.perf_counter() - begun
            return taken, _megabytes(bot.pid)
        finally:
            bot.kill()
            await bot.wait()


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024
