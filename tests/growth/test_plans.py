"""No statement of the service reads or sorts a table that grows from end to end."""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

import storage
from storage import (
    Store,
    Unit,
    cases,
    chats,
    deadletters,
    events,
    files,
    outbox,
    presence,
    sessions,
    timers,
    told,
)
from storage.statements import Statement
from storage.watching import look
from tests.courier.road import IBU, road, running
from tests.growth.conftest import SIZES
from tests.growth.day import watched
from tests.growth.listener import Listener
from tests.growth.plans import whole_on_postgresql, whole_on_sqlite
from tests.storage.still_clock import StillClock
from tests.turns.office import KEYS

WHOLE_BUT_ONCE = {
    "DELETE FROM slots WHERE substr": "the group moved to another address, once in its life",
    "SELECT sessions.chat_id FROM sessions LIMIT": "one row, at the start",
}
"""How statements begin that may read a whole table, and why."""
NOT_OF_THE_SERVICE = {"backup", "backup_postgresql", "backup_sqlite", "migrations", "tables", "presence"}
"""Modules of storage/ whose statements no running service sends, or which ask the server's own tables."""
PARTS = {
    "deadletters._FILE_OF_CHAT": "only the letters of a chat that is known ask",
    "keys._ADD": "the first start of all",
    "outbox._COUNTS": "tests alone count all states",
    "outbox._DROP_SOME": "by their ids; only of a person erased at that moment",
    "outbox_rows._FILE": "asked where a row is given up or rewritten",
}
"""Statements of storage/ that no test here sends, and why."""


async def test_every_statement_is_served_by_an_index(grown: str, tmp_path: Path) -> None:
    heard = Listener()
    with heard.listening():
        await everything(grown, tmp_path)
    assert len(heard.statements) > 60
    found: dict[str, list[str]] = {}
    for statement, values in heard.statements.items():
        if "pg_" in statement or " ".join(statement.split()).startswith(
            ("PRAGMA", "VACUUM", *WHOLE_BUT_ONCE)
        ):
            continue
        whole = (
            whole_on_postgresql(grown, statement, values)
            if grown
            else whole_on_sqlite(tmp_path / "puspa.sqlite3", statement, values)
        )
        if whole:
            found[statement] = whole
    assert found == {}, f"{found}: these read a whole table that grows: add an index, in a migration"
    silent = [name for name, one in of_storage() if one not in heard.sent and name not in PARTS]
    assert silent == [], f"{silent} were never sent: let them happen in tests/growth/day.py or `everything`"


async def everything(url: str, folder: Path) -> None:
    """A day at the desk, the courier's rounds, and what is seldom done."""
    async with watched(folder, url, lambda *_: nullcontext()) as day:
        await day.whole()
        store = day.place.store
        await store.read(look)
        await store.read(sessions.any_kept)
        await store.read(lambda unit: sessions.see(unit, [SIZES.person_chat(0), SIZES.person_chat(1)]))
        await store.read(timers.next_due)
        await store.read(lambda unit: cases.of_family(unit, SIZES.person_chat(0)))
        await store.read(lambda unit: events.of_case(unit, 1))
        await store.write(lambda unit: told.move(unit, chats.get(unit, SIZES.person_chat(0)), [1], 1))
        await store.read(lambda unit: deadletters.get(unit, 1))
        await store.read(deadletters.list)
        await store.write(lambda unit: deadletters.note(unit, 1, "again"))
        await store.write(lambda unit: deadletters.delete(unit, 1))
        await store.write(beside_others)
        await store.write(what_became)
        await store.write(clock_set_back)
        await store.write(lambda unit: files.erase(unit, len(SIZES.counsellors) + 1))
    async with road(folder, url=url) as way, running(way.courier):
        first = await way.put(IBU, "halo")
        await way.courier.drain()
        await way.put(IBU, "halo lagi", edits=first)
        await way.courier.drain()


def beside_others(unit: Unit) -> None:
    presence.others(unit, 1)
    outbox.recover(unit, timedelta(seconds=5), living=(2, 3), carrying=(4,))


def clock_set_back(unit: Unit) -> None:
    """Where something waits for an hour to come, and one timer is dealt with by itself."""
    chat = chats.find_or_open(unit, "telegram", "somebody else", "private")
    outbox.put(unit, chat.id, outbox.CONVERSATION, "message", b"{}")
    (taken,) = outbox.take(unit, 1)
    outbox.retry(unit, taken.id, unit.now + timedelta(hours=1))
    due = unit.now + timedelta(hours=2)
    timers.set(unit, "talk", chat.id, "later", due)
    outbox.set_back(unit, timedelta(seconds=1))
    timers.set_back(unit, timedelta(seconds=1))
    assert timers.is_set(unit, "talk", chat.id, "later")
    assert timers.of(unit, "listen", 5) == []
    assert timers.take(unit, timers.Timer("talk", chat.id, "later", due - timedelta(seconds=1)))


def what_became(unit: Unit) -> None:
    """Each end that a message can have."""
    chat = chats.find_or_open(unit, "telegram", "somebody", "private")
    outbox.drop(unit, outbox.put(unit, chat.id, outbox.CONVERSATION, "message", b"{}"))
    for end in (
        partial(outbox.retry, due_at=unit.now),
        outbox.uncertain,
        partial(outbox.dead, why="no"),
    ):
        put = outbox.put(unit, chat.id, outbox.CONVERSATION, "message", b"{}")
        outbox.take(unit, 1)
        outbox.get(unit, put)
        outbox.put_since(unit, chat.id, put)
        end(unit, put)


def of_storage() -> Iterator[tuple[str, Statement]]:
    """Every statement that a module of storage/ holds, by its name."""
    for module in pkgutil.iter_modules(storage.__path__):
        if module.name in NOT_OF_THE_SERVICE:
            continue
        for name, value in vars(importlib.import_module(f"storage.{module.name}")).items():
            if isinstance(value, Statement):
                yield f"{module.name}.{name}", value


@pytest.mark.parametrize(
    ("index", "statement"),
    [
        ("ix_outbox_chat_id", "UPDATE outbox SET messages = x'' WHERE chat_id = 1"),
        ("ix_cases_held", "SELECT id FROM cases WHERE claimer_chat = 1 AND state <> 'closed'"),
    ],
)
def test_a_lost_index_is_noticed(tmp_path: Path, index: str, statement: str) -> None:
    Store.open("", tmp_path, KEYS, StillClock()).close()
    file = tmp_path / "puspa.sqlite3"
    assert whole_on_sqlite(file, statement, ()) == []
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"DROP INDEX {index}")
    assert len(whole_on_sqlite(file, statement, ())) == 1
