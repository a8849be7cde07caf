"""What a bot may expect of who may be written to, and of groups."""

import pytest

from tests.simulator.contract.driver import Refusal
from tests.simulator.contract.stage import Stage, Step


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


def _emoji(emoji: str) -> dict[str, str]:
    return {"type": "emoji", "emoji": emoji}


STEPS: tuple[Step, ...] = (
    a_bot_cannot_write_first,
    a_blocked_bot_is_told_so_and_refused,
    a_group_tells_who_is_in_it,
    coming_and_going_is_told_when_asked_for,
    a_message_can_be_pinned_and_the_group_sees_it,
    a_bot_can_react_and_leave,
)
