"""The platform misbehaves while the whole house runs: whoever is not struck goes on, and nothing is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulator.client import Phone
from simulator.faults import FaultKind
from simulator.joining import migrate
from simulator.records import Person
from storage import deadletters
from tests.crash.ledger import Ledger
from tests.house.town import BASIC_GROUP, Town, counsellor_ready, press, town
from tests.talk.test_safety import ACUTE

LONG = 60.0
"""Seconds: a noisy machine may need many; nothing here waits for them to pass."""

HOUR = 3600
STORY = "anak saya susah makan sejak dua minggu"


async def asks_first(phone: Phone, *, say: str = "halo") -> None:
    """This person writes and is asked the first question."""
    await phone.say(say)
    await phone.sees("Siapa yang menulis", timeout=LONG)


def newcomer(place: Town, number: int) -> Phone:
    person = 6_300_000_000 + number
    place.simulator.world.put(Person(person, f"Orang {number}", "orang tua"))
    place.simulator.world.private(person)
    return place.simulator.phone(person)


async def letters(place: Town) -> Sequence[deadletters.DeadLetter]:
    return await place.service.store.read(deadletters.list)


@asynccontextmanager
async def two(folder: Path) -> AsyncIterator[tuple[Town, Phone, Phone]]:
    """A house with somebody who will be struck and somebody who will not."""
    async with town(folder) as place:
        yield place, place.parent, place.child


@pytest.mark.parametrize("retry_after", [1, HOUR])
async def test_a_chat_that_must_wait_waits_alone(tmp_path: Path, retry_after: int) -> None:
    async with two(tmp_path) as (place, struck, other):
        place.simulator.faults.add(
            "429", method="sendMessage", chat=struck.person, times=1, retry_after=retry_after
        )
        await struck.say("halo")
        await asks_first(other)
        await counsellor_ready(place.desk_1, "Kak Sari")
        await struck.say("saya masih di sini")  # taken, although nothing may be said
        await asks_first(newcomer(place, 1))
        if retry_after == 1:
            await struck.sees("Siapa yang menulis", timeout=LONG, ever=True)
        else:
            assert not [seen for seen in struck.messages if seen.sender.bot]
        assert await letters(place) == []


async def test_three_chats_paused_for_an_hour_do_not_silence_the_house_for_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three at once look like the limit for all: everybody rests a little, and then one more is tried."""
    monkeypatch.setattr("bot.courier.LONGEST_FOR_ALL", 1.0)
    async with town(tmp_path) as place:
        struck = [newcomer(place, number) for number in range(3)]
        for phone in struck:
            place.simulator.faults.add("429", method="sendMessage", chat=phone.person, retry_after=HOUR)
        await asyncio.gather(*(phone.say("halo") for phone in struck))
        await asks_first(place.parent)


@pytest.mark.parametrize("kind", ["500", "502", "cut_before", "cut_after", "hang", "hang_after"])
async def test_a_road_that_is_bad_for_one_is_bad_for_nobody_else(tmp_path: Path, kind: FaultKind) -> None:
    """And what may have arrived is said again: twice is better than never."""
    async with two(tmp_path) as (place, struck, other):
        place.simulator.faults.add(kind, method="sendMessage", chat=struck.person, times=1)
        await struck.say("halo")
        await asks_first(other)
        if (
            kind != "hang"
        ):  # a quarter of a minute until that is given up: tests/courier waits for it in played time
            await struck.sees("Siapa yang menulis", timeout=LONG, ever=True)
        assert await letters(place) == []


@pytest.mark.parametrize("kind", ["500", "cut_before", "cut_after", "429"])
async def test_updates_that_do_not_arrive_arrive_later(tmp_path: Path, kind: FaultKind) -> None:
    async with two(tmp_path) as (place, one, other):
        await asks_first(one)
        place.simulator.faults.add(kind, method="getUpdates", times=2)
        await asks_first(other)
        assert await letters(place) == []


