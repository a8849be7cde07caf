"""The people's side over HTTP, as the page uses it."""

import asyncio
from typing import Any

import msgspec
import pytest

from simulator import cast
from simulator.client import NotSeen, Phone
from simulator.controls import Control
from simulator.line import PhoneRefused
from simulator.phones.samples import hills_png
from simulator.server import Simulator
from tests.simulator.conftest import IBU, KAK_SARI
from tests.simulator.raw_bot import RawBot


async def test_the_state_shows_the_whole_stage(sim: Simulator, bot: RawBot, ibu: Phone, group: int) -> None:
    await bot.call("sendMessage", chat_id=IBU, text="<b>Halo</b> & selamat", parse_mode="HTML")
    state = await _get(bot, "state")
    assert state["bot"]["online"] is False
    assert state["people"][0] == {"id": IBU, "name": "Ibu", "role": "", "lang": "id"}
    chat = next(each for each in state["chats"] if each["id"] == IBU)
    assert (chat["type"], chat["person"], chat["opened"]) == ("private", IBU, True)
    message = chat["messages"][-1]
    assert (message["text"], message["html"]) == ("Halo & selamat", "<b>Halo</b> &amp; selamat")
    assert message["from"] == {"id": sim.world.bot.id, "name": "Puspa", "bot": True}
    members = next(each for each in state["chats"] if each["id"] == group)["members"]
    assert {"id": KAK_SARI, "status": "member"} in members
    assert {"id": sim.world.bot.id, "status": "administrator"} in members


async def test_events_come_numbered_and_can_be_taken_up_again(
    sim: Simulator, bot: RawBot, ibu: Phone
) -> None:
    before = sim.world.feed.last
    await ibu.say("satu")
    await bot.call("sendMessage", chat_id=IBU, text="dua")
    events = await _events(bot, f"after={before}", 3)
    assert [event["type"] for _, event in events] == ["message", "message", "notification"]
    assert [number for number, _ in events] == [before + 1, before + 2, before + 3]
    again = await _events(bot, f"after={events[0][0]}", 2)
    assert again == events[1:]


