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
    """The rows in batches, each shown once it has been taken care of."""
    begun, done, left = time.monotonic(), 0, iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
        done += len(batch)
        if not quiet:
            show(f"{name:10} {done:>10,} of {total:,}  {time.monotonic() - begun:6.1f} s")
    if not quiet:
        sys.stderr.write("\n")


def show(line: str) -> None:
    sys.stderr.write(f"\r{line}")
    sys.stderr.flush()
