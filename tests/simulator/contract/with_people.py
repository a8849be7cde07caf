"""What a bot may expect where people take part: on the simulator their phones are played by the test."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from simulator.client import Phone
from simulator.phones.samples import hills_png
from tests.simulator.contract.driver import Driver, File, Refusal

YES = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
NO = {"inline_keyboard": [[{"text": "Tidak", "callback_data": "tidak"}]]}


class Stage(msgspec.Struct, frozen=True):
    """A parent who has pressed START, and a group of two counsellors with the bot as an admin."""

    bot: Driver
    parent: Phone
    counsellor: Phone
    stranger: int
    group: int

    @property
    def chat(self) -> int:
        return self.parent.person

    async def updates(self, offset: int = 0) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.bot.call("getUpdates", offset=offset, timeout=0)
        return found

    async def only(self, kind: str) -> dict[str, Any]:
        """The newest update, which must be of this kind."""
        update: dict[str, Any] = (await self.updates())[-1]
        assert kind in update, f"expected {kind}, got {update}"
        inner: dict[str, Any] = update[kind]
        return inner

    async def say(self, text: str, **more: Any) -> dict[str, Any]:
        message: dict[str, Any] = await self.bot.call("sendMessage", chat_id=self.chat, text=text, **more)
        return message


Step = Callable[[Stage], Awaitable[None]]


async def a_text_reaches_the_phone(s: Stage) -> None:
    sent = await s.say("Halo, apa kabar?")
    assert sent["text"] == "Halo, apa kabar?"
    assert sent["chat"]["id"] == s.chat
    assert (await s.parent.sees("apa kabar")).id == sent["message_id"]


async def what_a_person_says_becomes_an_update(s: Stage) -> None:
    message_id = await s.parent.say("Halo")
    message = await s.only("message")
    assert (message["message_id"], message["text"]) == (message_id, "Halo")
    assert message["from"] == {"id": s.chat, "is_bot": False, "first_name": "Ibu", "language_code": "id"}
    assert message["chat"]["type"] == "private"


async def a_command_is_marked_as_one(s: Stage) -> None:
    await s.parent.start("kode-7")
    message = await s.only("message")
    assert message["text"] == "/start kode-7"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def html_becomes_entities_counted_in_utf_16(s: Stage) -> None:
    sent = await s.say('😀 <b>Halo</b> <a href="https://contoh.id/">ini</a>', parse_mode="HTML")
    assert sent["text"] == "😀 Halo ini"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "text_link", "offset": 8, "length": 3, "url": "https://contoh.id/"},
    ]


async def a_text_has_at_most_4096_characters(s: Stage) -> None:
    assert len((await s.say("a" * 4096))["text"]) == 4096
    with pytest.raises(Refusal, match="message is too long"):
        await s.say("a" * 4097)


async def a_reply_carries_what_it_answers(s: Stage) -> None:
    asked = await s.say("Boleh ceritakan?")
    await s.parent.reply(asked["message_id"], "Boleh")
    assert (await s.only("message"))["reply_to_message"]["text"] == "Boleh ceritakan?"


async def a_reply_to_nothing_is_refused_unless_allowed(s: Stage) -> None:
    with pytest.raises(Refusal, match="message to be replied not found"):
        await s.say("Ya", reply_parameters={"message_id": 999})
    sent = await s.say("Ya", reply_parameters={"message_id": 999, "allow_sending_without_reply": True})
    assert "reply_to_message" not in sent


async def a_press_shows_a_toast_once(s: Stage) -> None:
    await s.say("Sudah aman?", reply_markup=YES)
    pressing = s.parent.press("Ya")
    pressed, query = await asyncio.gather(pressing, _answered(s, "Syukurlah"))
    assert (pressed.toast, pressed.alert) == ("Syukurlah", False)
    assert (query["data"], query["message"]["text"]) == ("ya", "Sudah aman?")
    with pytest.raises(Refusal, match="query is too old"):
        await s.bot.call("answerCallbackQuery", callback_query_id=query["id"])


async def an_edit_changes_text_and_buttons(s: Stage) -> None:
    sent = await s.say("Sudah aman?", reply_markup=YES)
    where = {"chat_id": s.chat, "message_id": sent["message_id"]}
    edited = await s.bot.call("editMessageText", text="Sudah.", reply_markup=NO, **where)
    assert edited["edit_date"] >= sent["date"]
    assert (await s.parent.sees("Sudah.")).labels == ["Tidak"]
    await s.bot.call("editMessageReplyMarkup", **where)
    assert (await s.parent.open()).last.labels == []


async def an_edit_that_changes_nothing_is_refused(s: Stage) -> None:
    sent = await s.say("Sama", reply_markup=YES)
    with pytest.raises(Refusal, match="message is not modified"):
        await s.bot.call(
            "editMessageText", chat_id=s.chat, message_id=sent["message_id"], text="Sama", reply_markup=YES
        )


async def only_own_and_existing_messages_can_be_edited(s: Stage) -> None:
    own = await s.parent.say("Punyaku")
    for message_id, reason in ((own, "message can't be edited"), (999, "message to edit not found")):
        with pytest.raises(Refusal, match=reason):
            await s.bot.call("editMessageText", chat_id=s.chat, message_id=message_id, text="Lain")


async def both_sides_messages_can_be_deleted(s: Stage) -> None:
    own = await s.say("Rahasia")
    theirs = await s.parent.say("Rahasia juga")
    await s.bot.call("deleteMessages", chat_id=s.chat, message_ids=[own["message_id"], theirs])
    assert all("Rahasia" not in seen.text for seen in (await s.parent.open()).messages)
    with pytest.raises(Refusal, match="message to delete not found"):
        await s.bot.call("deleteMessage", chat_id=s.chat, message_id=theirs)


async def a_copy_names_nobody(s: Stage) -> None:
    told = await s.parent.photo("Ini rumahku")
    await s.counsellor.start()
    to = s.counsellor.person
    copied = await s.bot.call("copyMessage", chat_id=to, from_chat_id=s.chat, message_id=told)
    seen = await s.counsellor.sees_kind("photo")
    assert (seen.id, seen.text, seen.sender.bot) == (copied["message_id"], "Ini rumahku", True)
    await s.bot.call("copyMessage", chat_id=to, from_chat_id=s.chat, message_id=told, caption="PANDAN-27")
    await s.counsellor.sees("PANDAN-27")
    with pytest.raises(Refusal, match="message to copy not found"):
        await s.bot.call("copyMessage", chat_id=to, from_chat_id=s.chat, message_id=999)


async def an_album_is_copied_as_an_album(s: Stage) -> None:
    first = await s.parent.album(3, "Tiga foto")
    updates = await s.updates()
    parts = [update["message"] for update in updates if "media_group_id" in update.get("message", {})]
    assert [part["message_id"] for part in parts] == [first, first + 1, first + 2]
    assert len({part["media_group_id"] for part in parts}) == 1
    await s.counsellor.start()
    ids = [part["message_id"] for part in parts]
    copied = await s.bot.call(
        "copyMessages", chat_id=s.counsellor.person, from_chat_id=s.chat, message_ids=ids
    )
    await s.counsellor.sees("Tiga foto")
    seen = [each for each in s.counsellor.messages if each.album]
    assert [each.id for each in seen] == [each["message_id"] for each in copied]
    assert len({each.album for each in seen}) == 1
    assert seen[0].album != parts[0]["media_group_id"]


async def a_forward_names_its_author(s: Stage) -> None:
    told = await s.parent.say("Dari saya")
    sent = await s.bot.call("forwardMessage", chat_id=s.chat, from_chat_id=s.chat, message_id=told)
    assert sent["forward_origin"]["sender_user"]["id"] == s.chat


async def a_file_comes_as_it_was_sent(s: Stage) -> None:
    await s.parent.voice(content=b"OggS-bukan-suara")
    voice = (await s.only("message"))["voice"]
    found = await s.bot.call("getFile", file_id=voice["file_id"])
    assert found["file_unique_id"] == voice["file_unique_id"]
    assert await s.bot.download(found["file_path"]) == b"OggS-bukan-suara"


async def every_kind_of_message_is_understood(s: Stage) -> None:
    kinds = ("photo", "voice", "document", "sticker", "location", "contact")
    for kind in kinds:
        await getattr(s.parent, kind)()
        assert kind in await s.only("message")


async def files_can_be_sent_and_sent_again_by_id(s: Stage) -> None:
    picture = File("bukit.png", hills_png(1))
    sent = await s.bot.call("sendPhoto", chat_id=s.chat, photo=picture, caption="Bukit")
    largest = sent["photo"][-1]
    assert (largest["width"], largest["height"]) == (320, 240)
    again = await s.bot.call("sendPhoto", chat_id=s.chat, photo=largest["file_id"])
    assert again["photo"][-1]["file_unique_id"] == largest["file_unique_id"]
    note = await s.bot.call("sendVoice", chat_id=s.chat, voice=File("s.ogg", b"OggS..."), duration=2)
    assert note["voice"]["duration"] == 2
    paper = await s.bot.call("sendDocument", chat_id=s.chat, document=File("surat.txt", b"isi"))
    assert paper["document"]["file_name"] == "surat.txt"
    with pytest.raises(Refusal, match="as voice"):
        await s.bot.call("sendVoice", chat_id=s.chat, voice=largest["file_id"])


async def a_media_group_is_one_album(s: Stage) -> None:
    media = [
        {"type": "photo", "media": File("a.png", hills_png(1)), "caption": "Dua"},
        {"type": "photo", "media": File("b.png", hills_png(2))},
    ]
    sent = await s.bot.call("sendMediaGroup", chat_id=s.chat, media=media)
    assert len({each["media_group_id"] for each in sent}) == 1
    assert (await s.parent.sees("Dua")).album == sent[0]["media_group_id"]


async def a_caption_has_at_most_1024_characters(s: Stage) -> None:
    picture = File("bukit.png", hills_png(1))
    with pytest.raises(Refusal, match="message caption is too long"):
        await s.bot.call("sendPhoto", chat_id=s.chat, photo=picture, caption="a" * 1025)


async def captions_and_media_can_be_edited(s: Stage) -> None:
    sent = await s.bot.call("sendPhoto", chat_id=s.chat, photo=File("a.png", hills_png(1)), caption="Satu")
    where = {"chat_id": s.chat, "message_id": sent["message_id"]}
    await s.bot.call("editMessageCaption", caption="Dua", **where)
    await s.parent.sees("Dua")
    other = {"type": "photo", "media": File("b.png", hills_png(2)), "caption": "Tiga"}
    edited = await s.bot.call("editMessageMedia", media=other, **where)
    assert edited["photo"][-1]["file_id"] != sent["photo"][-1]["file_id"]
    with pytest.raises(Refusal, match="there is no text in the message to edit"):
        await s.bot.call("editMessageText", text="Empat", **where)


async def contacts_and_places_can_be_sent(s: Stage) -> None:
    sent = await s.bot.call("sendContact", chat_id=s.chat, phone_number="112", first_name="Jakarta Siaga")
    assert sent["contact"] == {"phone_number": "112", "first_name": "Jakarta Siaga"}
    sent = await s.bot.call("sendLocation", chat_id=s.chat, latitude=-6.2, longitude=106.8)
    assert sent["location"] == {"latitude": -6.2, "longitude": 106.8}
    await s.bot.call("sendChatAction", chat_id=s.chat, action="typing")


async def a_persons_edit_is_told_and_their_deletion_is_not(s: Stage) -> None:
    message_id = await s.parent.say("Saya takur")
    await s.parent.edit(message_id, "Saya takut")
    edited = await s.only("edited_message")
    assert (edited["message_id"], edited["text"]) == (message_id, "Saya takut")
    before = len(await s.updates())
    await s.parent.delete(message_id)
    assert len(await s.updates()) == before


async def a_bot_cannot_write_first(s: Stage) -> None:
    with pytest.raises(Refusal, match="bot can't initiate conversation with a user"):
        await s.bot.call("sendMessage", chat_id=s.counsellor.person, text="Halo")
    with pytest.raises(Refusal, match="chat not found"):
        await s.bot.call("sendMessage", chat_id=s.stranger, text="Halo")


async def a_blocked_bot_is_told_so_and_refused(s: Stage) -> None:
    await s.parent.block()
    assert (await s.only("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    with pytest.raises(Refusal, match="bot was blocked by the user"):
        await s.say("Halo")
    await s.parent.unblock()
    assert (await s.only("my_chat_member"))["new_chat_member"]["status"] == "member"
    await s.say("Halo lagi")


async def a_group_tells_who_is_in_it(s: Stage) -> None:
    chat = await s.bot.call("getChat", chat_id=s.group)
    assert (chat["type"], chat["title"]) == ("supergroup", "Konselor")
    admins = await s.bot.call("getChatAdministrators", chat_id=s.group)
    assert [admin["status"] for admin in admins] == ["creator", "administrator"]
    assert admins[1]["can_pin_messages"] is True
    member = await s.bot.call("getChatMember", chat_id=s.group, user_id=s.counsellor.person)
    assert member["status"] == "member"
    gone = await s.bot.call("getChatMember", chat_id=s.group, user_id=s.chat)
    assert gone["status"] == "left"
    assert await s.bot.call("getChatMemberCount", chat_id=s.group) == 3


async def coming_and_going_is_told_when_asked_for(s: Stage) -> None:
    asked = ["message", "chat_member"]
    await s.bot.call("getUpdates", offset=-1, timeout=0, allowed_updates=asked)
    await s.counsellor.in_chat(s.group).leave()
    changes = [update["chat_member"] for update in await s.updates() if "chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["left"]


async def a_message_can_be_pinned_and_the_group_sees_it(s: Stage) -> None:
    sent = await s.bot.call("sendMessage", chat_id=s.group, text="Papan kasus")
    await s.bot.call("pinChatMessage", chat_id=s.group, message_id=sent["message_id"])
    assert (await s.only("message"))["pinned_message"]["message_id"] == sent["message_id"]
    assert (await s.bot.call("getChat", chat_id=s.group))["pinned_message"]["text"] == "Papan kasus"
    await s.bot.call("unpinChatMessage", chat_id=s.group, message_id=sent["message_id"])
    assert "pinned_message" not in await s.bot.call("getChat", chat_id=s.group)


async def a_bot_can_react_and_leave(s: Stage) -> None:
    told = await s.parent.say("Terima kasih")
    await s.bot.call("setMessageReaction", chat_id=s.chat, message_id=told, reaction=[_emoji("❤")])
    with pytest.raises(Refusal, match="reaction_invalid"):
        await s.bot.call("setMessageReaction", chat_id=s.chat, message_id=told, reaction=[_emoji("🧀")])
    await s.bot.call("leaveChat", chat_id=s.group)
    with pytest.raises(Refusal, match="bot is not a member of the supergroup chat"):
        await s.bot.call("sendMessage", chat_id=s.group, text="Halo")


async def buttons_are_checked(s: Stage) -> None:
    long = {"inline_keyboard": [[{"text": "Ya", "callback_data": "d" * 65}]]}
    with pytest.raises(Refusal, match="button_data_invalid"):
        await s.say("Halo", reply_markup=long)
    call = {"inline_keyboard": [[{"text": "Telepon", "url": "tel:112"}]]}
    with pytest.raises(Refusal, match="is invalid: unsupported url protocol"):
        await s.say("Halo", reply_markup=call)
    bare = {"inline_keyboard": [[{"text": "Ya"}]]}
    with pytest.raises(Refusal, match="text buttons are unallowed in the inline keyboard"):
        await s.say("Halo", reply_markup=bare)


def _emoji(emoji: str) -> dict[str, str]:
    return {"type": "emoji", "emoji": emoji}


async def _answered(s: Stage, text: str) -> dict[str, Any]:
    updates = await s.bot.call("getUpdates", timeout=5)
    query: dict[str, Any] = updates[-1]["callback_query"]
    await s.bot.call("answerCallbackQuery", callback_query_id=query["id"], text=text)
    return query


STEPS: tuple[Step, ...] = (
    a_text_reaches_the_phone,
    what_a_person_says_becomes_an_update,
    a_command_is_marked_as_one,
    html_becomes_entities_counted_in_utf_16,
    a_text_has_at_most_4096_characters,
    a_reply_carries_what_it_answers,
    a_reply_to_nothing_is_refused_unless_allowed,
    a_press_shows_a_toast_once,
    an_edit_changes_text_and_buttons,
    an_edit_that_changes_nothing_is_refused,
    only_own_and_existing_messages_can_be_edited,
    both_sides_messages_can_be_deleted,
    a_copy_names_nobody,
    an_album_is_copied_as_an_album,
    a_forward_names_its_author,
    a_file_comes_as_it_was_sent,
    every_kind_of_message_is_understood,
    files_can_be_sent_and_sent_again_by_id,
    a_media_group_is_one_album,
    a_caption_has_at_most_1024_characters,
    captions_and_media_can_be_edited,
    contacts_and_places_can_be_sent,
    a_persons_edit_is_told_and_their_deletion_is_not,
    a_bot_cannot_write_first,
    a_blocked_bot_is_told_so_and_refused,
    a_group_tells_who_is_in_it,
    coming_and_going_is_told_when_asked_for,
    a_message_can_be_pinned_and_the_group_sees_it,
    a_bot_can_react_and_leave,
    buttons_are_checked,
)
