"""A store on each database, under a clock that stands still until a test moves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from tests.storage.postgres import postgres_server, postgres_url
from tests.storage.ready import ready
from tests.storage.still_clock import StillClock

__all__ = ["postgres_server", "postgres_url"]

KEYS = [(1, b"1" * 32)]


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn, empty. An empty URL is the SQLite file in the data folder."""
    if request.param == "sqlite":
        return ""
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def store(url: str, tmp_path: Path, clock: StillClock) -> Iterator[Store]:
    ready(url, tmp_path)
    opened = Store.open(url, tmp_path, KEYS, clock)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(tmp_path: Path, clock: StillClock) -> Iterator[Store]:
    ready("", tmp_path)
    opened = Store.open("", tmp_path, KEYS, clock)
    yield opened
    opened.close()
