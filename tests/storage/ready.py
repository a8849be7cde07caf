"""The tables of an empty database, all at once: what the migrations gave a first one, given to every other.

A test that asks how a database gets its tables leaves it empty; for all others the migrations would take longer than
the test.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psycopg

from storage import migrations

SKIPPED = ("--", "\\", "SET ", "SELECT pg_catalog.set_config")
"""Lines of pg_dump's that belong to one version of PostgreSQL, or to psql."""


def ready(url: str, folder: Path) -> None:
    """Give the database at `url`, by default the SQLite file in `folder`, its tables, where it has none."""
    if url:
        _fill(url, folder)
        return
    file = folder / "puspa.sqlite3"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        file.write_bytes(_first_file())


def postgresql_dump(url: str) -> str:
    """The PostgreSQL database as SQL that any later version reads."""
    command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", url]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return "\n".join(line for line in said.splitlines() if line and not line.startswith(SKIPPED)) + "\n"


@cache
def _first_file() -> bytes:
    folder = Path(tempfile.mkdtemp())
    try:
        migrations.upgrade("", folder)
        assert [path.name for path in folder.iterdir()] == ["puspa.sqlite3"], "all of it is in the file"
        return (folder / "puspa.sqlite3").read_bytes()
    finally:
        shutil.rmtree(folder)


_first_database: list[bytes] = []


def _fill(url: str, folder: Path) -> None:
    with psycopg.connect(url) as connection:
        if connection.execute("SELECT to_regclass('alembic_version')").fetchall() != [(None,)]:
            return
        if _first_database:
            connection.execute(_first_database[0])
            return
    migrations.upgrade(url, folder)
    _first_database.append(postgresql_dump(url).encode())
