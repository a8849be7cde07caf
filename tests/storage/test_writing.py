"""How units of work are written: together, each for itself, and none lost."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage import NotSaved, StorageError, Store, Unit, chats, places, sessions, timers
from storage.chats import Chat
from storage.engine import sqlite_module
from tests.storage.conftest import KEYS
from tests.storage.people import case, family
from tests.storage.still_clock import StillClock


class Stumble(Exception):
    pass


def put(number: int, stumble: bool = False) -> Callable[[Unit], int]:
    def run(unit: Unit) -> int:
        places.put(unit, f"place {number}", b"kept")
        if stumble:
            raise Stumble
        return number

    return run


async def test_one_failing_unit_of_a_group_takes_nothing_else_with_it(store: Store) -> None:
    outcomes = await store.write_many([put(number, stumble=number == 7) for number in range(20)])

    assert isinstance(outcomes.pop(7), Stumble)
    assert outcomes == [number for number in range(20) if number != 7]
    assert await store.read(lambda unit: places.get(unit, "place 7")) is None
    assert await store.read(lambda unit: places.get(unit, "place 8")) == b"kept"


async def test_a_unit_that_breaks_a_rule_of_the_database_hears_of_it_alone(store: Store) -> None:
    chat = await store.write(family)

    first, second, third = await store.write_many(
        [
            lambda unit: case(unit, chat, "A"),
            lambda unit: case(unit, chat, "A"),
            lambda unit: case(unit, chat, "B"),
        ]
    )

    assert isinstance(second, IntegrityError)
    assert first != third


async def test_what_a_unit_raises_reaches_its_caller(store: Store) -> None:
    with pytest.raises(Stumble):
        await store.write(put(1, stumble=True))

    with pytest.raises(RuntimeError, match="StopIteration"):
        await store.write(lambda unit: next(iter(())))


async def test_units_that_arrive_together_share_a_commit(sqlite_store: Store) -> None:
    commits: list[int] = []
    event.listen(sqlite_store._writing, "commit", lambda connection: commits.append(1))
    held, hold = threading.Event(), threading.Event()

    def wait(unit: Unit) -> None:
        held.set()
        hold.wait(60)

    first = asyncio.ensure_future(sqlite_store.write(wait))
    await asyncio.to_thread(held.wait, 10)
    others = [asyncio.ensure_future(sqlite_store.write(put(number))) for number in range(64)]
    await asyncio.sleep(0)  # every one of them has been submitted
    hold.set()
    await asyncio.gather(first, *others)

    assert len(commits) == 3  # the one that held the door, and two groups of 32


async def test_four_hundred_concurrent_increments_lose_nothing(store: Store) -> None:
    chat = await store.write(family)

    def increment(unit: Unit) -> None:
        locked = chats.get(unit, chat.id)
        sessions.save(unit, locked, b"%d" % (int(sessions.load(unit, locked) or 0) + 1))

    await asyncio.gather(*(store.write(increment) for _ in range(400)))

    assert await store.read(lambda unit: sessions.load(unit, chat)) == b"400"


@pytest.mark.postgres
async def test_two_workers_that_lock_each_others_chats_both_get_through(
    postgres_url: str, tmp_path: Path, clock: StillClock
) -> None:
    store = Store.open(postgres_url, tmp_path, KEYS, clock)
    one, other = await store.write(lambda unit: (family(unit, "1"), family(unit, "2")))
    meet = threading.Barrier(2, timeout=60)
    tries: list[int] = []

    def lock(first: Chat, second: Chat) -> Callable[[Unit], None]:
        def run(unit: Unit) -> None:
            chats.get(unit, first.id)
            tries.append(first.id)
            if len(tries) <= 2:  # both hold one chat now and want the other's
                meet.wait()
            chats.get(unit, second.id)
            sessions.save(unit, second, b"done")

        return run

    await asyncio.gather(store.write(lock(one, other)), store.write(lock(other, one)))

    assert len(tries) > 2  # at least one of them met the deadlock and ran again
    assert await store.read(lambda unit: (sessions.load(unit, one), sessions.load(unit, other))) == (
        b"done",
        b"done",
    )
    store.close()


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError):
        await store.read(put(1))

    assert await store.write(lambda unit: places.get(unit, "place 1")) is None


async def test_a_rolled_back_file_leaves_no_key_behind_for_the_next_of_that_number(
    url: str, tmp_path: Path, clock: StillClock
) -> None:
    def stumble(unit: Unit) -> None:
        sessions.save(unit, family(unit, "first"), b"never")
        raise Stumble

    one, other = (Store.open(url, tmp_path, KEYS, clock) for _ in range(2))
    with pytest.raises(Stumble):
        await one.write(stumble)
    chat = await other.write(family)  # SQLite gives it the number that was rolled back
    await one.write(lambda unit: sessions.save(unit, chat, b"kept"))

    assert await other.read(lambda unit: sessions.load(unit, chat)) == b"kept"
    one.close()
    other.close()


async def test_a_full_disk_fails_what_it_must_and_is_survived(sqlite_store: Store) -> None:
    def limit(pages: str) -> Callable[[Unit], object]:
        return lambda unit: unit.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}").all()

    def put_much(unit: Unit) -> None:
        places.put(unit, "much", b"." * 3_000_000)

    await sqlite_store.write(limit("200"))
    outcomes = await sqlite_store.write_many([put(1), put_much, put(2)])
    assert isinstance(outcomes[1], NotSaved)
    assert "full" in str(outcomes[1])

    await sqlite_store.write(limit("1000000"))
    await sqlite_store.write_many([put(3), put_much])
    kept = await sqlite_store.read(lambda unit: [places.get(unit, f"place {number}") for number in (1, 2, 3)])
    acknowledged = [not isinstance(outcome, BaseException) for outcome in outcomes]
    assert [value is not None for value in kept] == [acknowledged[0], acknowledged[2], True]


async def test_closing_finishes_what_was_submitted(url: str, tmp_path: Path, clock: StillClock) -> None:
    store = Store.open(url, tmp_path, KEYS, clock)
    writes = [asyncio.ensure_future(store.write(put(number))) for number in range(100)]
    await asyncio.sleep(0)

    store.close()

    assert await asyncio.gather(*writes) == list(range(100))
    with pytest.raises(StorageError, match="sudah ditutup"):
        await store.write(put(1))


async def test_a_cancelled_wait_disturbs_nobody(store: Store) -> None:
    impatient = asyncio.ensure_future(store.write(put(1)))
    await asyncio.sleep(0)
    impatient.cancel()

    assert await store.write(put(2)) == 2
    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert await store.read(lambda unit: places.get(unit, "place 1")) == b"kept"


async def test_a_time_without_a_zone_is_refused(store: Store, clock: StillClock) -> None:
    with pytest.raises(Exception, match="without a zone"):
        await store.write(lambda unit: timers.set(unit, "talk", 1, "burst", clock().replace(tzinfo=None)))


async def test_nothing_of_a_job_overtakes_what_the_database_failed(store: Store) -> None:
    """A poison lets those behind it pass; a database in trouble does not, or one chat's words would change places."""
    run: list[int] = []

    def unit_of(number: int) -> Callable[[Unit], int]:
        def write(unit: Unit) -> int:
            run.append(number)
            if number == 1:
                raise Stumble
            if number == 3:
                raise OperationalError("INSERT", {}, OSError("disk I/O error"))
            return put(number)(unit)

        return write

    outcomes = await store.write_many([unit_of(number) for number in range(6)])

    assert outcomes[0] == 0
    assert isinstance(outcomes[1], Stumble)
    assert outcomes[2] == 2
    assert all(isinstance(outcome, NotSaved) for outcome in outcomes[3:])
    assert run == [0, 1, 2, 3]
    assert await store.write(put(9)) == 9


async def test_nothing_of_a_job_overtakes_a_group_that_could_not_be_committed(
    sqlite_store: Store, tmp_path: Path
) -> None:
    """Seventy units are three groups: where the first fails at its beginning, the others must not be kept."""
    await sqlite_store.write(lambda unit: unit.connection.exec_driver_sql("PRAGMA busy_timeout=50"))
    other: Any = sqlite_module().connect(tmp_path / "puspa.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    job = asyncio.ensure_future(sqlite_store.write_many([put(number) for number in range(70)]))
    await asyncio.sleep(0)  # the job stands in the line before what is asked below
    with pytest.raises(NotSaved):
        await sqlite_store.write(put(99))
    other.execute("ROLLBACK")
    other.close()

    assert all(isinstance(outcome, NotSaved) for outcome in await job)
    assert await sqlite_store.read(lambda unit: places.get(unit, "place 69")) is None
