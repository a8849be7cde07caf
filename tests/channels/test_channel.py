"""What the channel is asked besides carrying: membership, links, answers to presses; and its way to the platform."""

from __future__ import annotations

import asyncio
import io
import logging

import pytest
from telegram.error import NetworkError, TimedOut

from bot.channels.contract import Answer, Button, Outgoing
from bot.channels.telegram import Telegram
from bot.channels.telegram.api import Api
from bot.channels.telegram.flood import FloodWatch
from bot.channels.telegram.request import NotTaken
from bot.clock import SystemClock
from simulator.client import Phone
from simulator.joining import set_status
from simulator.server import Simulator
from tests.channels.conftest import GROUP, IBU, PATIENT, QUICK, SARI, Inbox, logged_by_us


async def test_counsellors_belong_to_their_group_and_a_mother_does_not(
    sim: Simulator, telegram: Telegram
) -> None:
    assert await telegram.is_member(str(GROUP), str(SARI)) is True
    assert await telegram.is_member(str(GROUP), str(IBU)) is False
    assert await telegram.is_member(str(GROUP), "999999") is False
    set_status(sim.world, sim.world.rooms[GROUP], SARI, "kicked", by=SARI)
    assert await telegram.is_member(str(GROUP), str(SARI)) is False


async def test_where_nobody_can_be_asked_membership_is_unknown(sim: Simulator, telegram: Telegram) -> None:
    assert await telegram.is_member("-1009999", str(SARI)) is None
    assert await telegram.is_member("somewhere", str(SARI)) is None
    sim.faults.add("502", method="getChatMember")
    assert await telegram.is_member(str(GROUP), str(SARI)) is None


async def test_a_deep_link_opens_the_private_chat(telegram: Telegram) -> None:
    assert await telegram.deep_link("konselor") == "https://t.me/puspa_peragaan_bot?start=konselor"
    for payload in ("", "a" * 65, "dua kata"):
        with pytest.raises(ValueError, match="1 to 64"):
            await telegram.deep_link(payload)


@pytest.mark.parametrize(
    "said",
    [
        Answer("", "Sudah diambil Kak Bima."),
        Answer("", "Sudah diambil.", alert=True),
        Answer("", url="https://t.me/puspa_peragaan_bot?start=konselor"),
        Answer("", "panjang " * 50),
        Answer(""),
    ],
)
async def test_a_press_is_answered_at_once(
    telegram: Telegram, listening: Inbox, ibu: Phone, said: Answer
) -> None:
    await telegram.send(str(IBU), Outgoing(text="pilih", buttons=((Button("Ya", "y"),),)))
    await ibu.sees("pilih", ever=True)
    pressing = asyncio.create_task(ibu.press("Ya"))
    press = (await listening.next()).press
    assert press
    await telegram.answer(Answer(press, said.text, said.alert, said.url))
    shown = await pressing
    assert shown.answered
    assert (shown.url or "") == said.url
    assert said.text[:200] == (shown.toast or "")
    assert shown.alert == said.alert


async def test_a_press_that_is_too_old_or_a_network_that_is_down_is_no_error(
    sim: Simulator, hurried: Telegram
) -> None:
    await hurried.answer(Answer("long-ago", "x"))
    sim.faults.add("hang", method="answerCallbackQuery")
    await hurried.answer(Answer("now", "x"))


async def test_errors_tell_what_left_from_what_did_not_and_never_the_token(
    sim: Simulator, unused_tcp_port: int
) -> None:
    nowhere = Api("1:secret", f"http://127.0.0.1:{unused_tcp_port}", QUICK)
    with pytest.raises(NotTaken) as unreached:
        await nowhere.get_me()
    hurried, api = Api(sim.token, sim.url, QUICK), Api(sim.token, sim.url, PATIENT)
    sim.faults.add("hang", times=1)
    with pytest.raises(TimedOut) as late:
        await hurried.get_me()
    sim.faults.add("cut_after", times=1)
    with pytest.raises(NetworkError) as cut:
        await api.get_me()
    assert not isinstance(cut.value, NotTaken)
    for caught in (unreached, late, cut):
        assert caught.value.__suppress_context__
        assert "secret" not in str(caught.value)
        assert sim.token not in str(caught.value)
    await asyncio.gather(nowhere.hang_up(), hurried.hang_up(), api.hang_up())


async def test_the_library_cannot_be_brought_to_log_the_token(
    sim: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with Telegram(sim.token, SystemClock(), sim.url) as telegram:
        await telegram.send(str(GROUP), Outgoing(text="rahasia"))
    assert sim.token not in logged_by_us(caplog)
    assert "rahasia" not in logged_by_us(caplog)


async def test_an_answer_that_is_no_json_is_uncertain_and_not_logged(
    sim: Simulator, telegram: Telegram, ibu: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sim.faults.add("502", method="sendMessage", times=1)
    await telegram.send(str(IBU), Outgoing(text="x"))
    assert "html" not in caplog.text.lower()


async def test_a_file_can_be_sent(sim: Simulator, ibu: Phone) -> None:
    api = Api(sim.token, sim.url)
    await api.send_document(IBU, io.BytesIO(b"surat"), filename="surat.txt", caption="ini")
    seen = await ibu.sees_kind("document", ever=True)
    assert await ibu.file(seen) == b"surat"
    await api.hang_up()


def test_three_chats_within_two_seconds_are_a_flood() -> None:
    watch = FloodWatch()
    assert [watch.everywhere("a", 0.0), watch.everywhere("a", 0.1), watch.everywhere("b", 0.2)] == [False] * 3
    assert watch.everywhere("c", 1.9)
    assert not watch.everywhere("d", 9.0)
