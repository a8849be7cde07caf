"""Whoever gets the database file, and not the master key, learns code, state, risk, kecamatan and times."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from storage import Store
from storage.tables import metadata
from tests.storage.conftest import KEYS
from tests.storage.everything import CODE, KECAMATAN, NUMBERS, WORDS, live
from tests.storage.still_clock import StillClock

ALLOWED = [CODE.encode(), KECAMATAN.encode(), b"waiting", b"tinggi"]


def spellings(number: int) -> list[bytes]:
    """A number as text, and as the databases spell integers, from the shortest that holds it."""
    lengths = range((number.bit_length() + 8) // 8, 9)
    return [str(abs(number)).encode(), *(number.to_bytes(length, "big", signed=True) for length in lengths)]


SECRETS = [word.encode() for word in WORDS] + [each for number in NUMBERS for each in spellings(number)]


def files_of(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.iterdir())]


async def test_the_files_of_sqlite_hold_nothing_else_in_clear(tmp_path: Path, clock: StillClock) -> None:
    store = Store.open("", tmp_path, KEYS, clock)
    await store.write(live)
    open_files = files_of(tmp_path)
    assert len(open_files) == 3  # the database, its write-ahead log, and the log's index

    store.close()
    closed_files = files_of(tmp_path)
    assert len(closed_files) == 1

    for files in (open_files, closed_files):
        assert [text for text in ALLOWED if not any(text in file for file in files)] == []
        assert [secret for secret in SECRETS if any(secret in file for file in files)] == []
        assert not any(key in file for _, key in KEYS for file in files)


@pytest.mark.postgres
async def test_the_tables_of_postgresql_hold_nothing_else_in_clear(
    postgres_url: str, tmp_path: Path, clock: StillClock
) -> None:
    store = Store.open(postgres_url, tmp_path, KEYS, clock)
    await store.write(live)
    store.close()

    with psycopg.connect(postgres_url) as connection:
        rows = [
            cell if isinstance(cell, bytes) else str(cell).encode()
            for table in metadata.tables
            for row in connection.execute(f"SELECT * FROM {table}").fetchall()
            for cell in row
        ]

    assert len(rows) > 100
    assert [text for text in ALLOWED if text not in rows] == []
    assert [secret for secret in SECRETS if any(secret in row for row in rows)] == []


async def test_the_file_and_its_folder_belong_to_the_service_alone(tmp_path: Path, clock: StillClock) -> None:
    store = Store.open("", tmp_path / "data", KEYS, clock)
    store.close()

    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data" / "puspa.sqlite3").stat().st_mode & 0o777 == 0o600
