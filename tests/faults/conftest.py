"""A PostgreSQL that can go away and come back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.cable import Cable
from tests.storage.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]


@pytest.fixture
def cable(postgres_url: str) -> Iterator[Cable]:
    """The way to an empty database; `cable.url` leads over it."""
    found = Cable(postgres_url)
    yield found
    found.close()
