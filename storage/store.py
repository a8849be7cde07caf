"""The store: takes units of work, runs them in its own threads, and answers only when they are committed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Engine

from storage import keys, migrations
from storage.engine import for_reading, for_writing, parse, reaching
from storage.group_writer import GroupWriter
from storage.row_writer import RowWriter
from storage.unit import Unit
from storage.vault import Vault
from storage.work import Work

T = TypeVar("T")
_READERS = 2


class Store:
    """`Store.open` makes one. `write` and `read` are called from an event loop, `close` once at the end."""

    def __init__(
        self, writing: Engine, reading: Engine, vault: Vault, clock: Callable[[], datetime], writers: int
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._vault = vault
        self._clock = clock
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="storage-read")
        grouped = writing.dialect.name == "sqlite"
        self._writer = (
            GroupWriter(writing, vault, clock) if grouped else RowWriter(writing, vault, clock, writers)
        )

    @classmethod
    def open(
        cls,
        url: str,
        data_dir: Path,
        master_keys: Sequence[tuple[int, bytes]],
        clock: Callable[[], datetime],
        *,
        migrate: bool = False,
        writers: int = 4,
    ) -> Self:
        """Open the database at `url`, by default a SQLite file in `data_dir`; an empty one gets its tables.

        `clock` gives aware datetimes. `writers` is how many units may write at once on PostgreSQL. Raises
        StorageError: unreachable, behind or ahead of this program (unless `migrate`), or locked with another
        master key.
        """
        vault = Vault(master_keys)
        address = parse(url, data_dir)
        with reaching(for_writing(address, writers)) as writing:
            migrations.ensure(writing, migrate=migrate)
            with writing.begin() as connection:
                keys.unlock(Unit(connection, vault, clock()))
        return cls(writing, for_reading(address, _READERS), vault, clock, writers)

    async def write(self, fn: Callable[[Unit], T]) -> T:
        """Run `fn` in a unit of work; returns what it returned, once committed.

        What `fn` raises rolls back its unit alone and comes here. `fn` must touch nothing but its unit: on
        PostgreSQL it is run again after a deadlock. Cancelling the wait does not stop the unit.
        """
        work = Work(fn, asyncio.get_running_loop())
        self._writer.submit([work])
        result: T = await work.done
        return result

    async def write_many(self, fns: Sequence[Callable[[Unit], T]]) -> list[T | BaseException]:
        """Run several, one after another in this order; each succeeds or fails alone.

        But where the database itself fails one (NotSaved), those behind it are not run: nothing overtakes.
        """
        loop = asyncio.get_running_loop()
        works: list[Work] = []
        for fn in fns:
            works.append(Work(fn, loop, works[-1] if works else None))
        self._writer.submit(works)
        outcomes: list[T | BaseException] = await asyncio.gather(
            *(work.done for work in works), return_exceptions=True
        )
        return outcomes

    async def read(self, fn: Callable[[Unit], T]) -> T:
        """Run `fn` on a connection that cannot write; it sees all that was committed before."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, fn)

    def close(self) -> None:
        """Finish what was submitted, then let go of the database."""
        self._writer.close()
        self._readers.shutdown()
        self._reading.dispose()
        self._writing.dispose()

    def _read(self, fn: Callable[[Unit], Any]) -> Any:
        with self._reading.connect() as connection, connection.begin() as transaction:
            try:
                return fn(Unit(connection, self._vault, self._clock(), reading=True))
            finally:
                transaction.rollback()
