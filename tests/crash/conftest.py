"""The databases under which the bot is killed."""

from __future__ import annotations

import pytest

from tests.storage.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each kind in turn, empty. An empty URL is the SQLite file in the bot's folder."""
    if request.param == "sqlite":
        return ""
    found: str = request.getfixturevalue("postgres_url")
    return found
