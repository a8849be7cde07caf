"""What the platform allows only for a time."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from simulator.line import PhoneRefused
from simulator.server import Simulator
from tests.simulator.conftest import IBU, people
from tests.simulator.raw_bot import RawBot

YES = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


async def test_after_48_hours_messages_stay_and_old_buttons_bring_no_text() -> None:
    clock = Clock()
    async with Simulator(limits=False, now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        people(sim)
        ibu = sim.phone(IBU)
        told = await ibu.say("halo")
        sent = await bot.call("sendMessage", chat_id=IBU, text="Masih di sana?", reply_markup=YES)
        clock.time += timedelta(hours=48, seconds=1)
        for message in (told, sent["message_id"]):
            refused = await bot.refused("deleteMessages", chat_id=IBU, message_ids=[message])
            assert refused == "Bad Request: message can't be deleted"
        with pytest.raises(PhoneRefused, match="older than 48 hours"):
            await ibu.edit(told, "halo lagi")
        edited = await bot.call(
            "editMessageText", chat_id=IBU, message_id=sent["message_id"], text="Apa kabar?", reply_markup=YES
        )
        assert edited["text"] == "Apa kabar?"
        pressing = asyncio.create_task(ibu.press("Ya"))
        (update,) = await bot.call("getUpdates", timeout=5)
        query = update["callback_query"]
        assert query["message"] == {
            "chat": {"id": IBU, "type": "private", "first_name": "Ibu"},
            "message_id": sent["message_id"],
            "date": 0,
        }
        await bot.call("answerCallbackQuery", callback_query_id=query["id"])
        assert (await pressing).answered


async def test_just_before_48_hours_both_sides_can_still_be_deleted() -> None:
    clock = Clock()
    async with Simulator(limits=False, now=clock) as sim, RawBot(sim.url, sim.token) as bot:
        people(sim)
        ibu = sim.phone(IBU)
        told = await ibu.say("halo")
        sent = await bot.call("sendMessage", chat_id=IBU, text="Halo")
        clock.time += timedelta(hours=47, minutes=59)
        assert await bot.call("deleteMessages", chat_id=IBU, message_ids=[told, sent["message_id"], 99])
        assert (await ibu.open()).messages == []
