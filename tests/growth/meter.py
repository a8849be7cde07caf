"""What a turn costs, in counts that are the same on every machine.

SQLite: statements, commits, bytes into the log, and steps of its virtual machine. PostgreSQL: statements, commits,
bytes into the log, and rows read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

from bench.heard import heard

_ROWS = "SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::bigint FROM pg_stat_xact_user_tables"
Counts = dict[str, dict[str, float]]
"""By kind of turn and by what is counted, for one turn."""


class Meter:
    """Listens to every engine while `listening`; `watch` says of what kind the turns are."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        self._url = url
        self._now: dict[str, int] = defaultdict(int)
        self._sums: dict[str, dict[str, int]] = {}
        self._server: psycopg.Connection | None = None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Enter this before the database is opened."""
        events = (
            (Pool, "connect", self._connect),
            (Engine, "begin", self._begin),
            (Engine, "commit", self._commit),
        )
        for target, name, hear in events:
            event.listen(target, name, hear)
        try:
            if self._url:
                self._server = psycopg.connect(self._url, autocommit=True)
                # A page's first change after a checkpoint would be written whole, and checkpoints come when they like.
                self._server.execute("ALTER SYSTEM SET full_page_writes = off")
                self._server.execute("SELECT pg_reload_conf()")
            with heard(self._statement):
                yield
        finally:
            for target, name, hear in events:
                event.remove(target, name, hear)
            if self._server is not None:
                self._server.execute("ALTER SYSTEM RESET full_page_writes")
                self._server.execute("SELECT pg_reload_conf()")
                self._server.close()

    @contextmanager
    def watch(self, kind: str, turns: int) -> Iterator[None]:
        before, log = dict(self._now), self._log()
        yield
        sums = self._sums.setdefault(kind, defaultdict(int))
        sums["turns"] += turns
        sums["bytes"] += self._log() - log
        for name, count in self._now.items():
            sums[name] += count - before.get(name, 0)

    @property
    def counts(self) -> Counts:
        return {
            kind: {name: round(count / sums["turns"], 1) for name, count in sums.items() if name != "turns"}
            for kind, sums in self._sums.items()
        }

    def _log(self) -> int:
        if self._server is not None:
            row = self._server.execute("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint").fetchone()
            assert row is not None
            found: int = row[0]
            return found
        log = self._folder / "puspa.sqlite3-wal"
        return log.stat().st_size if log.exists() else 0

    def _connect(self, connection: Any, _: Any) -> None:
        if self._url:
            return

        def step() -> int:
            self._now["steps"] += 1
            return 0

        connection.set_progress_handler(step, 1)
        connection.execute("PRAGMA wal_autocheckpoint=0")  # so that the log only grows

    def _statement(self, statement: str, _values: Any) -> None:
        if statement != _ROWS:
            self._now["statements"] += 1

    def _begin(self, connection: Connection) -> None:
        if self._url:
            connection.info["rows"] = _rows(connection)

    def _commit(self, connection: Connection) -> None:
        self._now["commits"] += 1
        if self._url:
            self._now["rows"] += _rows(connection) - connection.info["rows"]


def _rows(connection: Connection) -> int:
    driver: Any = connection.connection.dbapi_connection
    found: int = driver.execute(_ROWS).fetchone()[0]
    return found
