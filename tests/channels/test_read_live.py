"""What people do on their phones, as it reaches the house."""

from __future__ import annotations

import asyncio

from bot.channels.contract import Answer, Button, Outgoing
from bot.channels.contract import Sent as Arrived
from bot.channels.telegram import Telegram
from flows.inputs import Command, Edited, Membership, Pressed, Reach, Said, Sent
from simulator.client import Phone
from simulator.server import Simulator
from tests.channels.conftest import BIMA, GROUP, IBU, SARI, Inbox


async def test_a_mother_writes_corrects_herself_and_answers(ibu: Phone, listening: Inbox) -> None:
    said = await ibu.say("halo")
    assert (await listening.next()).input == Said("halo", said)
    await ibu.edit(said, "halo, tolong")
    assert (await listening.next()).input == Edited("halo, tolong", said)
    again = await ibu.reply(said, "ini lagi")
    assert (await listening.next()).input == Said("ini lagi", again, said)
    asked = await ibu.say("/bantuan sekarang")
    assert (await listening.next()).input == Command("bantuan", "sekarang", asked)


async def test_a_mother_sends_what_she_has(ibu: Phone, listening: Inbox) -> None:
    sends = {
        "photo": ibu.photo,
        "voice": ibu.voice,
        "document": ibu.document,
        "sticker": ibu.sticker,
        "location": ibu.location,
        "contact": ibu.contact,
    }
    for kind, send in sends.items():
        id = await send()
        assert (await listening.next()).input == Sent(kind, id)  # type: ignore[arg-type]


async def test_an_album_comes_in_parts_of_one_name(ibu: Phone, listening: Inbox) -> None:
    first = await ibu.album(3, caption="ini fotonya")
    parts = [(await listening.next()).input for _ in range(3)]
    assert all(isinstance(part, Sent) and part.kind == "photo" and part.album for part in parts)
    assert [(part.message, part.caption) for part in parts if isinstance(part, Sent)] == [
        (first, "ini fotonya"),
        (first + 1, ""),
        (first + 2, ""),
    ]
    assert len({part.album for part in parts if isinstance(part, Sent)}) == 1


async def test_a_mother_shuts_the_bot_out_and_lets_it_in(ibu: Phone, listening: Inbox) -> None:
    await ibu.block()
    assert (await listening.next()).input == Reach(False)
    await ibu.unblock()
    assert (await listening.next()).input == Reach(True)


async def test_a_counsellor_presses_in_the_group(
    sim: Simulator, telegram: Telegram, listening: Inbox
) -> None:
    card = Outgoing(text="kartu", buttons=((Button("Ambil", "claim:1"),),))
    posted = await telegram.send(str(GROUP), card)
    assert isinstance(posted, Arrived)
    sari = sim.phone(SARI).in_chat(GROUP)
    await sari.sees("kartu", ever=True)
    pressing = asyncio.create_task(sari.press("Ambil"))
    incoming = await listening.next()
    await telegram.answer(Answer(incoming.press or ""))
    assert (await pressing).answered
    assert incoming.input == Pressed("claim:1", posted.messages[0])
    assert (incoming.actor, incoming.chat) == (str(SARI), str(GROUP))


async def test_a_counsellor_leaves_and_comes_back(sim: Simulator, listening: Inbox) -> None:
    bima = sim.phone(BIMA).in_chat(GROUP)
    await bima.leave()
    found = [await listening.next(), await listening.next()]
    assert {one.input for one in found} == {Membership(str(BIMA), False)}
    await bima.join()
    found = [await listening.next(), await listening.next()]
    assert {one.input for one in found} == {Membership(str(BIMA), True)}


async def test_counsellors_talk_among_themselves_unheard(
    sim: Simulator, listening: Inbox, ibu: Phone
) -> None:
    await sim.phone(SARI).in_chat(GROUP).say("kasihan sekali anak ini")
    await ibu.say("halo")
    overheard, heard = await listening.next(), await listening.next()
    assert (overheard.input, overheard.raw, overheard.actor) == (None, b"", str(SARI))
    assert heard.chat == str(IBU)
