"""Backups, taken while the service works: two archives of one moment.

One holds the data, in which every file's and the service's own keys are missing; the other holds those keys, wrapped
as they are. Neither holds a master key. Erasing somebody destroys their key in the database; since old archives of
data cannot be opened without an archive of keys, an erasure is complete once the archives of keys from before it are
gone, and those of the data can be kept for long. Restoring old data with newer keys leaves the erased erased.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from storage import backup_postgresql, backup_sqlite, files, keys, migrations
from storage.engine import for_writing, parse, reaching
from storage.errors import StorageError
from storage.tables import chats
from storage.tables import files as files_table
from storage.unit import Unit
from storage.vault import Vault

SUFFIX = ".kunci"
"""Of the archive of keys that belongs to an archive of data."""
_THERE = "{0} sudah ada. Pilih nama lain; cadangan lama tidak ditimpa."
_MISSING = "{0} tidak ditemukan."
_LATER_ERASED = (
    select(chats.c.file_id)
    .join(files_table, files_table.c.id == chats.c.file_id)
    .where(files_table.c.erased_at.is_not(None), chats.c.digest.is_not(None))
    .distinct()
)


def keys_of(data: Path) -> Path:
    """Where the keys of this archive of data are put."""
    return data.with_name(data.name + SUFFIX)


def back_up(url: str, data_dir: Path, data: Path) -> None:
    """Write both archives, readable by this user alone. Raises StorageError; then there is neither."""
    address = parse(url, data_dir)
    way = backup_sqlite if address.drivername == "sqlite" else backup_postgresql
    with _whole(data) as data_part, _whole(keys_of(data)) as keys_part:
        way.back_up(address, data_part, keys_part)


def restore(
    url: str,
    data_dir: Path,
    data: Path,
    keys_archive: Path,
    master_keys: Sequence[tuple[int, bytes]],
    clock: Callable[[], datetime],
) -> None:
    """Make the database anew, of this program's version. Nobody may work on it, and it must be empty or not there.

    `keys_archive` may be newer than the data. Raises StorageError.
    """
    for archive in (data, keys_archive):
        if not archive.is_file():
            raise StorageError(_MISSING.format(archive))
    address = parse(url, data_dir)

    def finish(engine: Engine) -> None:
        migrations.ensure(engine, migrate=True)
        with engine.begin() as connection:
            unit = Unit(connection, Vault(master_keys), clock())
            keys.unlock(unit)
            for file_id in connection.execute(_LATER_ERASED).scalars().all():
                files.erase(unit, file_id)

    if address.drivername == "sqlite":
        with (
            backup_sqlite.restored(address, data, keys_archive) as made,
            reaching(for_writing(made, 1)) as engine,
        ):
            finish(engine)
            engine.dispose()
    else:
        backup_postgresql.restore(address, data, keys_archive)
        with reaching(for_writing(address, 1)) as engine:
            finish(engine)
            engine.dispose()


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file beside `path` to write into, which takes its name once it is whole and on the disk."""
    part = path.with_name(path.name + ".part")
    try:
        if path.exists():
            raise StorageError(_THERE.format(path))
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.rename(path)
    except OSError as trouble:
        raise StorageError(f"{path} tidak dapat ditulis: {trouble.strerror}") from trouble
    finally:
        part.unlink(missing_ok=True)
