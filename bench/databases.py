"""The databases on which figures are taken: SQLite or PostgreSQL, empty or as after years.

Whatever is measured gets a database of its own, for the grown ones a copy. The master key of every one is that of
bench/growth, put where the demo keeps its own.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from bench.growth import MASTER_KEYS, Sizes, make
from bench.growth.carry import carry
from bench.postgres import Server
from bench.steps import FIRST_PERSON
from simulator.cast import DEMO_CAST

FILE = "puspa.sqlite3"
ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "growth"
BIG = 50_000
"""From so many people on a made database is kept."""
SHAPES = ("storage/tables.py", "storage/migrations/__init__.py", "storage/outbox.py", "flows/session.py")
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
    """After so many people; a big one is kept in build/ and found there the next time."""
    if people >= BIG:
        yield Sqlite(_kept(people) / FILE)
    else:
        with TemporaryDirectory(prefix="bench-") as folder:
            make("", Path(folder), _sizes(people), quiet=True)
            yield Sqlite(Path(folder) / FILE)


@contextmanager
def grown_postgresql(server: Server, made: Path) -> Iterator[Postgresql]:
    """The same rows as in this SQLite file."""
    with TemporaryDirectory(prefix="bench-") as folder, server.database("grown") as url:
        carry(made, url, Path(folder))
        yield Postgresql(server, "grown")


def _kept(people: int) -> Path:
    """Made anew where what makes it has changed."""
    place = KEPT / f"{people}-{_edition()}"
    if not (place / FILE).exists():
        for stale in KEPT.glob(f"{people}-*"):
            shutil.rmtree(stale)
        half = KEPT / f"{people}-half"
        half.mkdir(parents=True)
        make("", half, _sizes(people))
        half.rename(place)
    return place


def _edition() -> str:
    """What the rows of a made database depend on."""
    sources = [*sorted((ROOT / "bench" / "growth").glob("*.py")), *(ROOT / name for name in SHAPES)]
    return hashlib.blake2b(b"".join(one.read_bytes() for one in sources), digest_size=6).hexdigest()


@contextmanager
def opened_sqlite(people: int) -> Iterator[Sqlite]:
    """So many conversations of the first people, each at a question, and no cases."""
    with TemporaryDirectory(prefix="bench-") as folder:
        group = str(DEMO_CAST.group)
        sizes = Sizes(people, cases=0, events=0, open_cases=0, group=group, first_person=FIRST_PERSON)
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
