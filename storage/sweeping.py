"""What has to happen on the disk after an erasure has been committed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine

from storage.engine import sqlite_module
from storage.tables import metadata

_WAIT_MS = 200  # how long to hold up the writer for a reader; after that, another time


def truncate_log(connection: Connection, patience_ms: int) -> bool:
    """SQLite: bring the write-ahead log home and cut it to nothing. False while a reader still needs it, or the disk
    takes nothing.

    `patience_ms` is the connection's usual busy timeout, to be put back.
    """
    driver: Any = connection.connection.dbapi_connection
    driver.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
    try:
        busy: int = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite_module().OperationalError:
        return False
    finally:
        driver.execute(f"PRAGMA busy_timeout={patience_ms}")
    return not busy


def vacuum(engine: Engine) -> None:
    """PostgreSQL: free what was deleted. How long its own log keeps a copy is the operator's setting."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"VACUUM {', '.join(sorted(metadata.tables))}")
