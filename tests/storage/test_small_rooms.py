"""Receipts, timers, relays, slots, places, the trail and the dead letters."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from threading import Event as Flag

import pytest

from storage import Store, Unit, chats, deadletters, events, places, receipts, relays, slots, timers
from storage.deadletters import DeadLetter
from storage.events import Event
from storage.timers import Timer
from tests.storage.conftest import KEYS
from tests.storage.people import case, family, message
from tests.storage.still_clock import StillClock


async def test_an_update_is_taken_once(store: Store) -> None:
    taken = await asyncio.gather(
        *(store.write(lambda unit: receipts.first_time(unit, "telegram", "42")) for _ in range(10))
    )

    assert sorted(taken) == [False] * 9 + [True]
    assert await store.write(
        lambda unit: receipts.first_time(unit, "telegram", "7")
    )  # older ids may come later
    assert await store.write(lambda unit: receipts.first_time(unit, "whatsapp", "42"))


async def test_a_receipt_is_kept_for_72_hours(store: Store, clock: StillClock) -> None:
    await store.write(lambda unit: receipts.first_time(unit, "telegram", "1"))
    clock.pass_(hours=72)
    await store.write(lambda unit: receipts.first_time(unit, "telegram", "2"))
    assert await store.write(receipts.forget_old) == 0

    clock.pass_(seconds=1)
    assert await store.write(receipts.forget_old) == 1

    assert await store.write(lambda unit: receipts.first_time(unit, "telegram", "1"))
    assert not await store.write(lambda unit: receipts.first_time(unit, "telegram", "2"))


async def test_a_timer_set_again_moves(store: Store, clock: StillClock) -> None:
    soon, later = clock() + timedelta(seconds=1), clock() + timedelta(minutes=30)
    await store.write(lambda unit: timers.set(unit, "talk", 5, "burst", soon))
    await store.write(lambda unit: timers.set(unit, "talk", 5, "burst", later))
    await store.write(lambda unit: timers.set(unit, "case", 5, "burst", later))

    clock.pass_(seconds=2)
    assert await store.write(lambda unit: timers.take_due(unit, 10)) == []
    assert await store.read(timers.next_due) == later


async def families(store: Store, many: int) -> None:
    """Chats with the ids from 1 on."""
    for number in range(many):
        await store.write(lambda unit, number=number: family(unit, str(number)))  # type: ignore[misc]


async def test_due_timers_come_out_longest_due_first_and_only_once(store: Store, clock: StillClock) -> None:
    await families(store, 9)
    for number in (3, 1, 2, 9):
        due = clock() + timedelta(minutes=number)
        await store.write(lambda unit, number=number, due=due: timers.set(unit, "talk", number, "quiet", due))  # type: ignore[misc]
    await store.write(lambda unit: timers.cancel(unit, "talk", 2, "quiet"))
    await store.write(lambda unit: timers.cancel(unit, "talk", 2, "never set"))
    now = clock.pass_(minutes=5)

    first = await store.write(lambda unit: timers.take_due(unit, 1))
    rest = await store.write(lambda unit: timers.take_due(unit, 10))

    assert first == [Timer("talk", 1, "quiet", now - timedelta(minutes=4))]
    assert [timer.owner_id for timer in rest] == [3]
    assert await store.write(lambda unit: timers.take_due(unit, 10)) == []
    assert await store.read(timers.next_due) == now + timedelta(minutes=4)


async def test_a_timer_whose_turn_failed_is_still_due(store: Store, clock: StillClock) -> None:
    await families(store, 1)
    await store.write(lambda unit: timers.set(unit, "talk", 1, "burst", clock()))

    def fail(unit: object) -> None:
        timers.take_due(unit, 10)  # type: ignore[arg-type]
        raise ZeroDivisionError

    await store.write_many([fail])

    assert len(await store.write(lambda unit: timers.take_due(unit, 10))) == 1


async def test_timers_are_taken_by_one_worker_each(store: Store, clock: StillClock) -> None:
    await families(store, 60)
    for number in range(1, 61):
        await store.write(lambda unit, number=number: timers.set(unit, "talk", number, "burst", clock()))  # type: ignore[misc]

    taken = await asyncio.gather(*(store.write(lambda unit: timers.take_due(unit, 5)) for _ in range(30)))

    assert sorted(timer.owner_id for each in taken for timer in each) == list(range(1, 61))


async def test_the_houses_own_timers_wait_behind_no_chats(store: Store, clock: StillClock) -> None:
    await families(store, 1)
    await store.write(lambda unit: timers.set(unit, "talk", 1, "burst", clock()))
    clock.pass_(seconds=1)
    await store.write(lambda unit: timers.set(unit, "desk", 0, "board", clock()))

    found = [await store.write(lambda unit: timers.take_due(unit, 1)) for _ in range(2)]

    assert [timer.owner for each in found for timer in each] == ["desk", "talk"]


@pytest.mark.postgres
async def test_the_timers_of_a_chat_that_is_having_a_turn_wait_and_hold_nobody_up(
    postgres_url: str, tmp_path: Path, clock: StillClock
) -> None:
    """A turn locks its chat and then moves the chat's timers; who fires one had the timer first: both waited."""
    store = Store.open(postgres_url, tmp_path, KEYS, clock)
    await families(store, 2)
    for number in (1, 2):
        await store.write(lambda unit, number=number: timers.set(unit, "talk", number, "burst", clock()))  # type: ignore[misc]
    begun, go_on = Flag(), Flag()

    def turn(unit: Unit) -> None:
        chats.get(unit, 1)
        begun.set()
        assert go_on.wait(60)
        timers.cancel(unit, "talk", 1, "burst")

    having_it = asyncio.create_task(store.write(turn))
    await asyncio.to_thread(begun.wait, 60)
    meanwhile = await store.write(lambda unit: timers.take_due(unit, 10))
    go_on.set()
    await having_it

    assert [timer.owner_id for timer in meanwhile] == [2]
    assert await store.write(lambda unit: timers.take_due(unit, 10)) == []
    store.close()


