"""Figure 4: figures 1 to 3 on a database as after years (`bench/growth/`) beside the empty one, SQLite and PostgreSQL.

A grown database is made once and copied for each figure, so that every figure begins with the same one. A figure is
taken on every database before the next one, so that what is compared was measured within minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from statistics import median

from bench import crisis, durable, replies, start, throughput
from bench.databases import Database, Postgresql, Sqlite, grown_postgresql, grown_sqlite
from bench.postgres import postgres
from bench.report import Table, percentile, spread
from bench.target import Target
from bench.watch import Watch

TURNS, SERVED = "durable turns a second, no network", "turns a second over HTTP"
MORE_IS_BETTER = (TURNS, SERVED)
RATE = 30
"""Messages a second while replies are waited for."""


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


Found = dict[str, float]
"""Figures by name."""


def measure(dose: Dose, watch: Watch) -> list[Table]:
    """Each figure on each database once before any again."""
    with ExitStack() as opened:
        places = _places(opened, dose, watch)
        watch.seconds += watch.took  # what was made is kept: its time is not the figures'
        found: list[dict[str, Found]] = []
        for _ in watch.rounds(dose.rounds):
            found.append({name: {} for name in places})
            for what, figure in FIGURES.items():
                if watch.left <= 0:
                    watch.stops(f"no time for {what}")
                    continue
                for name, database in places.items():
                    new = watch.tries(f"{what}, {name}", partial(figure, database, dose, watch))
                    if new is not None:
                        found[-1][name].update(new)
                        watch.says(
                            f"{name}: {', '.join(f'{key} {_digits(one)}' for key, one in new.items())}"
                        )
        return [_table(found, dose)]


def _places(opened: ExitStack, dose: Dose, watch: Watch) -> dict[str, Database]:
    places: dict[str, Database] = {"SQLite, empty": Sqlite()}
    made = f"a database after {dose.people:,} people"
    sqlite = watch.tries(f"{made}, SQLite", lambda: opened.enter_context(grown_sqlite(dose.people)))
    server = watch.tries("a PostgreSQL server", lambda: opened.enter_context(postgres()))
    if sqlite is not None:
        places["SQLite, grown"] = sqlite
    if server is not None:
        places["PostgreSQL, empty"] = Postgresql(server)
        if sqlite is not None and sqlite.file is not None:
            carried = partial(grown_postgresql, server, sqlite.file)
            grown = watch.tries(f"{made}, PostgreSQL", lambda: opened.enter_context(carried()))
            if grown is not None:
                places["PostgreSQL, grown"] = grown
    return places


def _turns(database: Database, dose: Dose, watch: Watch) -> Found:
    outcome = durable.run_ours(database, dose.chats, watch)
    return {
        "durable turns a second, no network": outcome.rate,
        "CPU s per 1,000 of them": outcome.cpu_of_1000,
    }


def _served(database: Database, dose: Dose, watch: Watch) -> Found:
    outcome = throughput.once(database, dose.families, watch)
    return {
        "turns a second over HTTP": outcome.rate,
        "CPU s per 1,000 of them, the bot's": outcome.cpu_of_1000,
    }


def _card(database: Database, dose: Dose, watch: Watch) -> Found:
    cards = crisis.ours(database, dose.talking, dose.dangers, watch).cards
    return {"crisis card, median, ms": 1000 * median(cards), "crisis card, slowest, ms": 1000 * max(cards)}


def _reply(database: Database, dose: Dose, watch: Watch) -> Found:
    waits = replies.waited(database, dose.talking, dose.seconds, (RATE,), watch)[RATE]
    middle, late = 1000 * median(waits), 1000 * percentile(waits, 0.99)
    return {f"reply at {RATE} a second, median, ms": middle, f"reply at {RATE} a second, p99, ms": late}


def _start(database: Database, dose: Dose, watch: Watch) -> Found:
    one = start.started(database, dose.talking, watch)
    return {
        "start to the first getUpdates, s": one.seconds,
        f"memory after {dose.talking} wrote, MB": one.after,
    }


FIGURES: Mapping[str, Callable[[Database, Dose, Watch], Found]] = {
    "durable turns": _turns,
    "over HTTP": _served,
    "start": _start,
    "replies": _reply,
    "crisis": _card,
}


def _table(found: list[dict[str, Found]], dose: Dose) -> Table:
    rows, targets = [], []
    for figure in dict.fromkeys(figure for one in found for place in one.values() for figure in place):
        row = [figure]
        for kind in ("SQLite", "PostgreSQL"):
            empty, grown = (
                [one.get(f"{kind}, {state}", {}).get(figure) for one in found] for state in ("empty", "grown")
            )
            times = [one / other for one, other in zip(grown, empty, strict=True) if one and other]
            row += [_spread([one for one in values if one is not None]) for values in (empty, grown)]
            row.append(spread(times, 2))
            worse = [1 / one for one in times] if figure in MORE_IS_BETTER else times
            targets.append(Target(f"{figure}: grown {kind}, times as bad", 1.25, worse))
        rows.append(row)
    head = ("figure", *(f"{kind}, {what}" for kind in ("SQLite", "PostgreSQL") for what in _COLUMNS))
    cases, events = dose.people // 5, dose.people * 5
    return Table(f"After {dose.people:,} people, {cases:,} cases, {events:,} events", head, rows, targets)


_COLUMNS = ("empty", "grown", "times")


def _spread(values: list[float]) -> str:
    return spread(values, _places_of(median(values))) if values else spread(values)


def _digits(value: float) -> str:
    return f"{value:.{_places_of(value)}f}"


def _places_of(value: float) -> int:
    return 0 if value >= 20 else 2
