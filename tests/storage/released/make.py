"""`python -m tests.storage.released.make`: keep a populated database of this version, as SQL, for whatever comes after.

Run it on the code of that version, before the tables change; tests/storage/test_migrating.py reads what it wrote.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

from storage import Store, migrations
from tests.storage.conftest import KEYS
from tests.storage.everything import live
from tests.storage.postgres import postgres_server
from tests.storage.ready import postgresql_dump
from tests.storage.still_clock import StillClock

HERE = Path(__file__).parent


async def populate(url: str, folder: Path) -> None:
    """Everything that can be stored, once."""
    store = Store.open(url, folder, KEYS, StillClock())
    await store.write(live)
    store.close()


def sqlite_dump(folder: Path) -> str:
    """The SQLite file as SQL."""
    with closing(sqlite3.connect(folder / "puspa.sqlite3")) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def main() -> None:
    """Writes two files named after the version."""
    folder = Path(tempfile.mkdtemp())
    try:
        asyncio.run(populate("", folder))
        (HERE / f"{migrations.HEAD}.sqlite.sql").write_text(sqlite_dump(folder))
        with contextmanager(postgres_server.__wrapped__)() as url:  # type: ignore[attr-defined]
            asyncio.run(populate(url, folder))
            (HERE / f"{migrations.HEAD}.postgresql.sql").write_text(postgresql_dump(url))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