async def test_what_a_person_wrote_leads_to_what_carried_it(store: Store) -> None:
    mother, counsellor = await store.write(lambda unit: (family(unit), family(unit, "2002")))
    first = await store.write(lambda unit: message(unit, counsellor, b"carried"))
    second = await store.write(lambda unit: message(unit, counsellor, b"carried on"))
    for id in (first, second, second):
        await store.write(lambda unit, id=id: relays.link(unit, mother.id, 33, id))  # type: ignore[misc]

    assert await store.read(lambda unit: relays.carried(unit, mother.id, 33)) == [first, second]
    assert await store.read(lambda unit: relays.carried(unit, counsellor.id, 33)) == []


async def test_a_slot_names_one_message(store: Store) -> None:
    chat = await store.write(family)
    first, second = [await store.write(lambda unit: message(unit, chat, b"card")) for _ in range(2)]
    for name, id in (
        ("card:1", first),
        ("card:1", second),
        ("card:12", second),
        ("car%", first),
        ("board", first),
    ):
        await store.write(lambda unit, name=name, id=id: slots.set(unit, name, id))  # type: ignore[misc]

    async def slot(name: str) -> int | None:
        return await store.read(lambda unit: slots.get(unit, name))

    assert await slot("card:1") == second
    assert await slot("nothing") is None

    await store.write(lambda unit: slots.clear(unit, "board"))
    await store.write(lambda unit: slots.clear_prefix(unit, "car%"))
    assert (await slot("board"), await slot("car%"), await slot("card:12")) == (None, None, second)

    await store.write(lambda unit: slots.clear_prefix(unit, "card:"))
    assert (await slot("card:1"), await slot("card:12")) == (None, None)


async def test_a_place_holds_its_last_value(store: Store) -> None:
    assert await store.read(lambda unit: places.get(unit, "desk group")) is None

    await store.write(lambda unit: places.put(unit, "desk group", b"-9001"))
    await store.write(lambda unit: places.put(unit, "desk group", b"-100777"))

    assert await store.read(lambda unit: places.get(unit, "desk group")) == b"-100777"


async def test_the_trail_of_a_case_is_read_in_order(store: Store, clock: StillClock) -> None:
    chat, number = await store.write(lambda unit: ((mother := family(unit)), case(unit, mother)))
    await store.write(lambda unit: events.record(unit, "opened", number, chat.id, b"danger\0i"))
    await store.write(lambda unit: events.record(unit, "greeted", None, chat.id, b""))
    await store.write(lambda unit: events.record(unit, "started", None, None, b""))
    later = clock.pass_(minutes=1)
    await store.write(lambda unit: events.record(unit, "claimed", number, None, b""))

    trail = await store.read(lambda unit: events.of_case(unit, number))

    assert [event.kind for event in trail] == ["opened", "claimed"]
    assert trail[0].data == b"danger\0i"
    assert trail[1] == Event(trail[1].id, later, "claimed", number, None, b"")


async def test_an_update_that_failed_is_kept_whole(store: Store, clock: StillClock) -> None:
    chat = await store.write(family)
    known = await store.write(lambda unit: deadletters.bury(unit, "telegram", b"{1}", "KeyError", chat.id))
    unknown = await store.write(lambda unit: deadletters.bury(unit, "telegram", b"\xff", "not JSON", None))

    letters = await store.read(deadletters.list)
    assert letters == [
        DeadLetter(known, clock(), "telegram", b"{1}", "KeyError", chat.id),
        DeadLetter(unknown, clock(), "telegram", b"\xff", "not JSON", None),
    ]

    await store.write(lambda unit: deadletters.delete(unit, known))
    assert await store.read(lambda unit: deadletters.get(unit, known)) is None
    assert await store.read(lambda unit: deadletters.get(unit, unknown)) == letters[1]
