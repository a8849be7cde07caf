"""The databases on which figures are taken: SQLite or PostgreSQL, empty or as after years.

Whatever is measured gets a database of its own, for the grown ones a copy. The master key of every one is that of
bench/growth, put where the demo keeps its own.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from bench.growth import MASTER_KEYS, Sizes, make
from bench.postgres import Server
from simulator.cast import DEMO_CAST

FILE = "puspa.sqlite3"
_numbers = count(1)


class Database(Protocol):
    """Where a figure is taken."""

    def fresh(self) -> AbstractContextManager[tuple[Path, str]]:
        """A data folder and its DATABASE_URL, for one measurement."""


@dataclass(frozen=True)
class Sqlite:
    """`file` is copied; without one the database is empty."""

    file: Path | None = None

    @contextmanager
    def fresh(self) -> Iterator[tuple[Path, str]]:
        with _folder() as folder:
            if self.file is not None:
                shutil.copyfile(self.file, folder / FILE)
            yield folder, ""


@dataclass(frozen=True)
class Postgresql:
    """`like` names the database that is copied; by default it is empty."""

    server: Server
    like: str = "template1"

    @contextmanager
    def fresh(self) -> Iterator[tuple[Path, str]]:
        with _folder() as folder, self.server.database(f"bench_{next(_numbers)}", like=self.like) as url:
            yield folder, url


@contextmanager
def grown_sqlite(people: int) -> Iterator[Sqlite]:
    """After so many people."""
    with TemporaryDirectory(prefix="bench-") as folder:
        make("", Path(folder), _sizes(people))
        yield Sqlite(Path(folder) / FILE)


@contextmanager
def grown_postgresql(server: Server, people: int) -> Iterator[Postgresql]:
    """The same on PostgreSQL."""
    with TemporaryDirectory(prefix="bench-") as folder, server.database("grown") as url:
        make(url, Path(folder), _sizes(people))
        yield Postgresql(server, "grown")


@contextmanager
def opened_sqlite(people: int) -> Iterator[Sqlite]:
    """So many conversations that stand at a question, and no cases."""
    with TemporaryDirectory(prefix="bench-") as folder:
        sizes = Sizes(people, cases=0, events=0, open_cases=0, group=str(DEMO_CAST.group))
        make("", Path(folder), sizes, quiet=True)
        yield Sqlite(Path(folder) / FILE)


def _sizes(people: int) -> Sizes:
    """No case is open: how many are is a matter of how many counsellors work, not of years."""
    return Sizes(people, people // 5, people * 5, open_cases=0, group=str(DEMO_CAST.group))


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="bench-") as folder:
        version, key = MASTER_KEYS[0]
        (Path(folder) / "master.key").write_text(f"{version}:{base64.b64encode(key).decode()}")
        yield Path(folder)
