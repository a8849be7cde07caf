"""SQLite's archives: a copy by its own online backup, which sees one moment while others write; then the keys apart."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL

from storage.engine import BUSY_TIMEOUT_MS, sqlite_module
from storage.errors import StorageError, first_line

_NONE = "Belum ada basis data di {0}."
_TAKEN = "Basis data {0} sudah ada. Pindahkan dahulu ke tempat lain (semua berkas {1}*), lalu ulangi."
_NO_ARCHIVE = "{0} bukan cadangan yang utuh: {1}"
_OLD_KEYS = "Arsip kunci ini lebih tua daripada arsip datanya: ada berkas yang kuncinya tidak di dalamnya."
_APART = (
    "CREATE TABLE apart.keys AS SELECT * FROM main.keys",
    "CREATE TABLE apart.files AS SELECT id, master, wrapped, erased_at FROM main.files",
    "DELETE FROM main.keys",
    "UPDATE main.files SET wrapped = x''",
)
_TOGETHER = (
    "INSERT INTO main.keys SELECT * FROM apart.keys",
    "UPDATE main.files SET (master, wrapped, erased_at) = (SELECT master, wrapped, erased_at FROM apart.files"
    " WHERE apart.files.id = main.files.id)",
)


def back_up(address: URL, data: Path, keys: Path) -> None:
    """Into the two files. Raises StorageError."""
    place = Path(str(address.database))
    if not place.exists():
        raise StorageError(_NONE.format(place))
    sqlite = sqlite_module()
    try:
        with closing(_open(sqlite, place)) as source, closing(_open(sqlite, data)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("PRAGMA secure_delete=ON")
            _with(copy, keys, _APART)
            copy.execute("VACUUM")
            _sound(copy, data)
    except sqlite.Error as trouble:
        raise StorageError(f"Cadangan tidak dapat dibuat: {first_line(trouble)}") from trouble


@contextmanager
def restored(address: URL, data: Path, keys: Path) -> Iterator[URL]:
    """A database beside the one at `address`, which takes its place when the block went well. Raises StorageError."""
    place = Path(str(address.database))
    if place.exists():
        raise StorageError(_TAKEN.format(place, place))
    part = place.with_name(place.name + ".part")
    sqlite = sqlite_module()
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.touch(mode=0o600)
        shutil.copyfile(data, part)
        with closing(_open(sqlite, part)) as copy:
            _with(copy, keys, _TOGETHER)
            _sound(copy, data)
        yield address.set(database=str(part))
        part.rename(place)
    except sqlite.IntegrityError as trouble:
        raise StorageError(_OLD_KEYS) from trouble
    except sqlite.Error as trouble:
        raise StorageError(_NO_ARCHIVE.format(data, first_line(trouble))) from trouble
    except OSError as trouble:
        raise StorageError(f"{place} tidak dapat ditulis: {trouble.strerror}") from trouble
    finally:
        for left in place.parent.glob(part.name + "*"):
            left.unlink(missing_ok=True)


def _open(sqlite: Any, path: Path) -> Any:
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    return connection


def _with(connection: Any, other: Path, statements: tuple[str, ...]) -> None:
    connection.execute("ATTACH ? AS apart", (str(other),))
    connection.execute("BEGIN IMMEDIATE")
    for statement in statements:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.execute("DETACH apart")


def _sound(connection: Any, path: Path) -> None:
    """Every page and every reference. Raises StorageError."""
    said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if said != "ok" or dangling is not None:
        raise StorageError(_NO_ARCHIVE.format(path, said if said != "ok" else f"tabel {dangling[0]}"))
