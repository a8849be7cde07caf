"""Chats, sessions and what was told in them."""

from __future__ import annotations

import asyncio

from storage import Store, Unit, chats, heard, sessions, told
from storage.chats import Chat
from tests.storage.people import case, family, group
from tests.storage.still_clock import StillClock


async def test_a_person_who_writes_again_is_the_same_chat(store: Store) -> None:
    first = await store.write(family)
    again = await store.write(family)
    other = await store.write(lambda unit: family(unit, "1002"))
    on_another_channel = await store.write(
        lambda unit: chats.find_or_open(unit, "whatsapp", "1001", "private")
    )

    assert first == again == Chat(first.id, first.file_id, "private", True, None, None)
    assert len({first.id, other.id, on_another_channel.id}) == 3
    assert len({first.file_id, other.file_id, on_another_channel.file_id}) == 3
    assert await store.read(lambda unit: chats.find(unit, "telegram", "1001")) == first
    assert await store.read(lambda unit: chats.find(unit, "telegram", "1003")) is None
    assert await store.read(lambda unit: chats.address(unit, first.id)) == ("telegram", "1001")


async def test_twenty_first_messages_at_once_open_one_chat(store: Store) -> None:
    opened = await asyncio.gather(*(store.write(family) for _ in range(20)))

    assert len({chat.id for chat in opened}) == 1
    assert len({chat.file_id for chat in opened}) == 1


async def test_what_is_known_of_a_chat_is_kept(store: Store, clock: StillClock) -> None:
    chat = await store.write(family)
    asked = clock.pass_(minutes=3)

    await store.write(lambda unit: chats.set_open(unit, chat.id, False))
    await store.write(lambda unit: chats.set_member(unit, chat.id, True))

    found = await store.read(lambda unit: chats.get(unit, chat.id))
    assert found == Chat(chat.id, chat.file_id, "private", False, True, asked)


async def test_a_group_has_no_file_and_lives_on_under_its_new_address(store: Store) -> None:
    desk = await store.write(group)
    early = await store.write(lambda unit: group(unit, "-100777"))  # the new address wrote before we knew

    await store.write(lambda unit: chats.move(unit, desk.id, "-100777"))

    assert desk.file_id is None
    assert early.id != desk.id
    found = await store.read(lambda unit: chats.find(unit, "telegram", "-100777"))
    assert found == desk
    assert await store.read(lambda unit: chats.find(unit, "telegram", "-9001")) is None
    assert await store.read(lambda unit: chats.address(unit, desk.id)) == ("telegram", "-100777")


async def test_a_session_is_where_it_was_left(store: Store) -> None:
    chat = await store.write(family)
    assert await store.read(lambda unit: sessions.load(unit, chat)) is None

    await store.write(lambda unit: sessions.save(unit, chat, b"asked who"))
    await store.write(lambda unit: sessions.save(unit, chat, b"asked where"))

    assert await store.read(lambda unit: sessions.load(unit, chat)) == b"asked where"


async def test_an_edit_stands_in_the_place_of_what_it_changes_and_nothing_is_lost(
    store: Store, clock: StillClock
) -> None:
    chat = await store.write(family)
    first_at = clock()
    await store.write(lambda unit: told.keep(unit, chat, b"he hit mee", 11, None))
    clock.pass_(minutes=1)
    await store.write(lambda unit: told.keep(unit, chat, b"yesterday", 12, None))

    assert await store.write(lambda unit: told.replace(unit, chat, 11, b"he hit me"))
    assert await store.write(lambda unit: told.replace(unit, chat, 11, b"he hit me twice"))
    assert not await store.write(lambda unit: told.replace(unit, chat, 99, b"never told"))

    story = await store.read(lambda unit: told.unattached(unit, chat.id))
    assert [piece.data for piece in story] == [b"he hit me twice", b"yesterday"]
    assert story[0].at == first_at
    versions = await store.read(
        lambda unit: unit.connection.exec_driver_sql("SELECT count(*) FROM told").scalar()
    )
    assert versions == 4


