"""Figure 1: durable turns in one process, ours beside the peers' and the limit.

Each run is a process of its own. All contenders run once before any runs again, so that what else the machine does
meets all of them; ratios are taken within a round.
"""

from __future__ import annotations

from functools import partial

import msgspec

from bench.contenders import CONTENDERS, DURABLE_PEERS, ON_POSTGRESQL, OURS
from bench.databases import Database
from bench.outcome import Outcome
from bench.report import Table, spread
from bench.target import Target
from bench.watch import Watch

WHOLE = {OURS, *DURABLE_PEERS}
"""What a round needs for the ratio that is wanted."""


def run(name: str, chats: int, seconds: float, watch: Watch) -> Outcome:
    """One run. Raises CalledProcessError where the contender failed, TimeoutExpired."""
    return _outcome(watch.process("bench.contenders", name, str(chats), str(seconds)))


def run_ours(database: Database, chats: int, watch: Watch) -> Outcome:
    """Ours on such a database. Raises CalledProcessError, TimeoutExpired."""
    with database.fresh() as (folder, url):
        return _outcome(watch.process("bench.ours", str(chats), str(folder), url))


def _outcome(line: str) -> Outcome:
    return msgspec.json.decode(line, type=Outcome)


def measure(chats: int, rounds: int, seconds: float, watch: Watch) -> list[Table]:
    """So many rounds; a peer stops after `seconds`, or takes all twelve turns of every chat."""
    found: list[dict[str, Outcome]] = []
    for number in watch.rounds(rounds):
        found.append({})
        for name in CONTENDERS:
            outcome = watch.tries(
                f"round {number + 1} of {rounds}, {name}", partial(run, name, chats, seconds, watch)
            )
            if outcome is not None:
                found[-1][name] = outcome
                watch.says(f"{name}: {outcome.rate:.0f} turns/s, {outcome.cpu_of_1000:.2f} CPU s per 1,000")
    return [_rates(found), _ratios(found)]


def _rates(found: list[dict[str, Outcome]]) -> Table:
    rows = []
    for name in CONTENDERS:
        runs = [one[name] for one in found if name in one]
        cells = (spread([one.rate for one in runs]), spread([one.cpu_of_1000 for one in runs], 2))
        rows.append((name, *cells, str(runs[0].turns) if runs else ""))
    targets = [
        Target(
            "durable turns a second, one process",
            3000,
            [one[OURS].rate for one in found if OURS in one],
            least=True,
        ),
        Target(
            "the same on PostgreSQL",
            1000,
            [one[ON_POSTGRESQL].rate for one in found if ON_POSTGRESQL in one],
            least=True,
        ),
    ]
    head = ("contender", "turns/s", "CPU s per 1,000 turns", "turns")
    return Table("Durable turns, no network", head, rows, targets)


def _ratios(found: list[dict[str, Outcome]]) -> Table:
    rows = []
    for other in CONTENDERS:
        both = [(one[OURS], one[other]) for one in found if OURS in one and other in one]
        if other != OURS:
            rate = spread([ours.rate / its.rate for ours, its in both], 2)
            cpu = spread([its.cpu_of_1000 / ours.cpu_of_1000 for ours, its in both], 2)
            rows.append((other, rate, cpu))
    best = [
        one[OURS].rate / max(one[name].rate for name in DURABLE_PEERS) for one in found if one.keys() >= WHOLE
    ]
    rows.append(("the best durable peer", spread(best, 2), ""))
    targets = [Target("times as many turns as the best durable peer", 5, best, least=True)]
    head = ("against", "turns/s, times", "less CPU, times")
    return Table("Ours against each, within a round", head, rows, targets)
