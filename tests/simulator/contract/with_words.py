"""What a bot may expect of texts, replies, presses and edits."""

import asyncio
from typing import Any

import pytest

from tests.simulator.contract.driver import Refusal
from tests.simulator.contract.stage import Stage, Step

YES = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
NO = {"inline_keyboard": [[{"text": "Tidak", "callback_data": "tidak"}]]}


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


async def a_persons_edit_is_told_and_their_deletion_is_not(s: Stage) -> None:
    message_id = await s.parent.say("Saya takur")
    await s.parent.edit(message_id, "Saya takut")
    edited = await s.only("edited_message")
    assert (edited["message_id"], edited["text"]) == (message_id, "Saya takut")
    before = len(await s.updates())
    await s.parent.delete(message_id)
    assert len(await s.updates()) == before


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
    a_persons_edit_is_told_and_their_deletion_is_not,
    buttons_are_checked,
)
