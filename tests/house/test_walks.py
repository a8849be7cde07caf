"""Five hundred people who press and write at random: no silence, no error, no refused call, no third same fallback."""

from __future__ import annotations

import asyncio
import contextlib
import random
from pathlib import Path

import pytest

from flows.engine import BURST
from simulator.cast import COUNSELLOR_CHAT
from simulator.client import NotSeen, Phone
from simulator.line import PhoneRefused
from simulator.records import Person
from storage import cases, chats, deadletters
from storage.unit import Unit
from tests.house.stolen import Stolen, stolen_time
from tests.house.town import Town, counsellor_ready, town
from tests.house.walker import Walker

PROMISED = BURST.total_seconds() + 3.0
"""Seconds to every answer: three after a burst has ended. What others took of the machine meanwhile is not counted."""

PARTIES = 5
PEOPLE = 100
AT_ONCE = 10
STEPS = 7


@pytest.mark.no_cover  # it doubles the work, and with it how long everybody waits
@pytest.mark.parametrize("party", range(PARTIES))
async def test_five_hundred_random_walks(tmp_path: Path, party: int) -> None:
    async with town(tmp_path) as place, stolen_time() as stolen:
        await counsellor_ready(place.desk_1, "Kak Dian")
        await counsellor_ready(place.desk_2, "Kak Bumi")
        claiming = asyncio.create_task(claim_now_and_then(place, random.Random(1)))
        walkers = [walker(place, party * PEOPLE + number, stolen) for number in range(PEOPLE)]
        road = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(*(walk(one, road) for one in walkers))
        claiming.cancel()
        with contextlib.suppress(asyncio.CancelledError):  # what it died of itself is raised
            await claiming
        silences = [f"{one.phone.person}: {silence}" for one in walkers for silence in one.silences]
        assert silences == []
        assert max(wait for one in walkers for wait in one.waited) < PROMISED
        assert [said for one in walkers if (said := one.repeated())] == []
        assert await place.service.store.read(deadletters.list) == []
        assert [refused for refused in place.simulator.refused if not harmless(*refused)] == []
        assert sum(one.marks for one in walkers) > 0, "nobody ever talked with a counsellor"


def harmless(method: str, description: str) -> bool:
    """What the platform answers to an edit that changes nothing, or to wiping what is gone, is no mistake."""
    return "message is not modified" in description


def walker(place: Town, number: int, stolen: Stolen) -> Walker:
    person = 6_000_000_000 + number
    place.simulator.world.put(Person(person, f"Orang {number}", "orang tua"))
    place.simulator.world.private(person)

    async def held() -> bool:
        return await place.service.store.read(lambda unit: has_counsellor(unit, str(person)))

    return Walker(
        place.simulator.phone(person), random.Random(number), (place.desk_1, place.desk_2), held, stolen
    )


def has_counsellor(unit: Unit, address: str) -> bool:
    chat = chats.find(unit, "telegram", address)
    return chat is not None and any(row.state == "claimed" for row in cases.of_family(unit, chat.id))


async def walk(one: Walker, road: asyncio.Semaphore) -> None:
    async with road:
        await one.walk(STEPS)
        await one.phone.close()


async def claim_now_and_then(place: Town, dice: random.Random) -> None:
    """Two counsellors claim what waits, answer, and close some of it again."""
    while True:
        for desk in (place.desk_1, place.desk_2):
            with contextlib.suppress(PhoneRefused, NotSeen):  # somebody was faster, and the button is gone
                await claim_one(place, desk, dice)


async def claim_one(place: Town, desk: Phone, dice: random.Random) -> None:
    group = desk.in_chat(COUNSELLOR_CHAT)
    await group.open()
    cards = [seen for seen in group.messages if any(label.startswith("Ambil") for label in seen.labels)]
    if not cards:
        await asyncio.wait({asyncio.ensure_future(seen_soon(group))})
        return
    await group.press((0, 0), dice.choice(cards))
    await desk.say("Halo, saya di sini. Silakan cerita.")
    if dice.random() < 0.5:
        await desk.say("/lepas" if dice.random() < 0.3 else "/tutup")
        await close(desk)


async def close(desk: Phone) -> None:
    """Choose an outcome and no last word, where the bot asks for them."""
    for _ in range(2):
        newest = desk.last
        if newest.sender.bot and newest.labels and "Buka kasus ini" not in newest.labels:
            await desk.press((0, 0), newest)


async def seen_soon(group: Phone) -> None:
    try:
        await group.sees("Ambil", timeout=1)
    except NotSeen:
        return
