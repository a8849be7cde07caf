"""Connections: which driver, with which settings. Reading and writing on SQLite go through different ones."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import PoolProxiedConnection

from storage.errors import StorageError, first_line

SAFE_SQLITE = (
    3,
    51,
    3,
)  # before it, two connections that write or checkpoint could corrupt a WAL that is reset
BUSY_TIMEOUT_MS = 3_000
"""Whoever is failed by a lock tries again by itself; but a service that is told to stop must not wait for one."""
# libpq would wait for minutes for a server that is gone without a word (its documentation, "Parameter Key Words").
_PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
_UNREACHABLE = "Basis data tidak dapat dibuka: {0}"
_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)


def parse(url: str, data_dir: Path) -> URL:
    """A URL with its driver. An empty one means the SQLite file in `data_dir`. Raises StorageError."""
    try:
        parsed = make_url(url) if url else URL.create("sqlite", database=str(data_dir / "puspa.sqlite3"))
    except ArgumentError:
        raise StorageError(
            "DATABASE_URL tidak terbaca. Bentuknya sqlite:///... atau postgresql://..."
        ) from None
    kind = parsed.get_backend_name()
    if kind == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed.set(drivername="sqlite")
    if kind == "postgresql" or parsed.drivername == "postgres":
        return _bounded(parsed.set(drivername="postgresql+psycopg"))
    raise StorageError(
        f"DATABASE_URL memakai {parsed.drivername}; yang dikenal hanya berkas sqlite dan postgresql."
    )


def sqlite_file(url: str, data_dir: Path) -> Path | None:
    """The file behind `url`; None where the database is none. Raises StorageError."""
    address = parse(url, data_dir)
    return Path(str(address.database)) if address.drivername == "sqlite" else None


def sqlite_module() -> ModuleType:
    """The SQLite driver to use. Raises StorageError when only one with the WAL-reset bug can be had."""
    for name in ("pysqlite3", "sqlite3"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        if module.sqlite_version_info >= SAFE_SQLITE:
            return module
    needed = ".".join(map(str, SAFE_SQLITE))
    raise StorageError(
        f"SQLite di mesin ini lebih lama daripada {needed} dan dapat merusak basis data. "
        "Pasang paket Python pysqlite3, atau pakai PostgreSQL."
    )


def for_writing(url: URL, connections: int) -> Engine:
    """On SQLite every transaction takes the write lock at its start: a lock taken later loses updates."""
    if url.drivername != "sqlite":
        return create_engine(
            url, pool_size=connections, max_overflow=0, hide_parameters=True, connect_args=_impatient(url)
        )
    _make_place(url)
    engine = _sqlite(url)
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def for_reading(url: URL, connections: int) -> Engine:
    """Connections that cannot write; what one transaction sees is of one moment."""
    if url.drivername != "sqlite":
        reading = {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
        return create_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            hide_parameters=True,
            execution_options=reading,
            connect_args=_impatient(url),
        )
    engine = _sqlite(url, "PRAGMA query_only=ON")
    _begin_with(engine, "BEGIN")
    return engine


@contextmanager
def reaching(engine: Engine) -> Iterator[Engine]:
    """What goes wrong with the database in here becomes one sentence, and the engine is let go. Raises StorageError."""
    try:
        yield engine
    except DBAPIError as trouble:
        engine.dispose()
        raise StorageError(_UNREACHABLE.format(first_line(trouble.orig))) from trouble
    except StorageError:
        engine.dispose()
        raise


def _impatient(url: URL) -> dict[str, int]:
    """What the URL itself does not say."""
    return {name: value for name, value in _PATIENCE.items() if name not in url.query}


def _sqlite(url: URL, *more: str) -> Engine:
    # isolation_level None: the driver's own idea of when to begin is what silently lost updates.
    engine = create_engine(
        url, module=sqlite_module(), hide_parameters=True, connect_args={"isolation_level": None}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        for pragma in (*_PRAGMAS, *more):
            connection.execute(pragma)

    return engine


def _begin_with(engine: Engine, statement: str) -> None:
    # A listener for "begin" would do, but then SQLAlchemy looks for listeners at every statement: a fourth slower.
    def begin(dbapi_connection: PoolProxiedConnection) -> None:
        dbapi_connection.cursor().execute(statement)

    engine.dialect.do_begin = begin  # type: ignore[method-assign]


def _make_place(url: URL) -> None:
    """The file and its folder belong to the service's user alone."""
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as trouble:
        raise StorageError(_UNREACHABLE.format(trouble)) from trouble


def _bounded(url: URL) -> URL:
    """A worker whose machine loses its power says no goodbye. The server must notice within half a minute, or the rows
    that it had locked would stay locked for hours (tcp_keepalives_idle is two hours by default). And a unit of work
    never rests in the middle of its transaction: one that does belongs to a process that is frozen.
    """
    bounds = (
        "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
        " -c idle_in_transaction_session_timeout=60000"
    )
    return url if "options" in url.query else url.update_query_dict({"options": bounds})
