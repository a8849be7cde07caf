"""Nothing is confirmed before it was taken, and no trouble ends the polling but a refused token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from bot.channels.contract import Incoming, Take
from bot.channels.telegram import Telegram
from bot.channels.telegram.api import Api
from bot.clock import Clock, SystemClock
from bot.errors import OperatorError
from flows.inputs import Said
from simulator.client import Phone
from simulator.server import Simulator
from tests.channels.conftest import PATIENT, Inbox, logged_by_us
from tests.time_travel import JumpClock


@asynccontextmanager
async def polling(
    sim: Simulator, take: Take, clock: Clock | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    async with Telegram(sim.token, clock or SystemClock(), sim.url, timeouts=PATIENT, held=1) as telegram:
        task = asyncio.create_task(telegram.receive(take))
        yield task
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_bot_killed_while_it_takes_gets_the_same_words_again(
    sim: Simulator, ibu: Phone, inbox: Inbox
) -> None:
    await ibu.say("tolong")
    begun = asyncio.Event()

    async def dies_in_the_middle(_: Sequence[Incoming]) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with polling(sim, dies_in_the_middle):
        await begun.wait()
    async with polling(sim, inbox.take):
        assert isinstance((await inbox.next()).input, Said)


async def test_what_was_taken_does_not_come_again(sim: Simulator, ibu: Phone, inbox: Inbox) -> None:
    await ibu.say("satu")
    async with polling(sim, inbox.take):
        await inbox.next()
        await ibu.say("dua")
        await inbox.next()
    assert [incoming.input.text for batch in inbox.batches for incoming in batch] == ["satu", "dua"]  # type: ignore[union-attr]


async def test_a_batch_that_could_not_be_taken_comes_again(
    sim: Simulator, ibu: Phone, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    clock, tries = JumpClock(), 0

    async def fails_first(batch: Sequence[Incoming]) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError("the disk is full of rahasia")
        await inbox.take(batch)

    await ibu.say("rahasia")
    async with polling(sim, fails_first, clock):
        assert await clock.asleep() == 1.0
        await clock.jump(1)
        await inbox.next()
    assert tries == 2
    assert "rahasia" not in caplog.text
    assert "a batch was not taken: OSError at test_poll.py" in caplog.text


async def test_everything_that_waited_comes_in_one_batch_in_order(
    sim: Simulator, ibu: Phone, inbox: Inbox
) -> None:
    for number in range(5):
        await ibu.say(str(number))
    async with polling(sim, inbox.take):
        await inbox.next()
    (batch,) = inbox.batches
    assert [one.input.text for one in batch] == ["0", "1", "2", "3", "4"]  # type: ignore[union-attr]


async def test_an_update_that_cannot_be_read_does_not_hold_up_the_next(
    sim: Simulator, ibu: Phone, inbox: Inbox
) -> None:
    odd = sim.inject_update({"message": {"message_id": "seven", "chat": {"id": 501, "type": "private"}}})
    await ibu.say("halo")
    async with polling(sim, inbox.take):
        first, second = await inbox.next(), await inbox.next()
    assert (first.update, first.trouble, first.chat) == (str(odd), "message: message_id is no integer", "501")
    assert isinstance(second.input, Said)


ODD = {
    "broken off": '"message":{"message_id":7,"chat":{"id":501,"type":"private"},"text":"halo',
    "too deep": '"message":{"chat":{"id":501,"type":"private"},"text":' + "[" * 50_000 + "]" * 50_000 + "}",
    "no number": '"message":{"chat":{"id":501,"type":"private"},"message_id":NaN}',
    "beyond all numbers": '"message":{"chat":{"id":501,"type":"private"},"message_id":1e999}',
}


@pytest.mark.parametrize("odd", ODD)
async def test_what_no_library_can_parse_costs_no_other_update(
    sim: Simulator, ibu: Phone, inbox: Inbox, odd: str
) -> None:
    await ibu.say("sebelum")
    number = sim.world.updates.push_body("injected", ODD[odd], "injected")
    await ibu.say('sesudah {"update_id":1}')
    async with polling(sim, inbox.take):
        before, broken, after = [await inbox.next() for _ in range(3)]
        await ibu.say("lagi")
        await inbox.next()
    assert before.input == Said("sebelum", before.input.message)  # type: ignore[union-attr, arg-type]
    assert (broken.update, broken.trouble.partition(":")[0], broken.input) == (str(number), "update", None)
    assert (broken.chat, broken.chat_kind) == ("501", "private")
    assert after.input.text == 'sesudah {"update_id":1}'  # type: ignore[union-attr]


async def test_a_bare_control_character_is_read_as_it_was_meant(
    sim: Simulator, ibu: Phone, inbox: Inbox
) -> None:
    body = '"message":{"message_id":7,"chat":{"id":501,"type":"private"},"from":{"id":501},"text":"a\x01b"}'
    sim.world.updates.push_body("injected", body, "injected")
    async with polling(sim, inbox.take):
        assert (await inbox.next()).input == Said("a\x01b", 7)


async def test_updates_that_come_out_of_order_are_handed_over_in_it(
    sim: Simulator, ibu: Phone, inbox: Inbox
) -> None:
    sim.faults.add("out_of_order_updates")
    for number in range(5):
        await ibu.say(str(number))
    async with polling(sim, inbox.take):
        await inbox.next()
    assert [one.input.text for one in inbox.batches[0]] == ["0", "1", "2", "3", "4"]  # type: ignore[union-attr]


async def test_half_a_character_costs_no_other_update(sim: Simulator, ibu: Phone, inbox: Inbox) -> None:
    sim.world.updates.push_body("injected", '"poll":{"question":"\\ud83d"}', "injected")
    await ibu.say("halo")
    async with polling(sim, inbox.take):
        await inbox.next()
        assert isinstance((await inbox.next()).input, Said)


@pytest.mark.parametrize("kind", ["500", "502", "cut_before", "cut_after", "429"])
async def test_no_trouble_of_the_platform_ends_the_polling(
    sim: Simulator, ibu: Phone, inbox: Inbox, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    clock = JumpClock()
    sim.faults.add(kind, method="getUpdates", times=2, retry_after=1)  # type: ignore[arg-type]
    async with polling(sim, inbox.take, clock):
        assert await clock.asleep() == 1.0
        await clock.jump(1)
        assert await clock.asleep() == 2.0
        await ibu.say("halo")
        await clock.jump(2)
        await inbox.next()
        await ibu.say("lagi")
        await inbox.next()
    lines = [record.message for record in caplog.records if record.name.endswith("poll")]
    assert len(lines) == 2, "one line when it begins, one when it is over"
    assert lines[1] == "polling: updates arrive again"


async def test_the_pauses_grow_to_half_a_minute(sim: Simulator, inbox: Inbox) -> None:
    clock = JumpClock()
    sim.faults.add("500", method="getUpdates")
    pauses = []
    async with polling(sim, inbox.take, clock):
        for _ in range(7):
            pauses.append(await clock.asleep())
            await clock.jump(pauses[-1])
    assert pauses == [1, 2, 4, 8, 16, 30, 30]


async def test_while_the_trouble_is_ours_it_is_asked_again_every_five_seconds(
    sim: Simulator, ibu: Phone
) -> None:
    async def cannot(_: Sequence[Incoming]) -> None:
        raise OSError

    clock, pauses = JumpClock(), []
    await ibu.say("halo")
    async with polling(sim, cannot, clock):
        for _ in range(5):
            pauses.append(await clock.asleep())
            await clock.jump(pauses[-1])
    assert pauses == [1, 2, 4, 5, 5]


async def test_the_platform_says_how_long_to_wait(sim: Simulator, inbox: Inbox) -> None:
    clock = JumpClock()
    sim.faults.add("429", method="getUpdates", times=1, retry_after=3600)
    async with polling(sim, inbox.take, clock):
        assert await clock.asleep() == 3600


async def test_before_the_first_answer_it_waits_for_the_platform(
    sim: Simulator, ibu: Phone, inbox: Inbox
) -> None:
    clock = JumpClock()
    sim.faults.add("502", method="getMe", times=1)
    await ibu.say("halo")
    async with polling(sim, inbox.take, clock):
        await clock.asleep()
        await clock.jump(1)
        await inbox.next()


async def test_two_bots_with_one_token_take_turns_and_say_so(
    sim: Simulator, ibu: Phone, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    clock = JumpClock()
    async with polling(sim, inbox.take, clock):
        await ibu.say("halo")
        await inbox.next()
        second = Inbox()
        async with polling(sim, second.take):
            assert await clock.asleep() == 1.0
            await ibu.say("lagi")
            await second.next()
        await clock.jump(1)
        await ibu.say("dan lagi")
        await inbox.next()
    assert "another copy of this bot polls" in caplog.text


async def test_a_webhook_left_over_is_taken_away_and_loses_nothing(
    sim: Simulator, ibu: Phone, inbox: Inbox, unused_tcp_port: int
) -> None:
    api = Api(sim.token, sim.url)
    await api.set_webhook(f"http://127.0.0.1:{unused_tcp_port}/x")
    await ibu.say("halo")
    async with polling(sim, inbox.take):
        assert isinstance((await inbox.next()).input, Said)
    assert not (await api.get_webhook_info()).url
    await api.hang_up()


@pytest.mark.parametrize("token", ["7000000001:wrong", "nonsense"])
async def test_a_refused_token_is_one_clear_sentence_without_the_token(
    sim: Simulator, inbox: Inbox, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    caplog.set_level(logging.DEBUG)
    async with Telegram(token, SystemClock(), sim.url) as telegram:
        with pytest.raises(OperatorError, match=r"Telegram menolak token bot.*TELEGRAM_BOT_TOKEN") as caught:
            await telegram.receive(inbox.take)
    assert token not in str(caught.value)
    assert token not in logged_by_us(caplog)


async def test_a_token_taken_back_ends_the_polling(sim: Simulator, ibu: Phone, inbox: Inbox) -> None:
    async with polling(sim, inbox.take) as task:
        await ibu.say("halo")
        await inbox.next()
        sim._api._token = "another"
        await ibu.say("lagi")
        with pytest.raises(OperatorError):
            await task


async def test_no_word_and_no_token_ever_stands_in_the_log(
    sim: Simulator, ibu: Phone, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sim.faults.add("502", method="getUpdates", times=1)
    clock = JumpClock()
    async with polling(sim, inbox.take, clock):
        await clock.asleep()
        await clock.jump(1)
        await ibu.say("rahasia")
        await inbox.next()
    assert "NetworkError" in logged_by_us(caplog)
    assert sim.token not in logged_by_us(caplog)
    assert "rahasia" not in logged_by_us(caplog)
