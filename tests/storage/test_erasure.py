"""A person asks to be forgotten."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import LargeBinary, select

from storage import Erased, Store, Unit, cases, chats, deadletters, events, files, outbox, sessions, told
from storage.tables import files as files_table
from storage.tables import metadata
from tests.storage.conftest import KEYS
from tests.storage.everything import Life, live
from tests.storage.people import case, family, message
from tests.storage.still_clock import StillClock


async def erase(store: Store, life: Life) -> None:
    await store.write(lambda unit: files.erase(unit, life.family.file_id or 0))


def sealed_under(unit: Unit, file_id: int) -> list[bytes]:
    """Every sealed byte string of this file, and its own wrapped key."""
    found: list[bytes] = []
    for table in metadata.sorted_tables:
        if "file_id" in table.c:
            sealed = [
                column
                for column in table.c
                if isinstance(column.type, LargeBinary) and column.name != "digest"
            ]
            for row in unit.connection.execute(select(*sealed).where(table.c.file_id == file_id)):
                found += [bytes(cell) for cell in row if cell]
    wrapped = select(files_table.c.wrapped).where(files_table.c.id == file_id)
    return [*found, unit.connection.execute(wrapped).scalar_one()]


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_nothing_of_an_erased_person_can_be_read(store: Store) -> None:
    life = await store.write(live)
    await erase(store, life)

    async def refused(read: Callable[[Unit], object]) -> None:
        with pytest.raises(Erased, match="sudah dihapus"):
            await store.read(read)

    await refused(lambda unit: chats.address(unit, life.family.id))
    await refused(lambda unit: cases.get(unit, life.case))
    await refused(lambda unit: outbox.get(unit, life.sent))
    assert await store.read(lambda unit: sessions.load(unit, life.family)) is None
    assert await store.read(lambda unit: told.of_case(unit, life.case)) == []
    assert await store.read(lambda unit: told.unattached(unit, life.family.id)) == []
    assert await store.read(lambda unit: events.of_case(unit, life.case)) == []
    assert await store.read(lambda unit: cases.of_family(unit, life.family.id)) == []
    assert await store.read(cases.open_cases) == []
    assert [letter.chat_id for letter in await store.read(deadletters.list)] == [None]
    assert await store.read(lambda unit: outbox.messages_since(unit, life.family.id, unit.now)) == []


async def test_what_was_still_to_be_sent_to_or_about_them_is_not(store: Store) -> None:
    life = await store.write(live)

    def relay_again(unit: Unit) -> int:
        return outbox.put(
            unit, life.counsellor.id, 2, "relay", b"hers", case_id=life.case, file_id=life.family.file_id
        )

    def answer(unit: Unit) -> int:
        return outbox.put(unit, life.counsellor.id, 1, "answer", b"not hers")

    relayed, own = await store.write(relay_again), await store.write(answer)
    await erase(store, life)

    for id in (life.waiting, relayed):
        assert await store.read(lambda unit, id=id: outbox.earlier(unit, id)) == ("dropped", ())  # type: ignore[misc]
    assert [row.id for row in await store.write(lambda unit: outbox.take(unit, 9))] == [own]


async def test_what_was_on_its_way_while_they_were_erased_ends_quietly(store: Store) -> None:
    life = await store.write(live)
    await erase(store, life)

    await store.write(lambda unit: outbox.uncertain(unit, life.sending))
    assert await store.write(lambda unit: outbox.take(unit, 9)) == []
    assert await store.read(lambda unit: outbox.earlier(unit, life.sending)) == ("dropped", ())

    await store.write(lambda unit: outbox.dead(unit, life.waiting, "blocked"))
    assert await store.read(lambda unit: outbox.earlier(unit, life.waiting)) == ("dropped", ())

    await store.write(lambda unit: outbox.sent(unit, life.sending, (31,)))
    assert await store.read(lambda unit: outbox.earlier(unit, life.sending)) == ("sent", ())
    assert await store.read(lambda unit: outbox.by_message(unit, life.family.id, 31)) is None


async def test_a_turn_that_was_thinking_meanwhile_cannot_write_under_the_old_key(store: Store) -> None:
    life = await store.write(live)
    await erase(store, life)

    with pytest.raises(Erased):
        await store.write(lambda unit: sessions.save(unit, life.family, b"words"))
    with pytest.raises(Erased):
        await store.write(lambda unit: message(unit, life.family, b"words"))


async def test_others_stay_as_they_were_and_the_same_person_is_somebody_new(store: Store) -> None:
    life = await store.write(live)
    other, number = await store.write(lambda unit: ((chat := family(unit, "77")), case(unit, chat, "OTHER")))
    await store.write(lambda unit: sessions.save(unit, other, b"other words"))
    _, address = await store.read(lambda unit: chats.address(unit, life.family.id))
    await erase(store, life)

    assert await store.read(lambda unit: sessions.load(unit, other)) == b"other words"
    assert (await store.read(lambda unit: cases.get(unit, number))).data == b"all else"
    assert await store.read(lambda unit: sessions.load(unit, life.counsellor)) is not None
    back = await store.write(lambda unit: family(unit, address))
    assert back.id != life.family.id
    assert back.file_id not in (None, life.family.file_id)


async def test_nothing_of_them_is_left_on_the_disk(sqlite_store: Store, tmp_path: Path) -> None:
    life = await sqlite_store.write(live)
    gone = await sqlite_store.read(lambda unit: sealed_under(unit, life.family.file_id or 0))
    before = on_disk(tmp_path)
    assert len(gone) > 10
    assert all(piece in before for piece in gone if len(piece) < 500)

    await erase(sqlite_store, life)

    after = on_disk(tmp_path)
    assert not [piece for piece in gone if piece[:60] in after]
    assert (tmp_path / "puspa.sqlite3-wal").stat().st_size == 0


async def test_a_reader_who_is_still_looking_only_delays_the_sweeping(
    sqlite_store: Store, tmp_path: Path
) -> None:
    life = await sqlite_store.write(live)
    looking, look_away = threading.Event(), threading.Event()

    def look(unit: Unit) -> bytes | None:
        sessions.load(unit, life.family)
        looking.set()
        look_away.wait(60)
        return sessions.load(unit, life.family)

    reader = asyncio.ensure_future(sqlite_store.read(look))
    await asyncio.to_thread(looking.wait, 60)
    await erase(sqlite_store, life)
    log = tmp_path / "puspa.sqlite3-wal"
    assert log.stat().st_size > 0

    look_away.set()
    assert await reader is not None  # one moment is what a reader sees
    assert sqlite_store._vault.remembered(life.family.file_id or 0) is None
    await sqlite_store.write(lambda unit: family(unit, "somebody else"))
    assert log.stat().st_size == 0


@pytest.mark.postgres
async def test_on_postgresql_the_tables_are_vacuumed(
    postgres_url: str, tmp_path: Path, clock: StillClock
) -> None:
    store = Store.open(postgres_url, tmp_path, KEYS, clock)
    life = await store.write(live)
    await erase(store, life)

    with psycopg.connect(postgres_url) as connection:
        counted = connection.execute("SELECT relname, vacuum_count FROM pg_stat_user_tables").fetchall()
    store.close()

    swept = {name for name, times in counted if times}
    assert swept == set(metadata.tables)
