"""Updates by webhook: secret, size, and 200 only for what was taken."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.channels.contract import Incoming, Take
from bot.channels.telegram import Telegram, Webhook
from bot.channels.telegram.webhook import SECRET
from bot.clock import SystemClock
from bot.errors import OperatorError
from flows.inputs import Said
from simulator.client import Phone
from simulator.server import Simulator
from tests.channels.conftest import PATIENT, Inbox, logged_by_us
from tests.time_travel import JumpClock


@asynccontextmanager
async def served(sim: Simulator, port: int, take: Take) -> AsyncIterator[str]:
    url = f"http://127.0.0.1:{port}/masuk"
    webhook = Webhook(url, "s3cret", "127.0.0.1", port)
    async with Telegram(sim.token, SystemClock(), sim.url, webhook=webhook, timeouts=PATIENT) as telegram:
        task = asyncio.create_task(telegram.receive(take))
        yield url
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_words_come_by_webhook_in_order(
    sim: Simulator, ibu: Phone, inbox: Inbox, unused_tcp_port: int
) -> None:
    async with served(sim, unused_tcp_port, inbox.take):
        for number in range(5):
            await ibu.say(str(number))
        found = [(await inbox.next()).input for _ in range(5)]
    assert [said.text for said in found if isinstance(said, Said)] == ["0", "1", "2", "3", "4"]


async def test_what_could_not_be_taken_comes_again(
    sim: Simulator, ibu: Phone, inbox: Inbox, unused_tcp_port: int
) -> None:
    tries = 0

    async def fails_first(batch: Sequence[Incoming]) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError
        await inbox.take(batch)

    await ibu.say("tolong")
    async with served(sim, unused_tcp_port, fails_first):
        assert isinstance((await inbox.next()).input, Said)
    assert tries == 2


async def test_nothing_is_confirmed_while_it_is_being_taken(
    sim: Simulator, ibu: Phone, unused_tcp_port: int
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(_: Sequence[Incoming]) -> None:
        begun.set()
        await go_on.wait()

    async with served(sim, unused_tcp_port, slowly) as url, aiohttp.ClientSession() as http:
        await ibu.say("tolong")
        await begun.wait()
        assert len(sim.world.updates) == 1
        async with http.get(url.replace("/masuk", "/healthz")) as answer:
            assert answer.status == 200, "one that waits keeps no other waiting"
        go_on.set()


async def until_served(ibu: Phone, inbox: Inbox) -> None:
    await ibu.say("halo")
    await inbox.next()


async def test_without_the_secret_nothing_comes_in(
    sim: Simulator, ibu: Phone, inbox: Inbox, unused_tcp_port: int
) -> None:
    async with served(sim, unused_tcp_port, inbox.take) as url, aiohttp.ClientSession() as http:
        await until_served(ibu, inbox)
        for headers in ({}, {SECRET: "s3cre"}, {SECRET: "s3cret2"}, {SECRET: "\u00fc"}):
            async with http.post(url, data=b'{"update_id":1}', headers=headers) as answer:
                assert answer.status == 403
        assert inbox.nothing_more


async def test_too_much_at_once_is_refused_and_garbage_is_taken_as_trouble(
    sim: Simulator, ibu: Phone, inbox: Inbox, unused_tcp_port: int
) -> None:
    headers = {SECRET: "s3cret"}
    async with served(sim, unused_tcp_port, inbox.take) as url, aiohttp.ClientSession() as http:
        await until_served(ibu, inbox)
        async with http.post(url, data=b"x" * (1024 * 1024 + 1), headers=headers) as answer:
            assert answer.status == 413
        async with http.post(url, data=b"garbage", headers=headers) as answer:
            assert answer.status == 200
        assert (await inbox.next()).trouble


async def test_the_webhook_is_set_with_its_secret_once_the_platform_answers(
    sim: Simulator, ibu: Phone, inbox: Inbox, unused_tcp_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sim.faults.add("502", method="setWebhook", times=1)
    async with served(sim, unused_tcp_port, inbox.take):
        await ibu.say("halo")
        assert isinstance((await inbox.next()).input, Said)
    assert "the webhook could not be set" in caplog.text
    for secret in ("s3cret", "/masuk", sim.token):
        assert secret not in logged_by_us(caplog)
    assert "s3cret" not in repr(Webhook("u", "s3cret", "h", 1))


async def test_a_port_in_use_is_one_clear_sentence(sim: Simulator, inbox: Inbox) -> None:
    taken = int(sim.url.rpartition(":")[2])
    webhook = Webhook("http://127.0.0.1/masuk", "s", "127.0.0.1", taken)
    async with Telegram(sim.token, SystemClock(), sim.url, webhook=webhook) as telegram:
        with pytest.raises(OperatorError, match="HTTP_PORT"):
            await telegram.receive(inbox.take)


async def test_a_webhook_that_another_program_changed_is_set_again(
    sim: Simulator, inbox: Inbox, unused_tcp_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    clock = JumpClock()
    ours = f"http://127.0.0.1:{unused_tcp_port}/masuk"
    webhook = Webhook(ours, "s3cret", "127.0.0.1", unused_tcp_port)
    async with Telegram(sim.token, clock, sim.url, webhook=webhook, timeouts=PATIENT) as telegram:
        task = asyncio.create_task(telegram.receive(inbox.take))
        await clock.asleep()
        assert telegram.ready
        async with aiohttp.ClientSession() as http:
            there = {"url": "http://127.0.0.1:1/lain"}
            async with http.post(f"{sim.url}/bot{sim.token}/setWebhook", json=there) as answer:
                assert answer.status == 200
        sim.inject_update({"poll": {}})
        await clock.jump(60)
        assert isinstance((await inbox.next()).input, type(None))
        assert sim.world.updates.subscription.webhook == ours
        assert telegram.waiting == 1
        assert "another program with this token" in caplog.text
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
