"""What the house says, as it stands on the phones; and what the platform says against it."""

from __future__ import annotations

import socket

import pytest

from bot.channels.contract import (
    Button,
    Later,
    Migrated,
    Outcome,
    Outgoing,
    Refused,
    Sent,
    Uncertain,
)
from bot.channels.telegram import Telegram
from bot.clock import SystemClock
from simulator.client import Phone
from simulator.joining import make_group, migrate
from simulator.server import Simulator
from tests.channels.conftest import BIMA, GROUP, IBU, PATIENT, QUICK, SARI

MOTHER = str(IBU)


def ids(outcome: Outcome) -> tuple[int, ...]:
    assert isinstance(outcome, Sent), outcome
    return outcome.messages


async def test_words_and_buttons_arrive_as_they_are(telegram: Telegram, ibu: Phone) -> None:
    rows = ((Button("Ya", "y"), Button("Tidak", "n")), (Button("WA", url="https://wa.me/628111"),))
    sent = ids(await telegram.send(MOTHER, Outgoing(text="*halo* <b>Ibu</b>", buttons=rows)))
    seen = await ibu.sees("*halo* <b>Ibu</b>", ever=True)
    assert (seen.id,) == sent
    assert [[button.text for button in row] for row in seen.buttons] == [["Ya", "Tidak"], ["WA"]]


async def test_a_silent_answer_hangs_on_what_it_answers(telegram: Telegram, ibu: Phone) -> None:
    said = await ibu.say("halo")
    await telegram.send(MOTHER, Outgoing(text="ya?", reply_to=said, silent=True))
    seen = await ibu.sees("ya?")
    assert (seen.reply_to, seen.silent) == (said, True)


async def test_an_answer_to_what_was_deleted_arrives_all_the_same(telegram: Telegram, ibu: Phone) -> None:
    await telegram.send(MOTHER, Outgoing(text="ya?", reply_to=98765))
    assert (await ibu.sees("ya?", ever=True)).reply_to is None


async def test_a_message_is_rewritten_in_place(telegram: Telegram, ibu: Phone) -> None:
    sent = ids(await telegram.send(MOTHER, Outgoing(text="satu", buttons=((Button("x", "x"),),))))
    assert ids(await telegram.send(MOTHER, Outgoing(text="dua", edits=1), sent)) == sent
    seen = await ibu.sees("dua", ever=True)
    assert (seen.id, seen.buttons, len(ibu.messages)) == (sent[0], [], 2)


async def test_the_same_words_again_are_no_failure(telegram: Telegram, ibu: Phone) -> None:
    sent = ids(await telegram.send(MOTHER, Outgoing(text="satu")))
    assert await telegram.send(MOTHER, Outgoing(text="satu", edits=1), sent) == Sent(sent)


async def test_buttons_alone_are_rewritten(telegram: Telegram, ibu: Phone) -> None:
    sent = ids(await telegram.send(MOTHER, Outgoing(text="satu", buttons=((Button("x", "x"),),))))
    new = Outgoing(edits=1, buttons=((Button("baru", "y"),),))
    assert ids(await telegram.send(MOTHER, new, sent)) == sent
    assert (await ibu.sees("baru", ever=True)).text == "satu"


async def test_a_photo_is_carried_without_its_sender(sim: Simulator, telegram: Telegram, ibu: Phone) -> None:
    sari = sim.phone(SARI)
    await sari.start()
    photo = await ibu.photo("rumah")
    copy = Outgoing(copy_from=MOTHER, copy=(photo,), caption="PANDAN-LAYAR-27\nrumah")
    sent = ids(await telegram.send(str(SARI), copy))
    seen = await sari.sees_kind("photo", ever=True)
    assert (seen.text, seen.sender.bot) == ("PANDAN-LAYAR-27\nrumah", True)
    edit = Outgoing(edits=1, caption_only=True, caption="baru")
    assert ids(await telegram.send(str(SARI), edit, sent)) == sent
    await sari.sees("baru", ever=True)


