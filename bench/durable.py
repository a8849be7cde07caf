"""Figure 1: durable turns in one process, ours beside the peers' and the limit.

Each run is a process of its own. All contenders run once before any runs again, so that what else the machine does
meets all of them; ratios are taken within a round.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from statistics import median

import msgspec

from bench.contenders import CONTENDERS, DURABLE_PEERS
from bench.databases import Database
from bench.outcome import Outcome
from bench.report import Table, spread


def run(name: str, chats: int, seconds: float) -> Outcome:
    """One run. Raises CalledProcessError where the contender failed."""
    return _of_process("bench.contenders", name, str(chats), str(seconds))


def run_ours(database: Database, chats: int) -> Outcome:
    """Ours on such a database. Raises CalledProcessError."""
    with database.fresh() as (folder, url):
        return _of_process("bench.ours", str(chats), str(folder), url)


def _of_process(*program: str) -> Outcome:
    done = subprocess.run([sys.executable, "-m", *program], check=True, stdout=subprocess.PIPE, text=True)
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=Outcome)


def measure(chats: int, rounds: int, seconds: float, say: Callable[[str], None]) -> list[Table]:
    """So many rounds; a peer stops after `seconds`, or takes all twelve turns of every chat."""
    found: list[dict[str, Outcome]] = []
    for number in range(rounds):
        found.append({})
        for name in CONTENDERS:
            outcome = found[-1][name] = run(name, chats, seconds)
            figures = f"{outcome.rate:.0f} turns/s, {outcome.cpu_of_1000:.2f} CPU s per 1,000"
            say(f"round {number + 1}/{rounds}  {name}: {figures}")
    return [_rates(found), _ratios(found)]


def _rates(found: list[dict[str, Outcome]]) -> Table:
    rows = []
    for name in CONTENDERS:
        runs = [one[name] for one in found]
        cells = (spread([one.rate for one in runs]), spread([one.cpu_of_1000 for one in runs], 2))
        rows.append((name, *cells, str(runs[0].turns)))
    return Table(
        "Durable turns, no network", ("contender", "turns/s", "CPU s per 1,000 turns", "turns"), rows
    )


def _ratios(found: list[dict[str, Outcome]]) -> Table:
    rows = []
    for other in CONTENDERS:
        if other != "ours":
            rate = spread([one["ours"].rate / one[other].rate for one in found], 2)
            cpu = spread([one[other].cpu_of_1000 / one["ours"].cpu_of_1000 for one in found], 2)
            rows.append((other, rate, cpu))
    best = [one["ours"].rate / max(one[name].rate for name in DURABLE_PEERS) for one in found]
    rows.append(("the best durable peer (wanted: 5)", f"{median(best):.2f}", ""))
    return Table("Ours against each, within a round", ("against", "turns/s, times", "less CPU, times"), rows)
