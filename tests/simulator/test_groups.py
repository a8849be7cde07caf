"""Groups: what the bot sees there, what it may do, who comes and goes, topics, and the move to a supergroup."""

import pytest

from simulator.joining import make_group
from simulator.line import PhoneRefused
from simulator.records import FULL_RIGHTS
from simulator.server import Simulator
from tests.simulator.conftest import IBU, KAK_BIMA, KAK_SARI, people
from tests.simulator.raw_bot import RawBot


async def test_in_privacy_mode_a_plain_member_sees_what_is_meant_for_it(sim: Simulator, bot: RawBot) -> None:
    chat = make_group(sim.world, "Kelas", [KAK_SARI], [], bot_rights=[]).chat.id
    sari = sim.phone(KAK_SARI).in_chat(chat)
    own = await bot.call("sendMessage", chat_id=chat, text="Halo")
    await sari.say("rahasia kami")
    await sari.say("/bantuan")
    await sari.say("/bantuan@bot_lain")
    await sari.say("/bantuan@puspa_peragaan_bot")
    await sari.say("tanya @puspa_peragaan_bot dulu")
    await sari.reply(own["message_id"], "jawaban untuk bot")
    texts = [u["message"]["text"] for u in await bot.updates() if "text" in u.get("message", {})]
    assert texts == [
        "/bantuan",
        "/bantuan@puspa_peragaan_bot",
        "tanya @puspa_peragaan_bot dulu",
        "jawaban untuk bot",
    ]


async def test_an_admin_sees_everything_in_spite_of_privacy_mode(
    sim: Simulator, bot: RawBot, group: int
) -> None:
    assert (await bot.call("getMe"))["can_read_all_group_messages"] is False
    await sim.phone(KAK_SARI).in_chat(group).say("omongan biasa")
    assert (await bot.updates())[-1]["message"]["text"] == "omongan biasa"


async def test_without_privacy_mode_a_member_sees_everything() -> None:
    async with Simulator(limits=False, privacy=False) as sim, RawBot(sim.url, sim.token) as bot:
        people(sim)
        chat = make_group(sim.world, "Kelas", [KAK_SARI], [], bot_rights=[]).chat.id
        await sim.phone(KAK_SARI).in_chat(chat).say("omongan biasa")
        assert (await bot.updates())[-1]["message"]["text"] == "omongan biasa"
        assert (await bot.call("getMe"))["can_read_all_group_messages"] is True


async def test_members_are_told_only_to_an_admin_who_asked(sim: Simulator, bot: RawBot) -> None:
    chat = make_group(sim.world, "Kelas", [KAK_SARI, KAK_BIMA], [], bot_rights=[]).chat.id
    await bot.updates(offset=-1, allowed_updates=["chat_member", "my_chat_member"])
    bima = sim.phone(KAK_BIMA).in_chat(chat)
    await bima.leave()
    assert not any("chat_member" in update for update in await bot.updates())
    await _ask(bot, "promote", chat=chat, person=sim.world.bot.id)
    await bima.join()
    told = [update for update in await bot.updates() if "chat_member" in update]
    assert [u["chat_member"]["new_chat_member"]["status"] for u in told] == ["member"]
    own = [update for update in await bot.updates() if "my_chat_member" in update]
    assert own[-1]["my_chat_member"]["new_chat_member"]["can_delete_messages"] is True


