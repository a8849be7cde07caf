"""`python -m bench [--long | --short | --tiny] [PART ...]`: the figures, with progress on screen.

The report stands in build/bench.md, part by part, and is printed at the end: tables as docs/performance.md has them.
A part that fails says so and leaves the others alone; one whose time is over stops early and says so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import crisis, durable, grown, replies, start, throughput
from bench.crisis import Dangers
from bench.grown import Dose
from bench.machine import machine
from bench.report import Table
from bench.target import HEAD
from bench.watch import Watch

REPORT = Path("build") / "bench.md"


@dataclass(frozen=True)
class Size:
    """How much is measured: chats, rounds, seconds a peer may take for its part of a round; families at once over HTTP
    and how often; open conversations, of which so many write, and starts; people who talk at once and those in danger
    among them; seconds at each rate of messages; what of all that on a grown database; seconds each part may take."""

    chats: int
    rounds: int
    seconds: float
    families: int
    served: int
    conversations: int
    writing: int
    starts: int
    talking: int
    dangers: Dangers
    at_each_rate: float
    grown: Dose
    may_take: Mapping[str, float]


PARTS = ("durable turns", "over HTTP", "start", "crisis", "replies", "growth")


def _times(*seconds: float) -> Mapping[str, float]:
    return dict(zip(PARTS, seconds, strict=True))


SIZES = {
    "": Size(
        *(200, 3, 5, 300, 2, 10_000, 1_000, 3, 200, Dangers(6, 4, 1), 5),
        Dose(100_000, 1, 60, 30, 40, 1, 2),
        _times(90, 115, 30, 170, 25, 150),
    ),
    "--long": Size(
        *(1000, 9, 30, 300, 5, 10_000, 10_000, 5, 200, Dangers(50, 16, 8), 60),
        Dose(1_000_000, 2, 300, 300, 200, 3, 20),
        _times(900, 450, 250, 900, 250, 1050),
    ),
    "--short": Size(
        *(20, 1, 4, 40, 1, 1_000, 100, 1, 60, Dangers(2, 2, 1), 2),
        Dose(300, 1, 20, 20, 20, 1, 1),
        _times(90, 90, 45, 200, 45, 200),
    ),
    "--tiny": Size(
        *(2, 1, 5, 2, 1, 10, 4, 1, 4, Dangers(1, 1, 1), 0.1),
        Dose(20, 1, 2, 2, 4, 1, 0.1),
        _times(30, 30, 15, 60, 15, 60),
    ),
}


def main(argv: list[str]) -> int:
    """Exit 2 for an unknown word, 1 where something could not be measured."""
    size = SIZES.get(argv[0] if argv and argv[0].startswith("-") else "")
    parts = [word for word in argv if not word.startswith("-")]
    if size is None or not {*parts} <= {*PARTS}:
        print(f"{__doc__}\nParts: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    REPORT.parent.mkdir(exist_ok=True)
    tables = [machine()]
    ends: list[tuple[str, str, str, str]] = []
    sound = True
    for name in parts or PARTS:
        with Watch(name, size.may_take[name]) as watch:
            tables += watch.tries(name, lambda: _measured(name, size, watch)) or []  # noqa: B023  called at once
        ends.append((name, f"{watch.took:.0f}", f"{watch.seconds:.0f}", _end(watch)))
        sound = sound and not watch.failed
        _keep([*tables, Table("What measuring took", ("part", "seconds", "of", "ended"), ends)])
    print(REPORT.read_text(encoding="utf-8"))
    return 0 if sound else 1


def _measured(part: str, size: Size, watch: Watch) -> list[Table]:
    ways: Mapping[str, Callable[[], list[Table]]] = {
        "durable turns": lambda: durable.measure(size.chats, size.rounds, size.seconds, watch),
        "over HTTP": lambda: throughput.measure(size.families, size.served, watch),
        "start": lambda: start.measure(size.conversations, size.writing, size.starts, watch),
        "crisis": lambda: crisis.measure(size.talking, size.dangers, watch),
        "replies": lambda: replies.measure(size.talking, size.at_each_rate, watch),
        "growth": lambda: grown.measure(size.grown, watch),
    }
    return ways[part]()


def _end(watch: Watch) -> str:
    """One cell of a table."""
    said = [f"stopped early: {', '.join(watch.cut)}"] if watch.cut else []
    said += [f"FAILED: {one}" for one in watch.failed]
    return "; ".join(said).replace("|", "/").replace("\n", " ") or "whole"


def _keep(tables: list[Table]) -> None:
    """After each part: a run that is broken off has not been for nothing."""
    targets = [target.row() for table in tables for target in table.targets]
    whole = [tables[0], Table("How far each target is", HEAD, targets), *tables[1:]]
    REPORT.write_text("\n".join(table.markdown() for table in whole), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
