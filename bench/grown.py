"""Figure 4: figures 1 to 3 on a database as after years (`bench/growth/`) beside the empty one, SQLite and PostgreSQL.

A grown database is made once and copied for each figure, so that every figure begins with the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from bench import crisis, durable, replies, start, throughput
from bench.databases import Database, Postgresql, Sqlite, grown_postgresql, grown_sqlite
from bench.postgres import Server
from bench.report import Table, percentile, spread

RATE = 30
"""Messages a second while replies are waited for."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Dose:
    """`people` whom the grown database knows; how much of each figure is measured on each database, and how often."""

    people: int
    rounds: int
    chats: int
    families: int
    talking: int
    dangers: int
    seconds: float


def measure(server: Server, dose: Dose, say: Say) -> list[Table]:
    """Each database once before any again."""
    with grown_sqlite(dose.people) as sqlite, grown_postgresql(server, dose.people) as postgresql:
        places: dict[str, Database] = {
            "SQLite, empty": Sqlite(),
            "SQLite, grown": sqlite,
            "PostgreSQL, empty": Postgresql(server),
            "PostgreSQL, grown": postgresql,
        }
        found: dict[str, list[Mapping[str, float]]] = {name: [] for name in places}
        for number in range(dose.rounds):
            for name, database in places.items():
                say(f"round {number + 1}/{dose.rounds}  {name}")
                found[name].append(figures(database, dose, say))
    return [_table(found, dose)]


def figures(database: Database, dose: Dose, say: Say) -> Mapping[str, float]:
    """Each by its name, on this database."""
    turns = durable.run_ours(database, dose.chats)
    served = throughput.once(database, dose.families)
    cards = crisis.ours(database, dose.talking, dose.dangers, say)
    waits = replies.waited(database, dose.talking, dose.seconds, (RATE,))[RATE]
    seconds, memory = start.started(database)
    found = {
        "durable turns a second, no network": turns.rate,
        "CPU s per 1,000 of them": turns.cpu_of_1000,
        "turns a second over HTTP": served.rate,
        "CPU s per 1,000 of them, the bot's": served.cpu_of_1000,
        "crisis card, median, ms": 1000 * median(cards),
        "crisis card, slowest, ms": 1000 * max(cards),
        f"reply at {RATE} a second, median, ms": 1000 * median(waits),
        f"reply at {RATE} a second, p99, ms": 1000 * percentile(waits, 0.99),
        "start to the first getUpdates, s": seconds,
        "memory at that moment, MB": memory,
    }
    for name, value in found.items():
        say(f"    {name}: {_digits(value)}")
    return found


def _table(found: Mapping[str, list[Mapping[str, float]]], dose: Dose) -> Table:
    rows = []
    for figure in next(iter(found.values()))[0]:
        row = [figure]
        for kind in ("SQLite", "PostgreSQL"):
            empty, grown = (
                [one[figure] for one in found[f"{kind}, {state}"]] for state in ("empty", "grown")
            )
            row += [_spread(empty), _spread(grown)]
            row.append(spread([one / other for one, other in zip(grown, empty, strict=True)], 2))
        rows.append(row)
    head = ("figure", *(f"{kind}, {what}" for kind in ("SQLite", "PostgreSQL") for what in _COLUMNS))
    cases, events = dose.people // 5, dose.people * 5
    return Table(f"After {dose.people:,} people, {cases:,} cases, {events:,} events", head, rows)


_COLUMNS = ("empty", "grown", "times")


def _spread(values: list[float]) -> str:
    return spread(values, _places(median(values)))


def _digits(value: float) -> str:
    return f"{value:.{_places(value)}f}"


def _places(value: float) -> int:
    return 0 if value >= 20 else 2