async def test_an_album_is_copied_whole_whatever_order_it_came_in(
    sim: Simulator, telegram: Telegram, ibu: Phone
) -> None:
    sari = sim.phone(SARI)
    await sari.start()
    first = await ibu.album(3)
    copy = Outgoing(copy_from=MOTHER, copy=(first + 2, first, first + 1))
    sent = ids(await telegram.send(str(SARI), copy))
    assert len(sent) == 3
    await sari.sees_kind("photo", ever=True)
    albums = {seen.album for seen in sari.messages if seen.id in sent}
    assert len(albums) == 1
    assert None not in albums


async def test_what_is_gone_cannot_be_copied(telegram: Telegram, ibu: Phone) -> None:
    for copy in ((9999,), (9998, 9999)):
        outcome = await telegram.send(MOTHER, Outgoing(copy_from=MOTHER, copy=copy))
        assert isinstance(outcome, Refused)
        assert outcome.reason == "gone"


async def test_the_board_is_pinned(sim: Simulator, telegram: Telegram) -> None:
    (posted,) = ids(await telegram.send(str(GROUP), Outgoing(text="papan", pin=True)))
    assert sim.world.rooms[GROUP].chat.pinned == (posted,)


async def test_a_board_that_cannot_be_pinned_is_posted_all_the_same(
    sim: Simulator, telegram: Telegram
) -> None:
    sim.faults.add("400", method="pinChatMessage", text="Bad Request: not enough rights")
    (posted,) = ids(await telegram.send(str(GROUP), Outgoing(text="papan", pin=True)))
    assert posted in sim.world.rooms[GROUP].messages


async def test_a_hundred_and_fifty_messages_are_erased(telegram: Telegram, ibu: Phone) -> None:
    sent = tuple([ids(await telegram.send(MOTHER, Outgoing(text=str(number))))[0] for number in range(150)])
    assert ids(await telegram.send(MOTHER, Outgoing(erases=sent))) == ()
    await ibu.open()
    assert not {seen.id for seen in ibu.messages} & set(sent)


async def test_one_message_that_must_stay_does_not_keep_the_others(
    sim: Simulator, telegram: Telegram, ibu: Phone
) -> None:
    sent = tuple([ids(await telegram.send(MOTHER, Outgoing(text=text)))[0] for text in "abc"])
    sim.faults.add("400", method="deleteMessages", text="Bad Request: message can't be deleted")
    sim.faults.add("400", method="deleteMessage", times=1, text="Bad Request: message can't be deleted")
    assert await telegram.send(MOTHER, Outgoing(erases=sent)) == Sent()
    assert set(sent) & sim.world.rooms[IBU].messages.keys() == {sent[0]}


@pytest.mark.parametrize(
    ("message", "detail"),
    [
        (Outgoing(text="a" * 4097), "too long for one message"),
        (Outgoing(text="\N{SEEDLING}" * 2049), "too long for one message"),
        (Outgoing(copy_from=MOTHER, copy=(1,), caption="a" * 1025), "too long for one message"),
        (Outgoing(copy_from=MOTHER, copy=(1, 2), caption="a"), "an album takes neither caption nor buttons"),
        (Outgoing(copy_from="somewhere", copy=(1,)), "nowhere to copy from"),
        (Outgoing(), "empty"),
    ],
)
async def test_what_the_platform_would_cut_or_refuse_never_leaves(
    sim: Simulator, telegram: Telegram, ibu: Phone, message: Outgoing, detail: str
) -> None:
    sim.faults.add("500")  # would make any call uncertain
    assert await telegram.send(MOTHER, message) == Refused("bad_request", detail)


async def test_an_address_of_elsewhere_is_no_chat(telegram: Telegram) -> None:
    outcome = await telegram.send("somebody@elsewhere", Outgoing(text="x"))
    assert isinstance(outcome, Refused)
    assert outcome.reason == "no_chat"


async def test_who_blocked_the_bot_and_who_never_began(
    sim: Simulator, telegram: Telegram, ibu: Phone
) -> None:
    await ibu.block()
    blocked = await telegram.send(MOTHER, Outgoing(text="x"))
    assert isinstance(blocked, Refused)
    assert blocked.reason == "blocked"
    stranger = await telegram.send(str(SARI), Outgoing(text="x"))
    assert isinstance(stranger, Refused)
    assert stranger.reason == "not_started"


