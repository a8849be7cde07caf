"""The limit: the rows that our twelve turns write, once more through the bare driver, in groups of 32 turns.

They are recorded while our bot plays, and written again into a database that stands where that one stood. What the
driver then needs is what no program with these rows and these guarantees can go below.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.heard import heard
from bench.ours import play, service
from bench.outcome import Outcome, cpu
from bench.rehearsal import tokens
from bench.steps import TURNS
from storage.engine import sqlite_module

GROUP = 32
Written = list[tuple[str, Any]]
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


@contextmanager
def _recorded() -> Iterator[Written]:
    """Every statement that changes a row, with its values."""
    found: Written = []

    def listen(statement: str, values: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            found.append((statement, values))

    with heard(listen):
        yield found


async def _play(folder: Path, copy: Path, chats: int) -> Written:
    """What one play writes; `copy` gets the database as it was before."""
    with _recorded() as written, service(folder) as (made, clock):
        await made.turns.begin("")
        before = sqlite_module().connect(folder / "puspa.sqlite3")
        before.execute("VACUUM INTO ?", (str(copy),))
        before.close()
        data = tokens(made.house.handbook, made.house.words)
        written.clear()
        await play(made, clock, data, chats, range(len(TURNS)))
    return written


def _again(file: Path, written: Written, turns: int) -> Outcome:
    connection = sqlite_module().connect(file, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    size = max(1, GROUP * len(written) // turns)
    begun, used = time.perf_counter(), cpu()
    for start in range(0, len(written), size):
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in written[start : start + size]:
            connection.execute(statement, values)
        connection.execute("COMMIT")
    outcome = Outcome(turns, time.perf_counter() - begun, cpu() - used, {"rows": len(written) / turns})
    connection.close()
    return outcome


def main(chats: int) -> Outcome:
    """One run."""
    with TemporaryDirectory(prefix="bench-") as folder:
        (Path(folder) / "played").mkdir()
        file = Path(folder) / "again.sqlite3"
        written = asyncio.run(_play(Path(folder) / "played", file, chats))
        return _again(file, written, chats * len(TURNS))
