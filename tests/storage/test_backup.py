"""Backups: taken while others write, restored to one moment, and no key in the archive of the data."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from storage import Erased, StorageError, Store, Unit, chats, files, outbox, places, sessions, told
from storage.backup import back_up, keys_of, restore
from tests.storage.conftest import KEYS
from tests.storage.everything import Life, live
from tests.storage.people import family
from tests.storage.still_clock import StillClock

BEFORE, AFTER = 20, 5


@pytest.fixture
def elsewhere(url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Another empty database of the same kind."""
    if not url:
        yield ""
        return
    server: str = request.getfixturevalue("postgres_server")
    name = url.rpartition("/test_")[2].partition("?")[0]
    with psycopg.connect(server, autocommit=True) as connection:
        fresh = sql.Identifier(f"again_{name}")
        connection.execute(sql.SQL("CREATE DATABASE {}").format(fresh))
        yield server.replace("/postgres?", f"/again_{name}?")
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(fresh))


def one_more(unit: Unit, number: int) -> None:
    """Several rows that belong together, and how many such there are by now."""
    chat = family(unit, str(number))
    sessions.save(unit, chat, b"session")
    told.keep(unit, chat, b"told", number, None)
    outbox.put(unit, chat.id, 1, "answer", str(number).encode())
    places.put(unit, "how many", str(number).encode())


def kept_of(unit: Unit, number: int) -> tuple[bytes | None, list[bytes], list[bytes]]:
    chat = family(unit, str(number))
    pieces = [piece.data for piece in told.unattached(unit, chat.id)]
    return sessions.load(unit, chat), pieces, [row.data for row in outbox.pending(unit, chat.id)]


async def test_what_was_backed_up_under_load_is_of_one_moment(
    url: str, elsewhere: str, tmp_path: Path, clock: StillClock
) -> None:
    store = Store.open(url, tmp_path / "first", KEYS, clock)
    data = tmp_path / "cadangan"
    backing_up: asyncio.Task[None] | None = None
    after = 0
    for number in count(1):
        await store.write(partial(one_more, number=number))
        if number == BEFORE:
            backing_up = asyncio.create_task(asyncio.to_thread(back_up, url, tmp_path / "first", data))
        after += backing_up is not None and backing_up.done()
        if after == AFTER:
            break
    assert backing_up is not None
    await backing_up
    store.close()

    restore(elsewhere, tmp_path / "again", data, keys_of(data), KEYS, clock)

    again = Store.open(elsewhere, tmp_path / "again", KEYS, clock)
    many = int(await again.read(lambda unit: places.get(unit, "how many") or b""))
    assert BEFORE <= many < number
    for each in range(1, many + 1):
        assert await again.write(partial(kept_of, number=each)) == (
            b"session",
            [b"told"],
            [str(each).encode()],
        )
    later = await again.write(lambda unit: chats.find(unit, "telegram", str(many + 1)))
    assert later is None, "nothing of a later turn came along"
    again.close()


async def lived(url: str, folder: Path, clock: StillClock) -> Life:
    store = Store.open(url, folder, KEYS, clock)
    life = await store.write(live)
    store.close()
    return life


async def test_no_key_is_in_the_archive_of_the_data(url: str, tmp_path: Path, clock: StillClock) -> None:
    await lived(url, tmp_path, clock)
    data = tmp_path / "cadangan"
    back_up(url, tmp_path, data)
    wrapped = keys_in(url, tmp_path / "puspa.sqlite3")

    assert len(wrapped) == 4, "two persons' and the service's two"
    apart = laid_open(url, keys_of(data))
    for key in wrapped:
        assert key not in laid_open(url, data)
        assert key in apart
    for archive in (data, keys_of(data)):
        assert KEYS[0][1] not in archive.read_bytes()
        assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("cadangan*")) == ["cadangan", "cadangan.kunci"]


def keys_in(url: str, file: Path) -> list[bytes]:
    query = "SELECT wrapped FROM files UNION SELECT wrapped FROM keys"
    if url:
        with psycopg.connect(url) as connection:
            return [row[0] for row in connection.execute(query).fetchall()]
    with sqlite3.connect(file) as plain:
        return [row[0] for row in plain.execute(query).fetchall()]