async def test_a_phone_hears_only_its_own_chats(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    before = sim.world.feed.last
    await sim.phone(KAK_SARI).say("bukan untuk Ibu")
    await ibu.say("dari Ibu")
    ((_, event),) = await _events(bot, f"after={before}&person={IBU}", 1)
    assert event["message"]["text"] == "dari Ibu"


async def test_a_locked_screen_shows_the_first_hundred_characters_and_no_spoiler(
    bot: RawBot, ibu: Phone
) -> None:
    await bot.call("sendMessage", chat_id=IBU, text="a" * 150)
    await bot.call("sendMessage", chat_id=IBU, text="<tg-spoiler>ini</tg-spoiler> rahasia", parse_mode="HTML")
    await ibu.open()
    assert ibu.notifications == ("a" * 100, "▒▒▒ rahasia")


async def test_a_message_is_read_once_the_bot_has_fetched_it(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    await ibu.say("satu")
    await ibu.say("dua")
    assert await _read(bot) == [True, False, False]  # /start was confirmed
    before = sim.world.feed.last
    (first,) = await bot.updates(limit=1)
    assert await _read(bot) == [True, True, False]
    (_, came), (_, read) = await _events(bot, f"after={before}", 2)
    assert (came["type"], read) == ("bot", {"type": "read", "messages": [[IBU, ibu.last.id - 1]]})
    await bot.updates(first["update_id"] + 1)
    assert await _read(bot) == [True, True, True]


async def test_a_press_that_is_not_waited_for_gives_its_number_at_once(
    sim: Simulator, bot: RawBot, ibu: Phone
) -> None:
    keyboard = [[{"text": "Ya", "callback_data": "y"}]]
    sent = await bot.call(
        "sendMessage", chat_id=IBU, text="Pilih", reply_markup={"inline_keyboard": keyboard}
    )
    press = {"person": IBU, "chat": IBU, "message": sent["message_id"], "row": 0, "col": 0, "wait": False}
    async with bot.http.post(f"{sim.url}/phones/press", json=press) as answer:
        query = (await answer.json())["query"]
    before = sim.world.feed.last
    await bot.call("answerCallbackQuery", callback_query_id=query, text="Sudah")
    ((_, event),) = await _events(bot, f"after={before}", 1)
    assert (event["type"], event["query"], event["text"]) == ("toast", query, "Sudah")


async def test_typing_is_told(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    before = sim.world.feed.last
    await bot.call("sendChatAction", chat_id=IBU, action="typing")
    ((_, event),) = await _events(bot, f"after={before}", 1)
    assert event == {"type": "typing", "chat": IBU, "action": "typing"}


async def test_a_press_that_nobody_answers_says_so_and_a_link_opens_by_itself(
    sim: Simulator, bot: RawBot, ibu: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.phones.press.LIFE", 0.1)
    keyboard = [[{"text": "Diam", "callback_data": "d"}], [{"text": "Peta", "url": "https://contoh.id/peta"}]]
    await bot.call("sendMessage", chat_id=IBU, text="Pilih", reply_markup={"inline_keyboard": keyboard})
    assert (await ibu.press("Diam")).answered is False
    assert (await ibu.press((1, 0))).url == "https://contoh.id/peta"
    assert len(await bot.updates()) == 1


async def test_a_reply_keyboard_is_said(bot: RawBot, ibu: Phone) -> None:
    await bot.call(
        "sendMessage", chat_id=IBU, text="Siapa?", reply_markup={"keyboard": [["Anak", {"text": "Ibu"}]]}
    )
    await ibu.open()
    assert ibu.keyboard == ["Anak", "Ibu"]
    await ibu.press("Anak")
    assert (await bot.updates())[-1]["message"]["text"] == "Anak"
    await bot.call("sendMessage", chat_id=IBU, text="Baik", reply_markup={"remove_keyboard": True})
    assert (await ibu.open()).keyboard == []


async def test_a_long_text_goes_out_in_pieces_as_apps_do(bot: RawBot, ibu: Phone) -> None:
    await ibu.say("😀" * 3000)
    lengths = [len(u["message"]["text"]) for u in await bot.updates()]
    assert lengths == [2048, 952]


async def test_an_own_file_is_kept_as_it_is(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    picture = hills_png(4)
    await ibu.photo("Rumah", content=picture)
    shown = ibu.last
    assert shown.file is not None
    assert (shown.file.width, shown.file.height) == (320, 240)
    assert await ibu.file(shown) == picture
    await ibu.document("Surat", content=b"<script>", name="surat.html")
    async with bot.http.get(sim.url + _url(ibu)) as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.content_type == "application/octet-stream"


async def test_what_an_app_would_not_offer_is_refused(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    sent = await bot.call("sendMessage", chat_id=IBU, text="Halo")
    with pytest.raises(PhoneRefused, match="somebody else's"):
        await ibu.edit(sent["message_id"], "Lain")
    with pytest.raises(PhoneRefused, match="nothing to send"):
        await ibu.say("  ")
    with pytest.raises(PhoneRefused, match="start payload"):
        await ibu.start("dua kata")
    with pytest.raises(NotSeen, match="no button 'Ya'"):
        await ibu.press("Ya")
    await ibu.block()
    with pytest.raises(PhoneRefused, match="blocked"):
        await ibu.say("Halo")


async def test_waiting_in_vain_says_what_the_phone_shows(ibu: Phone) -> None:
    with pytest.raises(NotSeen, match="/start"):
        await ibu.sees("tidak pernah", timeout=0.05)
    await ibu.sees_nothing(within=0.05)


async def test_another_sites_page_cannot_play_the_phones(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    body = {"person": IBU, "chat": IBU, "text": "palsu"}
    elsewhere = {"Origin": "https://contoh.id"}
    async with bot.http.post(f"{sim.url}/phones/say", json=body, headers=elsewhere) as answer:
        assert answer.status == 403
    async with bot.http.post(f"{sim.url}/phones/say", json=body, headers={"Origin": sim.url}) as answer:
        assert answer.status == 200


async def test_the_page_is_served_and_nothing_beside_it(sim: Simulator, bot: RawBot) -> None:
    async with bot.http.get(f"{sim.url}/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    for path in ("/page/../server.py", "/%2e%2e/server.py", "/page/nothing.js"):
        async with bot.http.get(sim.url + path) as answer:
            assert answer.status == 404


async def test_controls_of_the_demo_are_listed_and_run() -> None:
    killed = asyncio.Event()

    async def kill() -> None:
        killed.set()

    controls = {"kill": Control("Matikan bot (kill -9)", kill)}
    async with Simulator(controls=controls) as sim, RawBot(sim.url, sim.token) as bot:
        assert (await _get(bot, "state"))["controls"] == [
            {"name": "kill", "label": "Matikan bot (kill -9)", "fits": "always"}
        ]
        async with bot.http.post(f"{sim.url}/demo/kill") as answer:
            assert answer.status == 200
        assert killed.is_set()
        async with bot.http.post(f"{sim.url}/demo/nothing") as answer:
            assert answer.status == 404


async def test_new_people_and_groups_come_over_http(sim: Simulator, bot: RawBot) -> None:
    async with bot.http.post(f"{sim.url}/phones/person", json={"name": "Paman", "role": "wali"}) as answer:
        person = (await answer.json())["person"]
    group = {"title": "Keluarga", "members": [person], "bot": "member"}
    async with bot.http.post(f"{sim.url}/phones/group", json=group) as answer:
        chat = (await answer.json())["chat"]
    assert (await bot.call("getChat", chat_id=chat))["title"] == "Keluarga"
    assert await bot.call("getChatMemberCount", chat_id=chat) == 2


async def test_the_cast_is_installed_once(sim: Simulator) -> None:
    cast.install(sim.world)
    messages = len(sim.world.rooms[cast.COUNSELLOR_CHAT].messages)
    cast.install(sim.world)
    assert len(sim.world.rooms[cast.COUNSELLOR_CHAT].messages) == messages
    roles = [person.role for person in cast.DEMO_CAST.people]
    assert roles == ["orang tua atau siapa pun", "anak", "konselor dan supervisor", "konselor", "petugas"]


def _url(phone: Phone) -> str:
    assert phone.last.file is not None
    return phone.last.file.url


async def _read(bot: RawBot) -> list[bool]:
    """Of each message of Ibu, whether the bot has fetched it."""
    state = await _get(bot, "state")
    chat = next(each for each in state["chats"] if each["id"] == IBU)
    return [message["read"] for message in chat["messages"]]


async def _get(bot: RawBot, path: str) -> dict[str, Any]:
    async with bot.http.get(f"{bot.url}/phones/{path}") as answer:
        result: dict[str, Any] = await answer.json()
        return result


async def _events(bot: RawBot, query: str, count: int) -> list[tuple[int, dict[str, Any]]]:
    """So many events of the stream, with their numbers."""
    found: list[tuple[int, dict[str, Any]]] = []
    number = 0
    async with asyncio.timeout(30), bot.http.get(f"{bot.url}/phones/events?{query}") as stream:
        async for line in stream.content:
            if line.startswith(b"id: "):
                number = int(line[4:])
            elif line.startswith(b"data: "):
                found.append((number, msgspec.json.decode(line[6:])))
                if len(found) == count:
                    break
    return found