async def test_what_was_told_goes_with_the_case_and_is_edited_there(store: Store) -> None:
    chat = await store.write(family)

    def tell(unit: Unit) -> int:
        told.keep(unit, chat, b"one", 11, None)
        told.keep(unit, chat, b"two", None, None)
        number = case(unit, chat)
        told.attach(unit, chat.id, number)
        told.keep(unit, chat, b"three", 13, number)
        told.keep(unit, chat, b"another matter", 14, None)
        return number

    number = await store.write(tell)
    assert await store.write(lambda unit: told.replace(unit, chat, 11, b"ONE"))

    story = await store.read(lambda unit: told.of_case(unit, number))
    assert [piece.data for piece in story] == [b"ONE", b"two", b"three"]
    loose = await store.read(lambda unit: told.unattached(unit, chat.id))
    assert [piece.data for piece in loose] == [b"another matter"]


async def test_where_consent_was_refused_nothing_told_is_kept(store: Store) -> None:
    chat, other = await store.write(lambda unit: (family(unit), family(unit, "1002")))
    await store.write(lambda unit: told.keep(unit, chat, b"a secret", 11, None))
    await store.write(lambda unit: told.replace(unit, chat, 11, b"a secret, edited"))
    await store.write(lambda unit: told.keep(unit, other, b"somebody else", 11, None))

    await store.write(lambda unit: told.forget_unattached(unit, chat.id))

    assert await store.read(lambda unit: told.unattached(unit, chat.id)) == []
    assert len(await store.read(lambda unit: told.unattached(unit, other.id))) == 1
    assert not await store.write(lambda unit: told.replace(unit, chat, 11, b"again"))


async def test_what_was_told_in_a_message_goes_over_to_another_case_with_all_its_versions(
    store: Store,
) -> None:
    def tell(unit: Unit) -> tuple[Chat, int, int]:
        chat = family(unit)
        first, second = case(unit, chat, code="PANDAN-LAYAR-27"), case(unit, chat, code="MELATI-PERAHU-41")
        for number, words in enumerate((b"one", b"two", b"three"), 11):
            told.keep(unit, chat, words, number, first)
        told.replace(unit, chat, 12, b"two again")
        assert [one.data for one in told.of_messages(unit, chat, [13, 12])] == [b"three", b"two again"]
        told.move(unit, chat, [12, 13, 99], second)
        told.replace(unit, chat, 13, b"three again")
        return chat, first, second

    _, first, second = await store.write(tell)
    assert [one.data for one in await store.read(lambda unit: told.of_case(unit, first))] == [b"one"]
    moved = await store.read(lambda unit: told.of_case(unit, second))
    assert [one.data for one in moved] == [b"two again", b"three again"]
    assert {one.case_id for one in moved} == {second}
    other = await store.write(lambda unit: family(unit, "1002"))
    assert await store.read(lambda unit: told.of_messages(unit, other, [11])) == []


async def test_what_a_chat_sent_is_known_for_two_days_and_of_no_other_chat(
    store: Store, clock: StillClock
) -> None:
    def write(unit: Unit, address: str, message: int) -> None:
        heard.note(unit, family(unit, address), message)

    await store.write(lambda unit: write(unit, "1001", 11))
    clock.pass_(hours=47)
    await store.write(lambda unit: write(unit, "1001", 12))
    await store.write(lambda unit: write(unit, "1002", 13))
    one = await store.write(lambda unit: family(unit, "1001"))
    since = clock() - heard.ERASABLE
    assert await store.read(lambda unit: heard.since(unit, one.id, since)) == [11, 12]
    clock.pass_(hours=2)
    assert await store.write(heard.forget_old) == 1
    assert await store.read(lambda unit: heard.since(unit, one.id, since)) == [12]
