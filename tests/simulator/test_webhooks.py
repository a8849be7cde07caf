"""Delivery to a webhook: the secret, the order within a chat, chats side by side, and repeats until taken."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from simulator.client import Phone
from simulator.server import Simulator
from tests.simulator.conftest import IBU, KAK_SARI, people
from tests.simulator.raw_bot import RawBot


class Receiver:
    """A bot's web server: remembers what came, answers as told, and can be made to wait."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.reply: dict[str, Any] = {}
        self.held: dict[str, asyncio.Event] = {}
        self._came = asyncio.Condition()

    async def serve(self, request: web.BaseRequest) -> web.Response:
        update = await request.json()
        text = update.get("message", {}).get("text", "")
        async with self._came:
            self.got.append(update)
            self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
            self._came.notify_all()
        if text in self.held:
            await self.held[text].wait()
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.reply if status == 200 else {}, status=status)

    async def has(self, count: int) -> list[str]:
        """The texts, once so many updates have come."""
        async with asyncio.timeout(30), self._came:
            await self._came.wait_for(lambda: len(self.got) >= count)
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[tuple[Receiver, str]]:
    receiver = Receiver()
    runner = web.ServerRunner(web.Server(receiver.serve), shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield receiver, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(limits=False, webhook_pause=0.05) as simulator:
        people(simulator)
        yield simulator


async def test_updates_are_posted_with_the_secret(
    bot: RawBot, ibu: Phone, hook: tuple[Receiver, str]
) -> None:
    receiver, url = hook
    answer = await bot.ask("setWebhook", url=url, secret_token="rahasia_1")
    assert (answer.result, answer.description) == (True, "Webhook was set")
    await ibu.say("halo")
    assert await receiver.has(1) == ["halo"]
    assert receiver.secrets == ["rahasia_1"]
    assert (await bot.ask("setWebhook", url=url, secret_token="dua kata")).description == (
        "Bad Request: secret token contains unallowed characters"
    )


async def test_what_waited_before_the_webhook_was_set_is_delivered(
    bot: RawBot, ibu: Phone, hook: tuple[Receiver, str]
) -> None:
    receiver, url = hook
    await ibu.say("tadi")
    await bot.call("setWebhook", url=url)
    assert await receiver.has(1) == ["tadi"]


async def test_a_chat_waits_for_its_own_update_and_not_for_another_chats(
    sim: Simulator, bot: RawBot, ibu: Phone, hook: tuple[Receiver, str]
) -> None:
    receiver, url = hook
    release = receiver.held["lambat"] = asyncio.Event()
    await bot.call("setWebhook", url=url)
    await ibu.say("lambat")
    await ibu.say("menunggu giliran")
    assert await receiver.has(1) == ["lambat"]
    await sim.phone(KAK_SARI).say("dari obrolan lain")
    assert await receiver.has(2) == ["lambat", "dari obrolan lain"]
    release.set()
    assert await receiver.has(3) == ["lambat", "dari obrolan lain", "menunggu giliran"]


async def test_it_is_repeated_until_taken_and_the_queue_behind_it_keeps_its_order(
    bot: RawBot, ibu: Phone, hook: tuple[Receiver, str]
) -> None:
    receiver, url = hook
    receiver.statuses = [500, 503, 404]
    await bot.call("setWebhook", url=url)
    await ibu.say("satu")
    await ibu.say("dua")
    assert await receiver.has(5) == ["satu", "satu", "satu", "satu", "dua"]
    info = await bot.call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert (info["url"], info["max_connections"]) == (url, 40)


async def test_an_answer_may_carry_a_call(bot: RawBot, ibu: Phone, hook: tuple[Receiver, str]) -> None:
    receiver, url = hook
    receiver.reply = {"method": "sendMessage", "chat_id": IBU, "text": "lewat jawaban"}
    await bot.call("setWebhook", url=url)
    await ibu.say("halo")
    await ibu.sees("lewat jawaban")


async def test_waiting_updates_can_be_dropped(bot: RawBot, ibu: Phone, hook: tuple[Receiver, str]) -> None:
    receiver, url = hook
    await ibu.say("lama")
    await bot.call("setWebhook", url=url, drop_pending_updates=True)
    await ibu.say("baru")
    assert await receiver.has(1) == ["baru"]
    answer = await bot.ask("deleteWebhook")
    assert answer.description == "Webhook was deleted"
    assert (await bot.ask("deleteWebhook")).description == "Webhook is already deleted"


async def test_faults_strike_deliveries_too(
    sim: Simulator, bot: RawBot, ibu: Phone, hook: tuple[Receiver, str]
) -> None:
    receiver, url = hook
    sim.faults.add("duplicate_updates", times=1)
    await bot.call("setWebhook", url=url)
    await ibu.say("dua kali")
    assert await receiver.has(2) == ["dua kali", "dua kali"]
    assert receiver.got[0]["update_id"] == receiver.got[1]["update_id"]
