"""Faults on request: each does what a bad day on the network does, where it was asked for and as often."""

import asyncio
from typing import Any

import aiohttp
import pytest

from simulator.client import Phone
from simulator.faults import FaultKind
from simulator.server import Simulator
from tests.simulator.conftest import IBU, KAK_SARI
from tests.simulator.raw_bot import RawBot

HALO: dict[str, Any] = {"chat_id": IBU, "text": "Halo"}


async def test_a_429_says_how_long_to_wait_and_is_spent(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    sim.faults.add("429", method="sendMessage", times=2, retry_after=7)
    for _ in range(2):
        answer = await bot.ask("sendMessage", **HALO)
        assert (answer.status, answer.parameters) == (429, {"retry_after": 7})
    assert (await bot.ask("sendMessage", **HALO)).ok


@pytest.mark.parametrize(
    ("kind", "text", "status"), [("400", "Bad Request: x", 400), ("403", "Forbidden: y", 403)]
)
async def test_a_refusal_in_given_words(
    sim: Simulator, bot: RawBot, ibu: Phone, kind: FaultKind, text: str, status: int
) -> None:
    sim.faults.add(kind, text=text, times=1)
    answer = await bot.ask("sendMessage", **HALO)
    assert (answer.status, answer.description) == (status, text)


async def test_server_errors_come_as_json_or_as_a_page(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    sim.faults.add("500", times=1)
    assert (await bot.ask("getMe")).status == 500
    sim.faults.add("502", times=1)
    async with bot.http.post(f"{sim.url}/bot{sim.token}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_a_cut_before_the_call_was_taken_sends_nothing(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    sim.faults.add("cut_before", method="sendMessage", times=1)
    with pytest.raises(aiohttp.ClientError):
        await bot.ask("sendMessage", **HALO)
    assert [seen.text for seen in (await ibu.open()).messages] == ["/start"]


async def test_a_cut_after_the_call_was_taken_has_sent(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    sim.faults.add("cut_after", method="sendMessage", times=1)
    with pytest.raises(aiohttp.ClientError):
        await bot.ask("sendMessage", **HALO)
    await ibu.sees("Halo")


@pytest.mark.parametrize(("kind", "sent"), [("hang", False), ("hang_after", True)])
async def test_a_call_that_hangs_never_answers(
    sim: Simulator, bot: RawBot, ibu: Phone, kind: FaultKind, sent: bool
) -> None:
    sim.faults.add(kind, method="sendMessage", times=1)
    asking = asyncio.create_task(bot.ask("sendMessage", **HALO))
    if sent:
        await ibu.sees("Halo")
    done, _ = await asyncio.wait({asking}, timeout=0.3)
    assert not done
    texts = [seen.text for seen in (await ibu.open()).messages]
    assert ("Halo" in texts) is sent
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)


async def test_a_slow_call_takes_its_time(sim: Simulator, bot: RawBot) -> None:
    sim.faults.add("slow", ms=200, times=1)
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert (await bot.ask("getMe")).ok
    assert loop.time() - began >= 0.2


async def test_a_fault_strikes_only_its_chat_and_its_method(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    await sim.phone(KAK_SARI).start()
    sim.faults.add("403", method="sendMessage", chat=KAK_SARI)
    assert (await bot.ask("sendMessage", **HALO)).ok
    assert (await bot.ask("sendChatAction", chat_id=KAK_SARI, action="typing")).ok
    assert not (await bot.ask("sendMessage", chat_id=KAK_SARI, text="Halo")).ok
    sim.faults.clear()
    assert (await bot.ask("sendMessage", chat_id=KAK_SARI, text="Halo")).ok


async def test_chance_is_repeatable(sim: Simulator, bot: RawBot) -> None:
    async def run() -> list[bool]:
        sim.faults.clear()
        sim.faults.add("500", probability=0.5, seed=3)
        return [(await bot.ask("getMe")).ok for _ in range(12)]

    first = await run()
    assert True in first
    assert False in first
    assert await run() == first


async def test_updates_can_come_twice_and_backwards(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    await ibu.say("satu")
    await ibu.say("dua")
    sim.faults.add("duplicate_updates", times=1)
    assert [u["message"]["text"] for u in await bot.updates()] == ["satu", "satu", "dua", "dua"]
    sim.faults.add("out_of_order_updates", times=1)
    assert [u["message"]["text"] for u in await bot.updates()] == ["dua", "satu"]
    assert [u["message"]["text"] for u in await bot.updates()] == ["satu", "dua"]


async def test_an_update_nobody_can_read_stands_in_the_queue_like_others(
    sim: Simulator, bot: RawBot, ibu: Phone
) -> None:
    number = sim.inject_update({"message": {"text": 17, "chat": "here"}})
    await ibu.say("sesudahnya")
    first, second = await bot.updates()
    assert first == {"update_id": number, "message": {"text": 17, "chat": "here"}}
    assert second["message"]["text"] == "sesudahnya"


async def test_faults_are_set_and_cleared_over_http(sim: Simulator, bot: RawBot) -> None:
    async with bot.http.post(f"{sim.url}/faults", json={"kind": "500", "method": "getMe"}) as answer:
        assert (await answer.json())["faults"] == [{"kind": "500", "method": "getMe"}]
    assert (await bot.ask("getMe")).status == 500
    async with bot.http.post(f"{sim.url}/faults", json={"kind": "earthquake"}) as answer:
        assert answer.status == 400
    async with bot.http.delete(f"{sim.url}/faults") as answer:
        assert await answer.json() == {"faults": []}
    assert (await bot.ask("getMe")).ok
    async with bot.http.post(f"{sim.url}/faults", json={"update": {"poll": {}}}) as answer:
        number = (await answer.json())["update_id"]
    assert await bot.updates() == [{"update_id": number, "poll": {}}]
