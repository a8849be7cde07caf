"""Who is at work on this database: one service alone, or several beside each other.

The database keeps it itself, by locks that end with the connection that holds them: a worker that dies is gone as
soon as the database notices its connection closed, and nobody has to be told. On SQLite there is one service at most;
there the lock is a file's.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from storage.engine import for_writing, parse, reaching
from storage.errors import StorageError
from storage.unit import Unit

log = logging.getLogger(__name__)

_HOUSE = 7_235_020  # any numbers; all who work on one PostgreSQL database must agree on them
_WORKER = 7_235_021
_LARGEST = 2**31 - 1
_NUMBERS = text(
    "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :worker AND objsubid = 2 AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_UNLOCK = text("SELECT pg_advisory_unlock_all()")


class Presence(Protocol):
    """`number` is this worker's own while it is here; 0 where there can be one alone. Not for two threads at once."""

    number: int

    def enter(self, *, alone: bool) -> bool:
        """Take a place; False where somebody is here with whom it cannot be shared. Raises StorageError."""

    def hold(self) -> bool:
        """Whether the place is still ours; where the connection was lost, it is taken again. Raises StorageError."""

    def leave(self) -> None:
        """Give the place back; without one nothing happens."""


def presence(url: str, data_dir: Path) -> Presence:
    """For the database at `url`. Raises StorageError."""
    address = parse(url, data_dir)
    return _File(Path(f"{address.database}.lock")) if address.drivername == "sqlite" else _Locks(address)


def others(unit: Unit, number: int) -> Sequence[int]:
    """The numbers of the other workers that are alive now."""
    if unit.connection.dialect.name != "postgresql":
        return ()
    found = unit.connection.execute(_NUMBERS, {"worker": _WORKER}).scalars()
    return [other for other in found if other != number]


class _File:
    """The lock ends with the process, however that ends."""

    def __init__(self, path: Path) -> None:
        self.number = 0
        self._path = path
        self._held: int | None = None

    def enter(self, *, alone: bool) -> bool:
        import fcntl

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            held = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as trouble:
            raise StorageError(f"Basis data tidak dapat dibuka: {trouble}") from trouble
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            return False
        self._held = held
        return True

    def hold(self) -> bool:
        return self._held is not None

    def leave(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None


class _Locks:
    """PostgreSQL's advisory locks: the house's is shared or not, a worker's own bears its number."""

    def __init__(self, address: URL) -> None:
        self.number = 0
        self._address = address
        self._alone = True
        self._engine: Engine | None = None
        self._connection: Connection | None = None

    def enter(self, *, alone: bool) -> bool:
        self._alone = alone
        with reaching(for_writing(self._address, 1)) as engine:
            self._engine = engine
            connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            shared = "" if alone else "_shared"
            if not _locked(connection, f"pg_try_advisory_lock{shared}", _HOUSE, 0):
                connection.close()
                engine.dispose()
                return False
            self.number = _free_number(connection)
            self._connection = connection
        return True

    def hold(self) -> bool:
        if self._connection is not None:
            try:
                self._connection.execute(text("SELECT 1"))
            except DBAPIError:
                log.warning("the connection that shows the others that this worker is here was lost")
                self.leave()
            else:
                return True
        return self.enter(alone=self._alone)

    def leave(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(DBAPIError):
                if not self._connection.invalidated:
                    self._connection.execute(
                        _UNLOCK
                    )  # at once: the server notices a closed connection a moment later
            with contextlib.suppress(DBAPIError):
                self._connection.invalidate()  # closes it, and with it every lock it may still hold
                self._connection.close()
            self._connection = None
        if self._engine is not None:
            self._engine.dispose()


def _free_number(connection: Connection) -> int:
    while True:
        number = secrets.randbelow(_LARGEST) + 1
        if _locked(connection, "pg_try_advisory_lock", _WORKER, number):
            return number


def _locked(connection: Connection, function: str, house: int, number: int) -> bool:
    got: bool = connection.execute(
        text(f"SELECT {function}(:house, :number)"), {"house": house, "number": number}
    ).scalar_one()
    return got
