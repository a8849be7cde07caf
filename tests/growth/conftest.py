"""A database on which people wrote for years, as far as a test can wait for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.growth import Sizes, make
from tests.growth.day import COUNSELLORS
from tests.storage.postgres import postgres_server, postgres_url
from tests.turns.office import GROUP, KEYS

__all__ = ["postgres_server", "postgres_url"]

SIZES = Sizes(
    people=1500,
    cases=1000,
    events=5000,
    open_cases=0,
    group=GROUP,
    counsellors=COUNSELLORS,
    first_person=70_000,
)
"""Counsellors, group and keys are those of the office of tests/turns."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn, empty; "" is the SQLite file in the data folder."""
    if request.param == "sqlite":
        return ""
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def grown(url: str, tmp_path: Path) -> str:
    """The same, after years."""
    make(url, tmp_path, SIZES, KEYS, quiet=True)
    return url
