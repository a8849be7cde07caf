"""Who is at work on a database: one alone or several, and nobody any more who died."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from storage import Store
from storage.presence import _HOUSE, _WORKER, others, presence
from tests.storage.conftest import KEYS
from tests.storage.still_clock import StillClock

ROOT = Path(__file__).parents[2]
STAY = (
    "import sys; from pathlib import Path; from storage.presence import presence;"
    "there = presence(sys.argv[1], Path(sys.argv[2])).enter(alone=sys.argv[3] == 'alone');"
    "print(there, flush=True); sys.stdin.read()"
)


@contextmanager
def another(url: str, folder: Path, how: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that takes a place and stays."""
    command = [sys.executable, "-c", STAY, url, str(folder), how]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def came_in(process: subprocess.Popen[str]) -> bool:
    assert process.stdout is not None
    return process.stdout.readline() == "True\n"


def test_one_alone_lets_nobody_in_until_it_dies(url: str, tmp_path: Path) -> None:
    here = presence(url, tmp_path)
    with another(url, tmp_path, "alone") as process:
        assert came_in(process)
        assert not here.enter(alone=True)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        wait_until_free(url, _HOUSE, 0)
        assert here.enter(alone=True)
    here.leave()


def test_a_place_that_was_given_back_is_free(url: str, tmp_path: Path) -> None:
    first, second = presence(url, tmp_path), presence(url, tmp_path)
    assert first.enter(alone=True)
    assert first.hold()
    assert not second.enter(alone=True)
    first.leave()
    assert second.enter(alone=True)
    second.leave()


@pytest.mark.postgres
def test_several_share_and_one_alone_waits_for_all_of_them(postgres_url: str, tmp_path: Path) -> None:
    first, second, alone = (presence(postgres_url, tmp_path) for _ in range(3))
    assert first.enter(alone=False)
    assert second.enter(alone=False)
    assert not alone.enter(alone=True)
    first.leave()
    assert not alone.enter(alone=True)
    second.leave()
    assert alone.enter(alone=True)
    assert not first.enter(alone=False)
    alone.leave()


@pytest.mark.postgres
async def test_the_living_are_seen_and_the_dead_are_not(
    postgres_url: str, tmp_path: Path, clock: StillClock
) -> None:
    store = Store.open(postgres_url, tmp_path, KEYS, clock)
    here = presence(postgres_url, tmp_path)
    assert here.enter(alone=False)
    assert await store.write(lambda unit: others(unit, here.number)) == []
    with another(postgres_url, tmp_path, "beside") as process:
        assert came_in(process)
        (beside,) = await store.write(lambda unit: others(unit, here.number))
    wait_until_free(postgres_url, _WORKER, beside)
    assert await store.write(lambda unit: others(unit, here.number)) == []
    here.leave()
    store.close()


@pytest.mark.postgres
def test_a_place_whose_connection_was_cut_is_taken_again_unless_somebody_came(
    postgres_url: str, tmp_path: Path
) -> None:
    here, alone = presence(postgres_url, tmp_path), presence(postgres_url, tmp_path)
    assert here.enter(alone=False)
    cut_all(postgres_url)
    assert here.hold()
    assert not alone.enter(alone=True)
    cut_all(postgres_url)
    assert alone.enter(alone=True)
    assert not here.hold()
    alone.leave()


def wait_until_free(url: str, house: int, number: int) -> None:
    """Until PostgreSQL has noticed that the process which held the lock is dead; a file's lock is free at once."""
    if url.startswith("postgresql"):
        with psycopg.connect(url, autocommit=True, options="-c lock_timeout=10s") as connection:
            connection.execute("SELECT pg_advisory_lock(%s::int, %s::int)", (house, number))
            connection.execute("SELECT pg_advisory_unlock(%s::int, %s::int)", (house, number))


def cut_all(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
