"""A big database, table after table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select

from bench.growth import casework, clockwork, people, post
from bench.growth.bulk import bulk
from bench.growth.seals import Seals
from bench.growth.sizes import Sizes
from storage import Store
from storage.engine import for_writing, parse
from storage.tables import chats
from storage.vault import Vault

MASTER_KEYS = ((1, b"bench, and nothing but the bench"),)


def make(
    url: str,
    folder: Path,
    sizes: Sizes,
    master_keys: Sequence[tuple[int, bytes]] = MASTER_KEYS,
    *,
    quiet: bool = False,
) -> None:
    """Fill the database at `url` (by default a SQLite file in `folder`), which must be empty.

    Raises ValueError, StorageError.
    """
    Store.open(url, folder, master_keys, lambda: sizes.now).close()
    engine = for_writing(parse(url, folder), 1)
    with engine.begin() as connection:
        if connection.execute(select(func.count()).select_from(chats)).scalar_one():
            raise ValueError("the database is not empty")
        seals = Seals(connection, Vault(master_keys), sizes)
    with bulk(engine, quiet=quiet) as filling:
        people.fill(filling, seals, sizes, master_keys[0][0])
        casework.fill(filling, seals, sizes)
        post.fill(filling, seals, sizes)
        clockwork.fill(filling, seals, sizes)
    engine.dispose()