async def test_answers_to_presses_that_never_come_hold_up_no_message(tmp_path: Path) -> None:
    """More of them than there are connections to the platform."""
    async with town(tmp_path) as place:
        place.simulator.faults.add("hang", method="answerCallbackQuery")
        people = [newcomer(place, number) for number in range(40)]
        await asyncio.gather(*(asks_first(phone) for phone in people))
        presses = [asyncio.create_task(press(phone, "Orang tua")) for phone in people]
        await asyncio.gather(*(phone.sees("dalam bahaya", timeout=LONG, ever=True) for phone in people))
        await asks_first(place.parent)
        for waiting in presses:
            waiting.cancel()
        await asyncio.gather(*presses, return_exceptions=True)


async def test_a_question_of_membership_that_is_never_answered_holds_up_nobody(tmp_path: Path) -> None:
    async with two(tmp_path) as (place, family, _):
        place.simulator.faults.add("hang", method="getChatMember")
        await place.desk_2.start("konselor")
        await asks_first(family)
        await place.desk_2.sees("Siapa yang menulis", timeout=LONG, ever=True)  # unknown is no counsellor


async def test_whoever_blocked_the_bot_is_left_alone_and_welcome_again(tmp_path: Path) -> None:
    async with two(tmp_path) as (place, struck, other):
        await asks_first(struck)
        place.simulator.faults.add(
            "403", chat=struck.person, times=1, text="Forbidden: bot was blocked by the user"
        )
        await struck.say(STORY)
        await asks_first(other)
        await asks_first(newcomer(place, 1))
        await struck.start()
        await struck.sees("", timeout=LONG)


async def test_a_group_that_moved_gets_its_cards_although_no_update_told_of_it(tmp_path: Path) -> None:
    async with town(tmp_path, group=BASIC_GROUP) as place:
        world = place.simulator.world
        await place.desk_1.in_chat(BASIC_GROUP).sees("Menunggu", timeout=LONG, ever=True)
        new = migrate(world, world.rooms[BASIC_GROUP])
        world.updates.clear()
        await place.child.say(ACUTE)
        await place.child.sees("112", timeout=LONG)
        await place.desk_1.in_chat(new.chat.id).sees("TINGGI", timeout=LONG, ever=True)
        await asks_first(place.parent)
        assert await letters(place) == []


@pytest.mark.parametrize("kind", ["duplicate_updates", "out_of_order_updates"])
async def test_updates_twice_or_out_of_order_are_one_story_in_order(tmp_path: Path, kind: FaultKind) -> None:
    story = [f"bagian {number} dari cerita saya tentang sekolah" for number in range(1, 9)]
    async with two(tmp_path) as (place, mother, other):
        await mother.start()
        for question, answer in (("Siapa", "Orang tua"), ("bahaya", "Tidak"), ("simpan", "Ya, boleh")):
            await mother.sees(question, timeout=LONG)
            await press(mother, answer)
        await mother.sees("Boleh ceritakan", timeout=LONG)
        place.simulator.faults.add("500", method="getUpdates", times=2)  # so that they come in one batch
        place.simulator.faults.add(kind)
        for text in story:
            await mother.say(text)
        await mother.sees("Sudah", timeout=LONG)
        await asks_first(other)
        assert await Ledger(place.service.store).story(mother.person) == story


NOBODY_CAN_READ = {
    "broken off": '"message":{"message_id":7,"chat":{"id":%d,"type":"private"},"text":"halo',
    "too deep": '"message":{"chat":{"id":%d,"type":"private"},"text":' + "[" * 100_000,
    "no number": '"message":{"chat":{"id":%d,"type":"private"},"message_id":NaN}',
}


@pytest.mark.parametrize("odd", NOBODY_CAN_READ)
async def test_an_update_that_no_library_can_parse_is_set_aside_and_its_person_told(
    tmp_path: Path, odd: str
) -> None:
    async with two(tmp_path) as (place, struck, other):
        await asks_first(struck)
        await other.say("halo")
        place.simulator.world.updates.push_body("injected", NOBODY_CAN_READ[odd] % struck.person, "injected")
        await other.say("saya ingin bertanya")
        await struck.sees("ada yang salah di pihak kami", timeout=LONG)
        await other.sees("Siapa yang menulis", timeout=LONG, ever=True)
        (letter,) = await letters(place)
        assert letter.error.startswith("update: ")
        assert letter.chat_id is not None
        await asks_first(newcomer(place, 1))