def laid_open(url: str, archive: Path) -> bytes:
    """What stands in an archive, uncompressed, bytes as bytes."""
    if not url:
        return archive.read_bytes()
    text = subprocess.run(["pg_restore", "--file=-", archive], capture_output=True, check=True).stdout
    return b"".join(
        bytes.fromhex(field[3:].decode())
        for line in text.splitlines()
        for field in line.split(b"\t")
        if field.startswith(b"\\\\x")
    )


async def test_who_was_erased_after_the_backup_stays_erased_with_newer_keys(
    url: str, elsewhere: str, tmp_path: Path, clock: StillClock
) -> None:
    life = await lived(url, tmp_path / "first", clock)
    old, new = tmp_path / "old", tmp_path / "new"
    back_up(url, tmp_path / "first", old)
    store = Store.open(url, tmp_path / "first", KEYS, clock)
    file_id = life.family.file_id
    assert file_id is not None
    await store.write(lambda unit: files.erase(unit, file_id))
    store.close()
    back_up(url, tmp_path / "first", new)

    restore(elsewhere, tmp_path / "again", old, keys_of(new), KEYS, clock)

    again = Store.open(elsewhere, tmp_path / "again", KEYS, clock)
    with pytest.raises(Erased):
        await again.read(lambda unit: chats.address(unit, life.family.id))
    assert await again.read(lambda unit: told.of_case(unit, life.case)) == []
    assert await again.read(lambda unit: chats.address(unit, life.counsellor.id)) == (
        "telegram",
        "876543210123",
    )
    again.close()


async def test_keys_from_before_the_data_do_not_open_it(
    url: str, elsewhere: str, tmp_path: Path, clock: StillClock
) -> None:
    await lived(url, tmp_path / "first", clock)
    old, new = tmp_path / "old", tmp_path / "new"
    back_up(url, tmp_path / "first", old)
    store = Store.open(url, tmp_path / "first", KEYS, clock)
    await store.write(lambda unit: family(unit, "later"))
    store.close()
    back_up(url, tmp_path / "first", new)

    with pytest.raises(StorageError, match="lebih tua"):
        restore(elsewhere, tmp_path / "again", new, keys_of(old), KEYS, clock)
    assert list((tmp_path / "again").glob("*")) == []


async def test_nothing_is_written_over(url: str, tmp_path: Path, clock: StillClock) -> None:
    await lived(url, tmp_path, clock)
    data = tmp_path / "cadangan"
    back_up(url, tmp_path, data)
    before = data.read_bytes()

    with pytest.raises(StorageError, match="sudah ada"):
        back_up(url, tmp_path, data)
    with pytest.raises(StorageError, match=r"sudah ada|tidak kosong"):
        restore(url, tmp_path, data, keys_of(data), KEYS, clock)
    assert data.read_bytes() == before


async def test_without_the_master_key_nothing_is_restored(
    url: str, elsewhere: str, tmp_path: Path, clock: StillClock
) -> None:
    await lived(url, tmp_path / "first", clock)
    data = tmp_path / "cadangan"
    back_up(url, tmp_path / "first", data)

    with pytest.raises(StorageError, match="MASTER_KEYS"):
        restore(elsewhere, tmp_path / "again", data, keys_of(data), [(1, b"x" * 32)], clock)
    assert list((tmp_path / "again").glob("*")) == []


async def test_what_is_no_archive_is_said_in_one_sentence(
    url: str, elsewhere: str, tmp_path: Path, clock: StillClock
) -> None:
    letter = tmp_path / "surat"
    with pytest.raises(StorageError, match="tidak ditemukan"):
        restore(elsewhere, tmp_path / "again", letter, keys_of(letter), KEYS, clock)
    for file in (letter, keys_of(letter)):
        file.write_bytes(b"a letter, no archive " * 100)
    with pytest.raises(StorageError) as trouble:
        restore(elsewhere, tmp_path / "again", letter, keys_of(letter), KEYS, clock)
    assert "\n" not in str(trouble.value)
    assert list((tmp_path / "again").glob("*")) == []


@pytest.mark.postgres
def test_where_the_client_of_postgresql_is_missing_it_is_said(
    postgres_url: str, tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(postgres_url, tmp_path, KEYS, clock).close()
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(StorageError, match="postgresql-client"):
        back_up(postgres_url, tmp_path, tmp_path / "cadangan")
    assert not (tmp_path / "cadangan").exists()


def test_before_the_first_start_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="Belum ada"):
        back_up("", tmp_path, tmp_path / "cadangan")
    assert list(tmp_path.iterdir()) == []
