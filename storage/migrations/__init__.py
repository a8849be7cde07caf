"""Bringing a database to the tables of this program.

Alembic is imported only when there is something to do: it is slow.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from storage.engine import for_writing, parse, reaching
from storage.errors import StorageError

HEAD = "0004"
_HERE = Path(__file__).parent
_LOCK = 7_235_019  # any number; two processes that migrate the same PostgreSQL database must agree on it
_BEHIND = (
    "Basis data masih berbentuk versi {0}, program ini memerlukan versi {1}. "
    "Hentikan semua layanan, buat cadangan (python -m bot backup), lalu jalankan: python -m bot migrate"
)
_FOREIGN = "Basis data ini berisi tabel lain dan bukan milik layanan ini. Periksa DATABASE_URL."
_AHEAD = "Basis data (versi {0}) lebih baru daripada program ini ({1}). Pasang program yang lebih baru."


def head() -> str:
    """The version this program needs."""
    return HEAD


def current(url: str, data_dir: Path = Path("data")) -> str | None:
    """The version a database has; None if it is empty or not there.

    Raises StorageError if it cannot be reached.
    """
    address = parse(url, data_dir)
    if address.drivername == "sqlite" and not Path(str(address.database)).exists():
        return None
    with reaching(for_writing(address, 1)) as engine, engine.begin() as connection:
        found = _version(connection)
    engine.dispose()
    return found


def is_current(url: str, data_dir: Path = Path("data")) -> bool:
    return current(url, data_dir) == HEAD


def upgrade(url: str, data_dir: Path = Path("data")) -> None:
    """Bring a database to this program's version.

    Raises StorageError if it is ahead or belongs to something else.
    """
    with reaching(for_writing(parse(url, data_dir), 1)) as engine:
        ensure(engine, migrate=True)
    engine.dispose()


def ensure(engine: Engine, *, migrate: bool) -> None:
    """An empty database gets its tables; one that is behind is migrated, or refused unless `migrate`."""
    with engine.begin() as connection:
        if _version(connection) == HEAD:
            return
    with engine.begin() as connection:
        _alone(connection)
        found = _version(connection)
        if found != HEAD:  # another process may have been first
            _refuse(connection, found, migrate=migrate)
            _run(connection)


def _refuse(connection: Connection, found: str | None, *, migrate: bool) -> None:
    if found is None:
        if inspect(connection).get_table_names():
            raise StorageError(_FOREIGN)
    elif found > HEAD:
        raise StorageError(_AHEAD.format(found, HEAD))
    elif not migrate:
        raise StorageError(_BEHIND.format(found, HEAD))


def _alone(connection: Connection) -> None:
    """One process at a time. SQLite's engine has taken its write lock with BEGIN IMMEDIATE already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar_one_or_none()
    return found


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
