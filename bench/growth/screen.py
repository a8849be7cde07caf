"""What somebody who waits sees: one line a table, rewritten while it is filled."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
BATCH = 20_000


def batches(name: str, rows: Iterable[T], total: int, *, quiet: bool) -> Iterator[list[T]]:
    """The rows in batches, each shown once it has been taken care of: in a log about once a second."""
    begun, done, left, shown = time.monotonic(), 0, iter(rows), 0.0
    while batch := list(islice(left, BATCH)):
        yield batch
        done += len(batch)
        now = time.monotonic()
        if not quiet and (now - shown >= 1 or sys.stderr.isatty()):
            shown = now
            show(f"{name:10} {done:>10,} of {total:,}  {now - begun:6.1f} s")
    if not quiet and sys.stderr.isatty():
        sys.stderr.write("\n")


def show(line: str) -> None:
    """On a screen each line takes the place of the one before."""
    sys.stderr.write(f"\r{line}" if sys.stderr.isatty() else f"{line}\n")
    sys.stderr.flush()
