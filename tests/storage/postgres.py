"""A real PostgreSQL server for tests, and a fresh database in it for each test that asks.

Use: `from tests.storage.postgres import postgres_server, postgres_url`, then ask for `postgres_url`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count

import psycopg
import pytest
from psycopg import sql

from bench.postgres import postgres

_SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c shared_buffers=32MB -c max_connections=40"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of its maintenance database; the server lives in a folder of its own and listens on no port."""
    with postgres(_SETTINGS) as server:
        yield server.url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield postgres_server.replace("/postgres?", f"/{name}?")
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