async def test_a_chat_that_is_not_there(telegram: Telegram) -> None:
    outcome = await telegram.send("-1009999", Outgoing(text="x"))
    assert isinstance(outcome, Refused)
    assert outcome.reason == "no_chat"


async def test_a_message_that_was_deleted_cannot_be_rewritten(
    sim: Simulator, telegram: Telegram, ibu: Phone
) -> None:
    sent = ids(await telegram.send(MOTHER, Outgoing(text="satu")))
    await telegram.send(MOTHER, Outgoing(erases=sent))
    for earlier in (sent, ()):
        outcome = await telegram.send(MOTHER, Outgoing(text="dua", edits=1), earlier)
        assert isinstance(outcome, Refused)
        assert outcome.reason == "gone"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not enough rights to send text messages to the chat", "no_right"),
        ("message can't be edited", "gone"),
        ("BUTTON_DATA_INVALID", "bad_request"),
    ],
)
async def test_a_refusal_is_told_by_its_words(
    sim: Simulator, telegram: Telegram, ibu: Phone, text: str, reason: str
) -> None:
    sim.faults.add("400", method="sendMessage", text=f"Bad Request: {text}")
    outcome = await telegram.send(MOTHER, Outgoing(text="x"))
    assert isinstance(outcome, Refused)
    assert (outcome.reason, outcome.detail.lower()) == (reason, text.lower())


async def test_a_group_that_moved_says_where(sim: Simulator, telegram: Telegram) -> None:
    small = make_group(sim.world, "Kecil", [SARI], [], chat_id=-77, supergroup=False, bot_rights=())
    grown = migrate(sim.world, small)
    assert await telegram.send("-77", Outgoing(text="x")) == Migrated(str(grown.chat.id))


async def test_too_fast_for_one_chat_rests_that_chat_and_for_three_rests_all(
    sim: Simulator, telegram: Telegram, ibu: Phone
) -> None:
    sim.faults.add("429", method="sendMessage", retry_after=7)
    assert await telegram.send(MOTHER, Outgoing(text="x")) == Later(7.0)
    assert await telegram.send(MOTHER, Outgoing(text="x")) == Later(7.0)
    assert await telegram.send(str(BIMA), Outgoing(text="x")) == Later(7.0)
    assert await telegram.send(str(GROUP), Outgoing(text="x")) == Later(7.0, everywhere=True)


@pytest.mark.parametrize("kind", ["500", "502", "cut_before", "cut_after", "hang", "hang_after"])
async def test_what_may_have_arrived_is_uncertain(
    sim: Simulator, hurried: Telegram, telegram: Telegram, ibu: Phone, kind: str
) -> None:
    sim.faults.add(kind, method="sendMessage", times=1)  # type: ignore[arg-type]
    assert isinstance(await hurried.send(MOTHER, Outgoing(text="x")), Uncertain)
    assert isinstance(await telegram.send(MOTHER, Outgoing(text="x")), Sent)


async def test_what_never_left_is_later(unused_tcp_port: int) -> None:
    async with Telegram(
        "1:x", SystemClock(), f"http://127.0.0.1:{unused_tcp_port}", timeouts=QUICK
    ) as nowhere:
        assert await nowhere.send(MOTHER, Outgoing(text="x")) == Later(1.0, everywhere=True)


async def test_without_a_name_server_it_is_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "name server down")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    async with Telegram("1:x", SystemClock(), "http://telegram.invalid", timeouts=QUICK) as nowhere:
        assert await nowhere.send(MOTHER, Outgoing(text="x")) == Later(1.0, everywhere=True)


async def test_a_revoked_token_loses_no_message(sim: Simulator) -> None:
    async with Telegram("7000000001:wrong", SystemClock(), sim.url, timeouts=PATIENT) as revoked:
        assert await revoked.send(MOTHER, Outgoing(text="x")) == Later(30.0, everywhere=True)
