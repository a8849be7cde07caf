"""kill -9 at any moment: nothing told is lost, no answered question is asked again, no case doubles."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.turns import states
from simulator.client import Phone
from simulator.records import Person
from simulator.server import Simulator
from storage import Store, cases, deadletters, outbox, told
from storage.cases import CaseRow
from storage.unit import Unit
from tests.crash.bot_process import bot_beside
from tests.house.town import press

pytestmark = pytest.mark.crash

PEOPLE = 40
KILLS = 4
LONG = 120.0
"""Seconds a person waits for an answer: the bot may be dead for some of them."""

BURST = ("kak", "aku mau tanya", "adikku susah makan", "maunya cuma nasi", "udah seminggu")


@dataclass
class Teller:
    """A person who answers each question once, and tells a story in five quick messages."""

    phone: Phone
    asked: list[str] = field(default_factory=list)
    patience: float = LONG

    async def tell(self) -> None:
        await self.phone.start()
        await self._answer("Siapa yang menulis", "Saya anak")
        await self._answer("dalam bahaya", "Tidak")
        await self._answer("Boleh kami simpan", "Ya, boleh")
        await self.phone.sees("Boleh ceritakan", timeout=self.patience, ever=True)
        for text in BURST:
            await self.phone.say(f"{text} ({self.phone.person})")
        await self._answer("Sudah", "Sudah")
        await self.phone.sees("tentang apa", timeout=self.patience, ever=True)
        await press(self.phone, "Hal lain")
        await self.phone.sees("masuk antrean", timeout=self.patience, ever=True)

    async def _answer(self, question: str, choice: str) -> None:
        await self.phone.sees(question, timeout=self.patience, ever=True)
        await press(self.phone, choice)

    def questions(self) -> list[str]:
        """What the bot asked, in order; the same one twice in a row is an uncertain send, repeated."""
        said = [seen for seen in sorted(self.phone.messages, key=lambda seen: seen.id) if seen.sender.bot]
        heads = [next((mark for mark in MARKS if mark in seen.text), "") for seen in said]
        heads = [head for head in heads if head]
        return [one for one, other in pairwise([*heads, ""]) if one != other]


MARKS = (
    "Siapa yang menulis",
    "dalam bahaya",
    "Boleh kami simpan",
    "tentang apa",
    "Di kecamatan mana",
    "kecamatan mana",
)


async def test_killed_again_and_again_nothing_is_lost(tmp_path: Path) -> None:
    async with bot_beside(tmp_path) as (simulator, bot):
        tellers = [teller(simulator, number) for number in range(PEOPLE)]
        telling = asyncio.gather(*(one.tell() for one in tellers))
        dice = random.Random(7)
        for _ in range(KILLS):
            await asyncio.sleep(dice.uniform(0.3, 2.0))
            await bot.kill()
            await bot.start()
        await telling
        await bot.stop()
        environment = bot.environment
        asked = [one.questions() for one in tellers]
    opened, stories, dead = await what_is_kept(tmp_path, Settings.load(environment, env_file=None))
    assert dead == 0
    assert len(opened) == PEOPLE
    assert len({row.family_chat for row in opened}) == PEOPLE
    assert sorted(map(tuple, stories)) == sorted(
        tuple(f"{text} ({one.phone.person})" for text in BURST) for one in tellers
    )
    for questions in asked:
        assert len(questions) == len(set(questions)), f"asked again: {questions}"


def teller(simulator: Simulator, number: int) -> Teller:
    person = 6_100_000_000 + number
    simulator.world.put(Person(person, f"Orang {number}", "anak"))
    simulator.world.private(person)
    return Teller(simulator.phone(person))


async def what_is_kept(folder: Path, settings: Settings) -> tuple[list[CaseRow], list[Sequence[str]], int]:
    """All open cases, the story of each, and how many dead letters there are."""
    store = Store.open(
        settings.database_url.get_secret_value(), folder, settings.master_keys, lambda: datetime.now(UTC)
    )
    try:
        opened = await store.read(cases.open_cases)
        stories = [await store.read(lambda unit, row=row: _story(unit, row)) for row in opened]  # type: ignore[misc]
        waiting = await store.read(outbox.counts)
        assert waiting.get("dead", 0) == 0
        return opened, stories, len(await store.read(deadletters.list))
    finally:
        store.close()


def _story(unit: Unit, row: CaseRow) -> Sequence[str]:
    return [states.piece(one.data).text for one in told.of_case(unit, row.id)]
