"""`python -m bench [--long | --short | --tiny]`: the figures, with progress on screen; the report goes to
build/bench.md, part by part."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import crisis, durable, grown, replies, start, throughput
from bench.grown import Dose
from bench.machine import machine
from bench.postgres import Server, postgres
from bench.report import Table

REPORT = Path("build") / "bench.md"


@dataclass(frozen=True)
class Size:
    """How much is measured: chats, rounds, seconds a peer may take for its part of a round, open conversations, people
    who talk at once, of whom how many tell of danger (and of a peer's), seconds at each rate of messages, families at
    once over HTTP and how often, and what of all that on a grown database."""

    chats: int
    rounds: int
    seconds: float
    conversations: int
    talking: int
    dangers: int
    peer_dangers: int
    at_each_rate: float
    families: int
    served: int
    grown: Dose


SIZES = {
    "": Size(300, 3, 6, 10_000, 200, 8, 4, 6, 300, 1, Dose(10_000, 1, 100, 60, 60, 1, 3)),
    "--long": Size(1000, 9, 30, 10_000, 200, 60, 20, 60, 300, 5, Dose(1_000_000, 1, 300, 300, 200, 5, 20)),
    "--short": Size(20, 1, 4, 1_000, 60, 2, 1, 2, 40, 1, Dose(300, 1, 20, 20, 20, 1, 1)),
    "--tiny": Size(2, 1, 5, 10, 4, 1, 1, 0.1, 2, 1, Dose(20, 1, 2, 2, 4, 1, 0.1)),
}


def main(argv: list[str]) -> int:
    """Exit 2 for an unknown word."""
    asked = argv[0] if argv else ""
    if asked not in SIZES or len(argv) > 1:
        print(__doc__, file=sys.stderr)
        return 2
    REPORT.parent.mkdir(exist_ok=True)
    tables = [machine()]
    took: list[tuple[str, str]] = []
    with postgres() as server:
        for name, part in _parts(SIZES[asked], server).items():
            begun = time.monotonic()
            tables += part()
            took.append((name, f"{time.monotonic() - begun:.0f}"))
            _keep([*tables, Table("What measuring took", ("part", "seconds"), took)])
    print(REPORT.read_text(encoding="utf-8"))
    return 0


def _parts(size: Size, server: Server) -> dict[str, Callable[[], list[Table]]]:
    return {
        "durable turns": lambda: durable.measure(size.chats, size.rounds, size.seconds, _say),
        "over HTTP": lambda: throughput.measure(server, size.families, size.served, _say),
        "start": lambda: start.measure(size.conversations, size.rounds, _say),
        "crisis": lambda: crisis.measure(size.talking, size.dangers, size.peer_dangers, _say),
        "replies": lambda: replies.measure(size.talking, size.at_each_rate, _say),
        "growth": lambda: grown.measure(server, size.grown, _say),
    }


def _keep(tables: list[Table]) -> None:
    """After each part: a run that is broken off has not been for nothing."""
    REPORT.write_text("\n".join(table.markdown() for table in tables), encoding="utf-8")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
