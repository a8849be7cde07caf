"""getUpdates: offsets, waiting, two pollers, what is asked for, and how long updates are kept."""

import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from simulator.client import Phone
from simulator.server import Simulator
from tests.simulator.conftest import IBU, KAK_SARI, people
from tests.simulator.raw_bot import RawBot


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: RawBot, ibu: Phone) -> None:
    await ibu.say("satu")
    await ibu.say("dua")
    first, second = await bot.updates()
    assert second["update_id"] == first["update_id"] + 1
    assert await bot.updates() == [first, second]
    assert await bot.updates(offset=first["update_id"]) == [first, second]
    assert await bot.updates(offset=second["update_id"]) == [second]
    assert await bot.updates() == [second]
    assert await bot.updates(offset=second["update_id"] + 1) == []


async def test_limit_gives_the_oldest_first(bot: RawBot, ibu: Phone) -> None:
    for word in ("satu", "dua", "tiga"):
        await ibu.say(word)
    texts = [update["message"]["text"] for update in await bot.updates(limit=2)]
    assert texts == ["satu", "dua"]


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(bot: RawBot, ibu: Phone) -> None:
    for word in ("satu", "dua", "tiga"):
        await ibu.say(word)
    assert [u["message"]["text"] for u in await bot.updates(offset=-1)] == ["tiga"]
    assert [u["message"]["text"] for u in await bot.updates()] == ["tiga"]


async def test_an_offset_far_in_the_future_forgets_nothing(bot: RawBot, ibu: Phone) -> None:
    await ibu.say("masih ada")
    (waiting,) = await bot.updates()
    assert await bot.updates(offset=waiting["update_id"] + 5000) == [waiting]


async def test_a_waiting_poll_is_woken_by_the_update(bot: RawBot, ibu: Phone) -> None:
    polling = asyncio.create_task(bot.call("getUpdates", timeout=20))
    await ibu.say("bangun")
    assert [u["message"]["text"] for u in await polling] == ["bangun"]


async def test_a_second_poller_ends_the_first(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    first = asyncio.create_task(bot.ask("getUpdates", timeout=20))
    await _polling(sim)
    second = asyncio.create_task(bot.ask("getUpdates", timeout=20))
    ended = await first
    assert (ended.status, ended.description) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    await ibu.say("untuk yang kedua")
    assert len((await second).result) == 1


async def test_polling_and_a_webhook_exclude_each_other(sim: Simulator, bot: RawBot) -> None:
    polling = asyncio.create_task(bot.ask("getUpdates", timeout=20))
    await _polling(sim)
    await bot.call("setWebhook", url="http://127.0.0.1:9/never")
    assert (await polling).description == "Conflict: terminated by setWebhook request"
    answer = await bot.ask("getUpdates")
    assert answer.status == 409
    assert answer.description.startswith("Conflict: can't use getUpdates method while webhook is active")
    await bot.call("deleteWebhook")
    assert await bot.updates() == []


async def test_the_bot_gets_only_the_types_it_asked_for_and_they_are_remembered(
    bot: RawBot, ibu: Phone
) -> None:
    await bot.updates(allowed_updates=["callback_query"])
    await ibu.say("tidak diminta")
    assert await bot.updates() == []
    await bot.updates(allowed_updates=[])
    await ibu.say("diminta")
    assert [list(update)[1] for update in await bot.updates()] == ["message"]


async def test_reactions_come_only_when_asked_for(bot: RawBot, ibu: Phone) -> None:
    sent = await bot.call("sendMessage", chat_id=IBU, text="Halo")
    await ibu.react(sent["message_id"], "👍")
    assert await bot.updates() == []
    await bot.updates(allowed_updates=["message_reaction"])
    await ibu.react(sent["message_id"], "❤")
    (update,) = await bot.updates()
    assert update["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "❤"}]


class Days:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **span: float) -> None:
        self.time += timedelta(**span)


async def test_an_update_waits_for_a_day_and_a_press_for_two_and_a_half_minutes() -> None:
    days = Days()
    async with Simulator(limits=False, now=days) as sim, RawBot(sim.url, sim.token) as bot:
        people(sim)
        ibu = sim.phone(IBU)
        await ibu.say("halo")
        await bot.call(
            "sendMessage",
            chat_id=IBU,
            text="Tekan",
            reply_markup={"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]},
        )
        pressing = asyncio.create_task(ibu.press("Ya"))
        update = (await bot.call("getUpdates", offset=0, timeout=5))[-1]
        while "callback_query" not in update:
            update = (await bot.call("getUpdates", offset=update["update_id"] + 1, timeout=5))[-1]
        days.pass_(seconds=16)
        refused = await bot.refused("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
        assert refused.endswith("query is too old and response timeout expired or query ID is invalid")
        days.pass_(seconds=150)
        assert await bot.updates() == []
        pressing.cancel()

        await ibu.say("besok")
        days.pass_(hours=23, minutes=59)
        assert len(await bot.updates()) == 1
        days.pass_(minutes=2)
        assert await bot.updates() == []


async def test_a_wrong_token_and_an_unknown_method_are_turned_away(sim: Simulator) -> None:
    async with RawBot(sim.url, "1:wrong") as stranger:
        answer = await stranger.ask("getMe")
        assert (answer.status, answer.description) == (401, "Unauthorized")
    async with RawBot(sim.url, sim.token) as bot:
        answer = await bot.ask("makeCoffee")
        assert (answer.status, answer.description) == (404, "Not Found: method not found")
        assert (await bot.ask("GETME")).ok


@pytest.mark.parametrize("how", ["query", "form", "multipart", "json"])
async def test_parameters_come_in_any_of_the_four_ways(
    sim: Simulator, ibu: Phone, bot: RawBot, how: str
) -> None:
    given = {"chat_id": str(IBU), "text": f"lewat {how}"}
    address = f"{sim.url}/bot{sim.token}/sendMessage"
    if how == "query":
        request = bot.http.get(address, params=given)
    elif how == "json":
        request = bot.http.post(address, json=given)
    elif how == "form":
        request = bot.http.post(address, data=given)
    else:
        form = aiohttp.FormData(default_to_multipart=True)
        for name, value in given.items():
            form.add_field(name, value)
        request = bot.http.post(address, data=form)
    async with request as answer:
        assert answer.status == 200
    await ibu.sees(f"lewat {how}")


async def _polling(sim: Simulator) -> None:
    """Returns when a poll waits: the bot is online then."""
    seen = 0
    while not sim.presence.online:
        await sim.world.feed.news(seen)
        seen = sim.world.feed.last


async def test_the_page_learns_when_the_bot_comes_and_hangs_up(sim: Simulator, bot: RawBot) -> None:
    phone = await sim.phone(KAK_SARI).open()
    polling = asyncio.create_task(bot.ask("getUpdates", timeout=20))
    await _polling(sim)
    before = sim.world.feed.last
    polling.cancel()
    await sim.world.feed.news(before)
    assert not sim.presence.online
    assert phone.messages == []