async def test_a_kicked_bot_is_told_so_and_refused(sim: Simulator, bot: RawBot, group: int) -> None:
    await _ask(bot, "leave", chat=group, person=sim.world.bot.id, by=KAK_BIMA)
    own = [update for update in await bot.updates() if "my_chat_member" in update]
    assert own[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refused = await bot.refused("sendMessage", chat_id=group, text="Halo")
    assert refused == "Forbidden: bot was kicked from the supergroup chat"
    await sim.phone(KAK_SARI).in_chat(group).say("tanpa bot")
    assert not any(u.get("message", {}).get("text") for u in await bot.updates())


async def test_others_messages_need_the_right_to_delete(sim: Simulator, bot: RawBot, group: int) -> None:
    told = await sim.phone(KAK_SARI).in_chat(group).say("hapus ini")
    await _ask(bot, "promote", chat=group, person=sim.world.bot.id, rights=["can_pin_messages"])
    refused = await bot.refused("deleteMessage", chat_id=group, message_id=told)
    assert refused == "Bad Request: message can't be deleted"
    await _ask(bot, "promote", chat=group, person=sim.world.bot.id, rights=["can_delete_messages"])
    assert await bot.call("deleteMessage", chat_id=group, message_id=told)
    sent = await bot.call("sendMessage", chat_id=group, text="Papan")
    refused = await bot.refused("pinChatMessage", chat_id=group, message_id=sent["message_id"])
    assert refused == "Bad Request: not enough rights to manage pinned messages in the chat"


async def test_a_group_that_became_a_supergroup_answers_with_its_new_id(sim: Simulator, bot: RawBot) -> None:
    old = make_group(sim.world, "Konselor", [KAK_SARI], [], supergroup=False, bot_rights=FULL_RIGHTS).chat.id
    sent = await bot.call("sendMessage", chat_id=old, text="Sebelum pindah")
    new = (await _ask(bot, "migrate", chat=old))["chat"]
    assert str(new).startswith("-100")
    told = [u["message"] for u in await bot.updates() if "message" in u]
    assert told[-2]["migrate_to_chat_id"] == new
    assert (told[-1]["migrate_from_chat_id"], told[-1]["chat"]["id"]) == (old, new)
    answer = await bot.ask("sendMessage", chat_id=old, text="Halo")
    assert answer.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert (answer.status, answer.parameters) == (400, {"migrate_to_chat_id": new})
    edit = await bot.refused("editMessageText", chat_id=old, message_id=sent["message_id"], text="Lain")
    assert edit == "Bad Request: message can't be edited"
    assert (await bot.call("sendMessage", chat_id=new, text="Halo"))["chat"]["id"] == new
    await sim.phone(KAK_SARI).in_chat(new).sees("Halo")


async def test_topics_are_made_used_closed_and_gone(sim: Simulator, bot: RawBot) -> None:
    chat = make_group(sim.world, "Forum", [KAK_SARI], [], forum=True, bot_rights=FULL_RIGHTS).chat.id
    topic = (await bot.call("createForumTopic", chat_id=chat, name="PANDAN-27"))["message_thread_id"]
    sent = await bot.call("sendMessage", chat_id=chat, text="Di topik", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    general = await bot.call("sendMessage", chat_id=chat, text="Di umum")
    assert "message_thread_id" not in general
    where = {"chat_id": chat, "message_thread_id": topic}
    assert await bot.call("editForumTopic", name="PANDAN-28", **where)
    assert await bot.call("closeForumTopic", **where)
    assert await bot.refused("closeForumTopic", **where) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await bot.call("reopenForumTopic", **where)
    assert await bot.call("deleteForumTopic", **where)
    refused = await bot.refused("sendMessage", chat_id=chat, text="Halo", message_thread_id=topic)
    assert refused == "Bad Request: message thread not found"


async def test_a_banned_person_is_out_until_unbanned(sim: Simulator, bot: RawBot, group: int) -> None:
    assert await bot.call("banChatMember", chat_id=group, user_id=KAK_SARI)
    assert (await bot.call("getChatMember", chat_id=group, user_id=KAK_SARI))["status"] == "kicked"
    assert (await bot.refused("banChatMember", chat_id=group, user_id=KAK_BIMA)) == (
        "Bad Request: can't remove chat owner"
    )
    assert await bot.call("unbanChatMember", chat_id=group, user_id=KAK_SARI)
    assert (await bot.call("getChatMember", chat_id=group, user_id=KAK_SARI))["status"] == "left"


async def test_who_is_not_in_the_group_can_write_nothing_there(sim: Simulator, group: int) -> None:
    with pytest.raises(PhoneRefused, match="not in the chat"):
        await sim.phone(IBU).in_chat(group).say("boleh masuk?")


async def _ask(bot: RawBot, path: str, **body: object) -> dict[str, int]:
    async with bot.http.post(f"{bot.url}/phones/{path}", json=body) as answer:
        assert answer.status == 200, await answer.text()
        result: dict[str, int] = await answer.json()
        return result
