"""A populated database of every earlier version becomes one of this version, on both databases, and nothing is lost."""

from __future__ import annotations

import base64
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import StorageError, Store, engine, migrations
from storage.presence import presence
from storage.tables import metadata
from tests.storage.conftest import KEYS
from tests.storage.everything import remembered
from tests.storage.still_clock import StillClock

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "released"
VERSIONS = sorted(
    path.name.partition("_")[0] for path in (ROOT / "storage/migrations/versions").glob("[0-9]*.py")
)
BUSY = "Masih ada layanan"


def as_it_was(version: str, url: str, folder: Path) -> None:
    """Fill the empty database with what was kept of this version."""
    if url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute((KEPT / f"{version}.postgresql.sql").read_text().encode())
    else:
        with closing(sqlite3.connect(folder / "puspa.sqlite3")) as plain:
            plain.executescript((KEPT / f"{version}.sqlite.sql").read_text())


def test_a_database_is_kept_of_every_version_before_this_one() -> None:
    """Where one is missing: check out the code of that version and run `python -m tests.storage.released.make`."""
    kept = {path.name for path in KEPT.glob("*.sql")}
    assert VERSIONS[-1] == migrations.HEAD
    for version in VERSIONS[:-1]:
        assert {f"{version}.sqlite.sql", f"{version}.postgresql.sql"} <= kept


@pytest.mark.parametrize("version", VERSIONS[:-1])
async def test_everything_outlives_the_migration(
    version: str, url: str, tmp_path: Path, clock: StillClock
) -> None:
    as_it_was(version, url, tmp_path)
    with pytest.raises(StorageError, match="python -m bot migrate"):
        Store.open(url, tmp_path, KEYS, clock)

    migrations.upgrade(url, tmp_path)

    made = engine.for_writing(engine.parse(url, tmp_path), 1)
    with made.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    made.dispose()
    store = Store.open(url, tmp_path, KEYS, clock)
    await store.write(remembered)
    store.close()


def migrate(url: str, folder: Path) -> subprocess.Popen[str]:
    around = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_BOT_TOKEN": "1:abc",
        "COUNSELLOR_CHAT_ID": "-1",
        "MASTER_KEYS": f"1:{base64.b64encode(KEYS[0][1]).decode()}",
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
    }
    command = [sys.executable, "-m", "bot", "migrate"]
    return subprocess.Popen(
        command, cwd=folder, env=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


async def test_of_several_who_migrate_at_once_one_does_it(
    url: str, tmp_path: Path, clock: StillClock
) -> None:
    as_it_was(VERSIONS[0], url, tmp_path)
    processes = [migrate(url, tmp_path) for _ in range(3)]
    said = [process.communicate(timeout=120) for process in processes]

    assert sum(f"versi {VERSIONS[0]} sekarang versi {migrations.HEAD}" in out for out, _ in said) == 1
    for process, (out, errors) in zip(processes, said, strict=True):
        assert (process.returncode, BUSY in errors) in ((0, False), (1, True)), out + errors
    store = Store.open(url, tmp_path, KEYS, clock)
    await store.write(remembered)
    store.close()


def test_nobody_migrates_under_a_service_that_works(url: str, tmp_path: Path) -> None:
    as_it_was(VERSIONS[0], url, tmp_path)
    service = presence(url, tmp_path)
    assert service.enter(alone=False)
    process = migrate(url, tmp_path)
    _, errors = process.communicate(timeout=120)
    service.leave()

    assert process.returncode == 1
    assert errors.startswith(BUSY)
    assert migrations.current(url, tmp_path) == VERSIONS[0]
