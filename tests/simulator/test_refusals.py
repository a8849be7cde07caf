"""What the platform refuses, in its own words, call by call."""

from typing import Any

import pytest

from simulator.client import Phone
from simulator.joining import make_group
from simulator.records import FULL_RIGHTS
from simulator.server import Simulator
from tests.simulator.conftest import GROUP, IBU, KAK_BIMA, KAK_SARI
from tests.simulator.raw_bot import RawBot

HERE = {"chat_id": IBU}
THERE = {"chat_id": GROUP}


def _keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {**HERE, "text": "Halo", "reply_markup": {"inline_keyboard": [list(buttons)]}}


CALLS: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "Halo"}, "chat_id is empty"),
    ("sendMessage", {"text": "Halo", "chat_id": "@tidak_ada"}, "chat not found"),
    ("sendMessage", {"text": "Halo", "chat_id": "bukan angka"}, "chat not found"),
    ("sendMessage", {**HERE, "text": "Halo", "message_thread_id": 3}, "message thread not found"),
    ("sendMessage", {**HERE, "text": "Halo", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ("sendMessage", {**HERE, "text": "Halo", "reply_markup": "[]"}, "object expected as reply markup"),
    (
        "sendMessage",
        {**HERE, "text": "Halo", "reply_parameters": {"message_id": 1, "quote": "tidak ada"}},
        "QUOTE_TEXT_INVALID",
    ),
    ("sendMessage", {**HERE, "text": "Halo", "parse_mode": "RTF"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {**HERE, "text": "Halo", "reply_markup": {"inline_keyboard": "x"}},
        'field "inline_keyboard" must be of type Array',
    ),
    (
        "sendMessage",
        {**HERE, "text": "Halo", "reply_markup": {"inline_keyboard": ["x"]}},
        'field "inline_keyboard" must be an Array of Arrays',
    ),
    ("sendMessage", _keyboard({"text": "Ya", "callback_data": ""}), "BUTTON_DATA_INVALID"),
    ("sendMessage", _keyboard({"text": "Ya", "url": "https://contoh .id"}), "inline keyboard button URL"),
    ("sendMessage", _keyboard({"text": "Ya", "url": "https://contoh.id/a b"}), "BUTTON_URL_INVALID"),
    (
        "sendMessage",
        _keyboard({"text": "Ya", "url": "http://localhost/"}),
        "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        _keyboard({"callback_data": "y"}),
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        "sendMessage",
        _keyboard({"text": " ", "callback_data": "y"}),
        "can't parse inline keyboard button: Inline keyboard button text must be non-empty",
    ),
    ("sendMessage", _keyboard(*[{"text": "Ya", "callback_data": "y"}] * 101), "reply markup is too long"),
    ("editMessageText", {**HERE, "message_id": 99, "text": "Lain"}, "message to edit not found"),
    ("editMessageCaption", {**HERE, "message_id": 1, "caption": "Lain"}, "message can't be edited"),
    ("editMessageText", {"inline_message_id": "x", "text": "Lain"}, "MESSAGE_ID_INVALID"),
    ("editMessageMedia", {**HERE, "message_id": 1}, "media is empty"),
    ("deleteMessage", {**HERE, "message_id": 99}, "message to delete not found"),
    ("deleteMessages", HERE, "message_ids is empty"),
    (
        "deleteMessages",
        {**HERE, "message_ids": list(range(1, 102))},
        "message_ids must contain 1-100 message identifiers",
    ),
    ("copyMessage", {**HERE, "from_chat_id": IBU, "message_id": 99}, "message to copy not found"),
    ("copyMessage", {**HERE, "from_chat_id": GROUP, "message_id": 1}, "message can't be copied"),
    (
        "copyMessages",
        {**HERE, "from_chat_id": IBU, "message_ids": [2, 1]},
        "message identifiers must be in a strictly increasing order",
    ),
    (
        "copyMessages",
        {**HERE, "from_chat_id": IBU, "message_ids": [98, 99]},
        "there are no messages to copy",
    ),
    ("forwardMessage", {**HERE, "from_chat_id": IBU, "message_id": 99}, "message to forward not found"),
    ("sendPhoto", HERE, "there is no photo in the request"),
    ("sendPhoto", {**HERE, "photo": "tidak-ada"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {**HERE, "photo": "https://contoh.id/a.png"}, "failed to get HTTP URL content"),
    ("sendMediaGroup", {**HERE, "media": []}, "media must be a non-empty array"),
    ("sendContact", {**HERE, "first_name": "A"}, "phone number is empty"),
    ("sendContact", {**HERE, "phone_number": "112"}, "first name is empty"),
    ("sendLocation", {**HERE, "latitude": 95, "longitude": 0}, "wrong location specified"),
    ("sendLocation", {**HERE, "latitude": 5}, "longitude is empty"),
    ("sendChatAction", {**HERE, "action": "melamun"}, "wrong parameter action in request"),
    ("setMessageReaction", {**HERE, "message_id": 99}, "message to react not found"),
    (
        "setMessageReaction",
        {**HERE, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}] * 2},
        "REACTIONS_TOO_MANY",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "a" * 201}, "MESSAGE_TOO_LONG"),
    ("getFile", {}, "file_id not specified"),
    ("getChat", {"chat_id": 1}, "chat not found"),
    ("getChatMember", {**THERE, "user_id": 999}, "PARTICIPANT_ID_INVALID"),
    ("getChatMember", {**THERE, "user_id": 0}, "user not found"),
    ("getChatAdministrators", HERE, "there are no administrators in the private chat"),
    ("pinChatMessage", {**HERE, "message_id": 99}, "message to pin not found"),
    ("pinChatMessage", {**THERE, "message_id": 1}, "message can't be pinned"),
    ("unpinChatMessage", THERE, "message to unpin not found"),
    ("createForumTopic", {**THERE, "name": "Topik"}, "the chat is not a forum"),
    ("banChatMember", {**HERE, "user_id": IBU}, "can't ban members in private chats"),
    ("banChatMember", {**THERE, "user_id": 999}, "PARTICIPANT_ID_INVALID"),
    ("setMyCommands", {"commands": [{"command": "Dua Kata", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "halo", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    ("setMyCommands", {"commands": [{}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyDescription", {"description": "a" * 513}, "BOT_DESCRIPTION_TOO_LONG"),
    ("setChatMenuButton", {"menu_button": {"type": "lain"}}, "MenuButton has unsupported type"),
    ("setWebhook", {"url": "ftp://contoh.id"}, "bad webhook: An HTTPS URL must be provided for webhook"),
]


@pytest.mark.parametrize(("method", "params", "reason"), CALLS, ids=lambda value: str(value)[:40])
async def test_refused_with_these_words(
    bot: RawBot, ibu: Phone, group: int, method: str, params: dict[str, Any], reason: str
) -> None:
    answer = await bot.ask(method, **params)
    assert answer.status == 400
    assert answer.description.startswith(f"Bad Request: {reason}")


async def test_a_message_with_a_keyboard_below_the_chat_cannot_be_edited(bot: RawBot, ibu: Phone) -> None:
    sent = await bot.call("sendMessage", **HERE, text="Siapa?", reply_markup={"keyboard": [["Anak"]]})
    where = {**HERE, "message_id": sent["message_id"]}
    assert (
        await bot.refused("editMessageText", **where, text="Lain") == "Bad Request: message can't be edited"
    )


async def test_media_has_no_text_and_text_has_no_caption(bot: RawBot, ibu: Phone) -> None:
    text = await bot.call("sendMessage", **HERE, text="Halo")
    place = await bot.call("sendLocation", **HERE, latitude=1, longitude=2)
    refused = await bot.refused("editMessageCaption", **HERE, message_id=text["message_id"], caption="x")
    assert refused == "Bad Request: there is no caption in the message to edit"
    refused = await bot.refused("editMessageText", **HERE, message_id=place["message_id"], text="x")
    assert refused == "Bad Request: there is no text in the message to edit"


async def test_protected_content_stays_where_it_is(bot: RawBot, ibu: Phone) -> None:
    sent = await bot.call("sendMessage", **HERE, text="Rahasia", protect_content=True)
    assert sent["has_protected_content"] is True
    which = {**HERE, "from_chat_id": IBU, "message_id": sent["message_id"]}
    assert await bot.refused("copyMessage", **which) == "Bad Request: message can't be copied"
    assert await bot.refused("forwardMessage", **which) == "Bad Request: message can't be forwarded"


async def test_a_quote_says_where_it_stands(bot: RawBot, ibu: Phone) -> None:
    told = await ibu.say("😀 Saya takut pulang")
    sent = await bot.call(
        "sendMessage", **HERE, text="Boleh cerita?", reply_parameters={"message_id": told, "quote": "takut"}
    )
    assert sent["quote"] == {"text": "takut", "position": 8, "is_manual": True}


async def test_a_group_of_the_old_kind_words_it_its_own_way(sim: Simulator, bot: RawBot) -> None:
    room = make_group(sim.world, "Kelas", [KAK_SARI], [], supergroup=False, bot_rights=FULL_RIGHTS)
    told = await sim.phone(KAK_SARI).in_chat(room.chat.id).say("halo")
    assert await bot.call("deleteMessage", chat_id=room.chat.id, message_id=told)
    await bot.call("leaveChat", chat_id=room.chat.id)
    refused = await bot.refused("sendMessage", chat_id=room.chat.id, text="Halo")
    assert refused == "Forbidden: bot is not a member of the group chat"
    assert (await bot.call("getChat", chat_id=room.chat.id))["title"] == "Kelas"


async def test_a_group_the_bot_never_saw_does_not_exist_for_it(sim: Simulator, bot: RawBot) -> None:
    room = make_group(sim.world, "Tanpa bot", [KAK_SARI], [])
    assert await bot.refused("getChat", chat_id=room.chat.id) == "Bad Request: chat not found"


async def test_a_plain_member_may_not_ban_pin_or_make_topics(sim: Simulator, bot: RawBot) -> None:
    chat = make_group(sim.world, "Kelas", [KAK_BIMA, KAK_SARI], [], forum=True, bot_rights=[]).chat.id
    refused = await bot.refused("banChatMember", chat_id=chat, user_id=KAK_SARI)
    assert refused == "Bad Request: not enough rights to restrict/unrestrict chat member"
    refused = await bot.refused("createForumTopic", chat_id=chat, name="Topik")
    assert refused == "Bad Request: not enough rights to create a topic"


async def test_texts_about_the_bot_are_kept(bot: RawBot) -> None:
    for name, text in (
        ("Description", "Kami mendengar."),
        ("ShortDescription", "Puspa"),
        ("Name", "Puspa DKI"),
    ):
        key = {"Description": "description", "ShortDescription": "short_description", "Name": "name"}[name]
        await bot.call(f"setMy{name}", **{key: text})
        assert await bot.call(f"getMy{name}") == {key: text}
    await bot.call("setChatMenuButton", menu_button={"type": "commands"})
    assert await bot.call("getChatMenuButton") == {"type": "commands"}
    assert await bot.call("logOut") is True
