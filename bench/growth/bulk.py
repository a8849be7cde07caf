"""Many rows at once: SQLite without its journal, PostgreSQL by COPY; the indexes are made anew at the end.

What is half filled when this is broken off is good for nothing: throw it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from psycopg import sql
from sqlalchemy import Engine

from bench.growth.screen import batches, show

Row = Sequence[object]


class Bulk(Protocol):
    """Fills tables."""

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Row], total: int) -> None:
        """Add these rows; `total` is only shown."""


@contextmanager
def bulk(engine: Engine, *, quiet: bool) -> Iterator[Bulk]:
    """Raises whatever the driver raises."""
    raw = engine.raw_connection()
    try:
        way = _sqlite if engine.dialect.name == "sqlite" else _postgresql
        with way(raw.driver_connection, quiet) as filling:
            yield filling
    finally:
        raw.invalidate()  # it was set up for this alone


class _Sqlite:
    def __init__(self, connection: Any, quiet: bool) -> None:
        self._connection = connection
        self._quiet = quiet

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Row], total: int) -> None:
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  names of ours
        for batch in batches(table, rows, total, quiet=self._quiet):
            self._connection.executemany(statement, batch)


@contextmanager
def _sqlite(connection: Any, quiet: bool) -> Iterator[Bulk]:
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = connection.execute(made).fetchall()
    connection.execute("BEGIN")
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield _Sqlite(connection, quiet)
    for name, spelled in indexes:
        if not quiet:
            show(f"index {name:40}")
        connection.execute(spelled)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")


class _Postgresql:
    def __init__(self, connection: Any, quiet: bool) -> None:
        self._connection = connection
        self._quiet = quiet

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Row], total: int) -> None:
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            for batch in batches(table, rows, total, quiet=self._quiet):
                for row in batch:
                    copy.write_row(row)


@contextmanager
def _postgresql(connection: Any, quiet: bool) -> Iterator[Bulk]:
    """Needs the rights of a superuser, to leave out the checks of every reference."""
    connection.execute("SET session_replication_role = replica")
    found = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint) AND tablename <> 'alembic_version'"
    ).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    yield _Postgresql(connection, quiet)
    for name, spelled in found:
        if not quiet:
            show(f"index {name:40}")
        connection.execute(spelled)
    for table, column in _numbered(connection):
        connection.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({0}, {1}), (SELECT max({2}) FROM {3}))").format(
                sql.Literal(table), sql.Literal(column), sql.Identifier(column), sql.Identifier(table)
            )
        )
    connection.commit()
    connection.autocommit = True
    connection.execute("VACUUM (ANALYZE)")


def _numbered(connection: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL"
    ).fetchall()
    return found
