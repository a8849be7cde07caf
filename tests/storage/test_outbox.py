"""What leaves: in which order, at whose pace, and what is known of it afterwards."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import NoResultFound

from storage import Store, Unit, chats, outbox
from storage.chats import Chat
from storage.outbox import CONVERSATION, CRISIS, DESK, NOTICES, Posted
from tests.storage.people import case, family, group, message
from tests.storage.still_clock import StillClock


async def families(store: Store, number: int) -> list[Chat]:
    return await store.write(lambda unit: [family(unit, str(1000 + each)) for each in range(number)])


async def say(store: Store, chat: Chat, words: bytes, lane: int = CONVERSATION) -> int:
    return await store.write(lambda unit: message(unit, chat, words, lane))


async def take(store: Store, limit: int = 100) -> list[bytes]:
    rows = await store.write(lambda unit: outbox.take(unit, limit))
    return [row.data for row in rows]


async def take_and_send(store: Store, limit: int = 100) -> list[bytes]:
    def send(unit: Unit) -> list[bytes]:
        rows = outbox.take(unit, limit)
        for row in rows:
            outbox.sent(unit, row.id, (row.id,))
        return [row.data for row in rows]

    return await store.write(send)


async def test_a_crisis_goes_before_six_hundred_waiting_notices(store: Store) -> None:
    everybody = await families(store, 600)
    await store.write(lambda unit: [message(unit, chat, b"notice", NOTICES) for chat in everybody])
    in_danger = await store.write(lambda unit: family(unit, "in danger"))
    await say(store, in_danger, b"112", CRISIS)

    assert await take(store, 3) == [b"112", b"notice", b"notice"]


async def test_lanes_go_crisis_conversation_desk_notices_and_within_a_lane_the_oldest_first(
    store: Store, clock: StillClock
) -> None:
    for number, lane in enumerate([NOTICES, DESK, CONVERSATION, CRISIS, CONVERSATION, CRISIS]):
        chat = await store.write(lambda unit, number=number: family(unit, str(number)))  # type: ignore[misc]
        await say(store, chat, b"%d" % number, lane)
        clock.pass_(seconds=1)

    assert await take(store, 2) == [b"3", b"5"]
    assert await take(store) == [b"2", b"4", b"1", b"0"]


async def test_a_chat_keeps_its_order_and_moves_at_the_pace_of_its_most_urgent_message(store: Store) -> None:
    calm, in_danger = await families(store, 2)
    await say(store, calm, b"calm answer", CONVERSATION)
    await say(store, in_danger, b"a question", CONVERSATION)
    await say(store, in_danger, b"112", CRISIS)

    sent = [(await take_and_send(store, 1))[0] for _ in range(3)]

    assert sent == [b"a question", b"112", b"calm answer"]


async def test_an_older_notice_waits_for_the_talk(store: Store) -> None:
    [chat] = await families(store, 1)
    await say(store, chat, b"a notice", NOTICES)
    await say(store, chat, b"another notice", NOTICES)
    await say(store, chat, b"112", CRISIS)
    await say(store, chat, b"a question", CONVERSATION)

    sent = [(await take_and_send(store, 1))[0] for _ in range(4)]

    assert sent == [b"112", b"a question", b"a notice", b"another notice"]


async def test_one_message_of_a_chat_is_on_its_way_at_a_time(store: Store) -> None:
    one, other = await families(store, 2)
    first = await say(store, one, b"1")
    await say(store, one, b"2")
    await say(store, other, b"other")

    assert await take(store) == [b"1", b"other"]
    assert await take(store) == []

    await store.write(lambda unit: outbox.sent(unit, first, (5,)))
    assert await take(store) == [b"2"]


async def test_busy_and_paused_chats_are_left_alone(store: Store) -> None:
    one, two, three = await families(store, 3)
    for chat in (one, two, three):
        await say(store, chat, b"%d" % chat.id)

    rows = await store.write(lambda unit: outbox.take(unit, 9, busy=[one.id], paused={three.id}))
    assert [row.chat_id for row in rows] == [two.id]
    due = await store.read(lambda unit: outbox.next_due(unit, busy=[one.id], paused=[three.id]))
    assert due is None


async def test_workers_that_take_at_once_never_take_the_same(store: Store) -> None:
    everybody = await families(store, 40)
    await store.write(lambda unit: [message(unit, chat, b"%d" % n) for n in range(2) for chat in everybody])

    rows = await asyncio.gather(*(store.write(lambda unit: outbox.take(unit, 7)) for _ in range(12)))

    taken = [row for each in rows for row in each]
    assert sorted(row.chat_id for row in taken) == sorted(chat.id for chat in everybody)
    assert {row.data for row in taken} == {b"0"}


async def test_a_newer_question_drops_the_one_nobody_saw(store: Store) -> None:
    one, other = await families(store, 2)
    await say(store, one, b"an answer")

    def ask(unit: Unit, chat: Chat, words: bytes) -> int:
        return outbox.put(unit, chat.id, CONVERSATION, "question", words, supersedable=True)

    old = await store.write(lambda unit: ask(unit, one, b"who?"))
    await store.write(lambda unit: ask(unit, other, b"who?"))
    await store.write(lambda unit: ask(unit, one, b"where?"))

    waiting = await store.read(lambda unit: outbox.pending(unit, one.id))
    assert [row.data for row in waiting] == [b"an answer", b"where?"]
    assert await store.read(lambda unit: outbox.earlier(unit, old)) == ("dropped", ())
    assert len(await store.read(lambda unit: outbox.pending(unit, other.id))) == 1


async def test_a_message_is_rewritten_only_while_it_waits(store: Store) -> None:
    [chat] = await families(store, 1)
    id = await say(store, chat, b"two families wait")

    assert await store.write(lambda unit: outbox.rewrite(unit, id, b"three families wait"))
    assert await take(store) == [b"three families wait"]
    assert not await store.write(lambda unit: outbox.rewrite(unit, id, b"four families wait"))
    assert (await store.read(lambda unit: outbox.get(unit, id))).data == b"three families wait"


async def test_an_edit_that_still_waits_is_rewritten_and_hurries_as_its_newest_words_do(store: Store) -> None:
    [chat] = await families(store, 1)
    card = await say(store, chat, b"waits", DESK)
    assert not await store.write(lambda unit: outbox.rewrite_edit(unit, chat.id, card, b"none", DESK))
    await take(store)
    await store.write(lambda unit: outbox.sent(unit, card, (7,)))
    edit = await store.write(lambda unit: outbox.put(unit, chat.id, DESK, "message", b"claimed", edits=card))

    assert await store.write(lambda unit: outbox.rewrite_edit(unit, chat.id, card, b"danger", CRISIS))
    assert await store.write(lambda unit: outbox.rewrite_edit(unit, chat.id, card, b"still", DESK))
    [row] = await store.read(lambda unit: outbox.pending(unit, chat.id))
    assert (row.id, row.data, row.lane) == (edit, b"still", CRISIS)
    assert await take(store) == [b"still"]
    assert not await store.write(lambda unit: outbox.rewrite_edit(unit, chat.id, card, b"late", DESK))


async def test_a_refused_message_keeps_its_place_until_it_may_try_again(
    store: Store, clock: StillClock
) -> None:
    [chat] = await families(store, 1)
    first = await say(store, chat, b"1")
    await say(store, chat, b"2")
    await take(store)
    again = clock() + timedelta(seconds=30)
    await store.write(lambda unit: outbox.retry(unit, first, again))

    assert await take(store) == []
    assert await store.read(outbox.next_due) == again

    clock.pass_(seconds=30)
    rows = await store.write(lambda unit: outbox.take(unit, 9))
    assert [(row.data, row.attempts, row.uncertain) for row in rows] == [(b"1", 1, False)]


async def test_something_more_urgent_behind_it_does_not_wait_for_a_retry(
    store: Store, clock: StillClock
) -> None:
    [chat] = await families(store, 1)
    first = await say(store, chat, b"notice", NOTICES)
    await take(store)
    await store.write(lambda unit: outbox.retry(unit, first, clock() + timedelta(hours=1)))
    await say(store, chat, b"112", CRISIS)

    assert [await take_and_send(store) for _ in range(2)] == [[b"112"], []]


async def test_what_is_meant_for_later_holds_nothing_up(store: Store, clock: StillClock) -> None:
    [chat] = await families(store, 1)
    morning = clock() + timedelta(hours=8)
    await store.write(lambda unit: outbox.put(unit, chat.id, NOTICES, "news", b"morning", due_at=morning))
    await say(store, chat, b"now")

    assert [await take_and_send(store) for _ in range(2)] == [[b"now"], []]
    assert await store.read(outbox.next_due) == morning
    clock.pass_(hours=8)
    assert await take_and_send(store) == [b"morning"]
    assert await store.read(outbox.next_due) is None


@pytest.mark.parametrize("lane", [CRISIS, CONVERSATION, DESK])
async def test_a_message_that_may_have_arrived_is_said_again(
    store: Store, clock: StillClock, lane: int
) -> None:
    [chat] = await families(store, 1)
    id = await say(store, chat, b"you are heard", lane)
    await take(store)

    await store.write(lambda unit: outbox.uncertain(unit, id))

    rows = await store.write(lambda unit: outbox.take(unit, 9))
    assert [(row.data, row.uncertain, row.attempts) for row in rows] == [(b"you are heard", True, 1)]


async def test_a_notice_that_may_have_arrived_is_counted_and_held(store: Store) -> None:
    [chat] = await families(store, 1)
    id = await say(store, chat, b"news", NOTICES)
    await take(store)

    await store.write(lambda unit: outbox.uncertain(unit, id))

    assert await take(store) == []
    assert await store.read(outbox.counts) == {"uncertain": 1}


async def test_what_was_being_sent_when_the_service_died_is_uncertain(
    store: Store, clock: StillClock
) -> None:
    one, other, third = await families(store, 3)
    await say(store, one, b"answer")
    await say(store, other, b"notice", NOTICES)
    await take(store)
    clock.pass_(minutes=2)
    await say(store, third, b"just taken by another worker")
    await take(store)

    assert await store.write(lambda unit: outbox.recover(unit, timedelta(minutes=1))) == 2

    assert await store.read(outbox.counts) == {"pending": 1, "uncertain": 1, "sending": 1}
    assert await store.write(outbox.recover) == 1
    assert await take(store) == [b"answer", b"just taken by another worker"]


async def test_a_dead_message_makes_way_for_the_next(store: Store) -> None:
    [chat] = await families(store, 1)
    id = await say(store, chat, b"1")
    await say(store, chat, b"2")
    await take(store)

    await store.write(lambda unit: outbox.dead(unit, id, "bad request: message is too long"))

    assert await take(store) == [b"2"]
    assert await store.read(lambda unit: outbox.earlier(unit, id)) == ("dead", ())


async def test_a_settled_message_is_not_unsettled_by_a_late_word(store: Store, clock: StillClock) -> None:
    [chat] = await families(store, 1)
    id = await say(store, chat, b"1")
    await take_and_send(store)

    await store.write(lambda unit: outbox.retry(unit, id, clock()))
    await store.write(lambda unit: outbox.uncertain(unit, id))
    await store.write(lambda unit: outbox.dead(unit, id, "late"))

    assert await store.read(outbox.counts) == {"sent": 1}


async def test_a_reply_finds_the_message_it_replies_to(store: Store) -> None:
    mother, counsellor = await families(store, 2)

    def relay(unit: Unit) -> tuple[int, int]:
        number = case(unit, mother)
        put = outbox.put(
            unit, counsellor.id, DESK, "relay", b"words", meta=b"hers", case_id=number, file_id=mother.file_id
        )
        outbox.take(unit, 9)
        outbox.sent(unit, put, (71, 72))
        return number, put

    number, id = await store.write(relay)

    for platform_id in (71, 72):
        found = await store.read(
            lambda unit, platform_id=platform_id: outbox.by_message(unit, counsellor.id, platform_id)  # type: ignore[misc]
        )
        assert found == Posted(id, number, b"hers")
    assert await store.read(lambda unit: outbox.by_message(unit, mother.id, 71)) is None
    assert await store.read(lambda unit: outbox.by_message(unit, counsellor.id, 73)) is None


async def test_an_edit_knows_where_the_message_stands_now(store: Store) -> None:
    desk = await store.write(group)
    card = await say(store, desk, b"card", DESK)
    assert await store.read(lambda unit: outbox.earlier(unit, card)) == ("pending", ())
    await take(store)
    await store.write(lambda unit: outbox.sent(unit, card, (5,)))
    assert await store.read(lambda unit: outbox.earlier(unit, card)) == ("sent", (5,))

    async def edit(stands_as: tuple[int, ...]) -> int:
        id = await store.write(lambda unit: outbox.put(unit, desk.id, DESK, "card", b"claimed", edits=card))
        await take(store)
        await store.write(lambda unit: outbox.sent(unit, id, stands_as))
        return id

    await edit((5,))
    found = await store.read(lambda unit: outbox.by_message(unit, desk.id, 5))
    assert found is not None
    assert found.outbox_id == card

    anew = await edit((9,))  # somebody had deleted the card: it was posted anew
    assert await store.read(lambda unit: outbox.earlier(unit, card)) == ("sent", (9,))
    found = await store.read(lambda unit: outbox.by_message(unit, desk.id, 9))
    assert found is not None
    assert found.outbox_id == anew


async def test_a_moved_group_forgets_where_its_messages_stood(store: Store) -> None:
    desk = await store.write(group)
    card = await say(store, desk, b"card", DESK)
    await take(store)
    await store.write(lambda unit: outbox.sent(unit, card, (5,)))

    await store.write(lambda unit: chats.move(unit, desk.id, "-100777"))

    assert await store.read(lambda unit: outbox.earlier(unit, card)) == ("sent", ())
    assert await store.read(lambda unit: outbox.by_message(unit, desk.id, 5)) is None


async def test_the_messages_of_the_last_48_hours_can_be_named(store: Store, clock: StillClock) -> None:
    one, other = await families(store, 2)
    for hours, platform_ids in ((0, (1, 2)), (10, (3,)), (47, ()), (49, (4, 3))):
        id = await say(store, one, b"words")
        await take(store)
        await store.write(lambda unit, id=id, ids=platform_ids: outbox.sent(unit, id, ids))  # type: ignore[misc]
        clock.time += timedelta(hours=hours) - (clock() - StillClock().time)
    await say(store, other, b"elsewhere")
    await take_and_send(store)

    since = StillClock().time + timedelta(hours=1)
    assert await store.read(lambda unit: outbox.messages_since(unit, one.id, since)) == [4, 3]
    since = StillClock().time
    assert await store.read(lambda unit: outbox.messages_since(unit, one.id, since)) == [1, 2, 3, 4]


async def test_nothing_more_is_sent_to_a_chat_that_is_dropped(store: Store) -> None:
    one, other = await families(store, 2)
    for chat in (one, one, other):
        await say(store, chat, b"%d" % chat.id)

    assert await store.write(lambda unit: outbox.drop_pending(unit, one.id)) == 2

    assert await take(store) == [b"%d" % other.id]
    assert await store.read(outbox.counts) == {"dropped": 2, "sending": 1}


async def test_a_row_is_read_whole(store: Store, clock: StillClock) -> None:
    [chat] = await families(store, 1)
    due = clock() + timedelta(minutes=1)
    id = await store.write(
        lambda unit: outbox.put(unit, chat.id, DESK, "news", b"d", meta=b"m", supersedable=True, due_at=due)
    )

    assert await store.read(lambda unit: outbox.get(unit, id)) == outbox.Row(
        id=id,
        chat_id=chat.id,
        file_id=chat.file_id,
        lane=DESK,
        kind="news",
        state="pending",
        attempts=0,
        due_at=due,
        created_at=clock(),
        sent_at=None,
        case_id=None,
        supersedable=True,
        data=b"d",
        meta=b"m",
        uncertain=False,
    )
    with pytest.raises(NoResultFound):
        await store.read(lambda unit: outbox.get(unit, id + 1))


async def test_looking_for_the_next_message_reads_only_what_waits(sqlite_store: Store) -> None:
    """Years of sent rows must cost nothing: every step of the search goes through a partial index."""
    seen: list[str] = []

    def plan(unit: Unit) -> None:
        driver = unit.connection.connection.dbapi_connection
        assert driver is not None
        asked: list[str] = []
        driver.set_trace_callback(asked.append)
        outbox.take(unit, 5, busy=[1])
        outbox.next_due(unit)
        driver.set_trace_callback(None)
        for query in asked:
            rows = unit.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
            seen.extend(row[3] for row in rows)

    await sqlite_store.write(plan)

    assert any("ix_outbox_lane" in step for step in seen)
    ours = {"outbox", "leader", "rival", "gone", "head"}
    assert [step for step in seen if step.startswith("SCAN") and step.split()[1] in ours] == []
