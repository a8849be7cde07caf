"""The machine's clock is set, forward or back: nobody waits for an hour to come again, and nothing happens twice."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from storage import Store, outbox
from tests.crash.ledger import Ledger
from tests.house.town import press, town
from tests.storage.conftest import KEYS
from tests.storage.people import family
from tests.storage.still_clock import StillClock
from tests.turns.office import office

LONG = 30.0
STEPS = (("Siapa yang menulis", "Orang tua"), ("dalam bahaya", "Tidak"), ("Boleh kami simpan", "Ya, boleh"))


class SettableClock(SystemClock):
    """The machine's clock after somebody set it by `by`."""

    by = timedelta()

    def now(self) -> datetime:
        return super().now() + self.by


@pytest.mark.parametrize("by", [timedelta(hours=-3), timedelta(days=-40), timedelta(days=2)], ids=str)
async def test_a_family_is_answered_whatever_hour_the_machine_believes(tmp_path: Path, by: timedelta) -> None:
    clock = SettableClock()
    async with town(tmp_path, clock=clock) as place:
        mother = place.parent
        await mother.start()
        for question, answer in STEPS:
            await mother.sees(question, timeout=LONG)
            await press(mother, answer)
        await mother.sees("Boleh ceritakan", timeout=LONG)
        await mother.say("anak saya tidak mau makan")
        book = Ledger(place.service.store)
        async with asyncio.timeout(LONG):
            while not await book.story(mother.person):  # noqa: ASYNC110 - a database rings no bell
                await asyncio.sleep(0.01)
        clock.by = by
        await mother.sees(
            "Sudah", timeout=LONG
        )  # the burst that began at the old hour is answered at the new one
        await mother.say("sudah tiga hari")
        await mother.sees("Sudah", timeout=LONG)
        if by < timedelta():  # after two days it may also ask, at its hour, whether they want to go on
            async with asyncio.timeout(LONG):
                await place.service.courier.drain()
            assert not await place.service.store.read(lambda unit: outbox.counts(unit).get("pending"))
        assert len([seen for seen in mother.messages if "Boleh ceritakan" in seen.text]) == 1


async def test_what_was_due_moves_with_the_clock_once_for_all_who_notice(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        for said in ("halo", "orang tua", "tidak", "ya", "anak saya susah makan sayur"):
            await family.says(said)
        heard = len(family.hears)
        place.clock.pass_(hours=-1)
        for _ in range(3):  # three workers on one machine
            await place.turns.set_back(timedelta(hours=1))
        await place.passes(seconds=0.5)
        assert len(family.hears) == heard
        await place.passes(seconds=2)
        assert len(family.hears) == heard + 1


async def test_a_message_taken_before_the_clock_was_set_back_is_not_forgotten(tmp_path: Path) -> None:
    """Killed in `sending`, the clock set back, started again: its chat must not wait for that hour."""
    clock = StillClock()
    store = Store.open("", tmp_path, KEYS, clock)
    chat = await store.write(family)
    await store.write(lambda unit: outbox.put(unit, chat.id, outbox.CRISIS, "message", b"112"))
    assert len(await store.write(lambda unit: outbox.take(unit, 10))) == 1
    clock.pass_(hours=-5)
    assert await store.write(outbox.recover) == 1
    assert await store.write(lambda unit: outbox.set_back(unit, timedelta(hours=5))) == 1
    assert [row.data for row in await store.write(lambda unit: outbox.take(unit, 10))] == [b"112"]
    store.close()


async def test_whoever_wrote_in_an_hour_still_to_come_does_not_count_as_present(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        case = await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        place.clock.pass_(hours=-1)
        await dian.claims()
        assert case.code
        assert family.last.startswith("Halo, ada pesan baru."), family.last
