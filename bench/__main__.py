"""`python -m bench [--long | --short | --tiny]`: the figures, with progress on screen; the report goes to
build/bench.md."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from bench import crisis, durable, replies, start
from bench.machine import machine

REPORT = Path("build") / "bench.md"


@dataclass(frozen=True)
class Size:
    """How much is measured: chats, rounds, seconds a peer may take for its part of a round, open conversations, people
    who talk at once, of whom how many tell of danger, seconds at each rate of messages."""

    chats: int
    rounds: int
    seconds: float
    conversations: int
    talking: int
    dangers: int
    at_each_rate: float


SIZES = {
    "": Size(1000, 3, 20, 10_000, 200, 20, 10),
    "--long": Size(1000, 15, 60, 10_000, 200, 100, 60),
    "--short": Size(100, 1, 15, 1_000, 200, 12, 5),
    "--tiny": Size(2, 1, 5, 10, 4, 2, 0.1),
}


def main(argv: list[str]) -> int:
    """Exit 2 for an unknown word."""
    asked = argv[0] if argv else ""
    if asked not in SIZES or len(argv) > 1:
        print(__doc__, file=sys.stderr)
        return 2
    size = SIZES[asked]
    tables = [machine()]
    tables += durable.measure(size.chats, size.rounds, size.seconds, _say)
    tables += start.measure(size.conversations, size.rounds, _say)
    tables += crisis.measure(size.talking, size.dangers, _say)
    tables += replies.measure(size.talking, size.at_each_rate, _say)
    report = "\n".join(table.markdown() for table in tables)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
