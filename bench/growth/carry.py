"""A made SQLite database on PostgreSQL, row for row: quicker than to seal everything once more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Boolean, Table, text

from bench.growth.bulk import bulk
from bench.growth.make import MASTER_KEYS
from storage import Store
from storage.engine import for_writing, parse
from storage.tables import metadata


def carry(file: Path, url: str, folder: Path, *, quiet: bool = False) -> None:
    """Fill the database at `url`, of which its own keys are all that there may be; needs a superuser.

    Raises StorageError, and whatever the drivers raise.
    """
    Store.open(url, folder, MASTER_KEYS, lambda: datetime.now(UTC)).close()
    engine = for_writing(parse(url, folder), 1)
    tables = metadata.sorted_tables
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(table.name for table in tables)}"))
    with (
        closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as old,
        bulk(engine, quiet=quiet) as filling,
    ):
        for table in tables:
            total = old.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]  # noqa: S608  names of ours
            filling.fill(table.name, [column.name for column in table.columns], _rows(old, table), total)
    engine.dispose()


def _rows(old: sqlite3.Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """As PostgreSQL takes them: SQLite keeps yes and no as numbers."""
    names = ", ".join(column.name for column in table.columns)
    truths = [number for number, column in enumerate(table.columns) if isinstance(column.type, Boolean)]
    for row in old.execute(f"SELECT {names} FROM {table.name}"):  # noqa: S608  names of ours
        if not truths:
            yield row
            continue
        values = list(row)
        for number in truths:
            values[number] = None if values[number] is None else bool(values[number])
        yield tuple(values)
