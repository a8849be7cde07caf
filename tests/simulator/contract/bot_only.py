"""What a bot may expect without any person: the part of the contract that also runs against Telegram itself."""

from collections.abc import Awaitable, Callable

import pytest

from tests.simulator.contract.driver import Driver, Refusal

NOBODY = 1
Step = Callable[[Driver], Awaitable[None]]


async def it_says_who_it_is(bot: Driver) -> None:
    me = await bot.call("getMe")
    assert me["is_bot"] is True
    assert me["username"].lower().endswith("bot")
    assert isinstance(me["can_read_all_group_messages"], bool)


async def it_cannot_write_to_a_stranger(bot: Driver) -> None:
    with pytest.raises(Refusal, match="chat not found"):
        await bot.call("sendMessage", chat_id=NOBODY, text="Halo")


async def an_empty_text_is_refused_before_the_chat_is_looked_at(bot: Driver) -> None:
    with pytest.raises(Refusal, match="message text is empty"):
        await bot.call("sendMessage", chat_id=NOBODY, text=" \n ")


async def broken_html_is_refused_with_the_place(bot: Driver) -> None:
    with pytest.raises(Refusal, match=r'can.t parse entities: unsupported start tag "x" at byte offset 5'):
        await bot.call("sendMessage", chat_id=NOBODY, text="Halo <x>", parse_mode="HTML")


async def an_unclosed_tag_is_refused(bot: Driver) -> None:
    with pytest.raises(Refusal, match="find end tag corresponding to start tag"):
        await bot.call("sendMessage", chat_id=NOBODY, text="<b>Halo", parse_mode="HTML")


async def a_bare_full_stop_is_refused_in_markdown(bot: Driver) -> None:
    with pytest.raises(Refusal, match=r"character '\.' is reserved and must be escaped"):
        await bot.call("sendMessage", chat_id=NOBODY, text="Halo.", parse_mode="MarkdownV2")


async def a_press_nobody_made_cannot_be_answered(bot: Driver) -> None:
    with pytest.raises(Refusal, match="query is too old and response timeout expired or query id is invalid"):
        await bot.call("answerCallbackQuery", callback_query_id="4711")


async def a_file_nobody_sent_cannot_be_had(bot: Driver) -> None:
    with pytest.raises(Refusal, match=r"wrong file_id|invalid file_id"):
        await bot.call("getFile", file_id="AgADnothing")


async def commands_are_kept_by_scope_and_language(bot: Driver) -> None:
    where = {"scope": {"type": "all_private_chats"}, "language_code": "eo"}
    try:
        await bot.call("setMyCommands", commands=[{"command": "halo", "description": "Mulai"}], **where)
        assert await bot.call("getMyCommands", **where) == [{"command": "halo", "description": "Mulai"}]
    finally:
        await bot.call("deleteMyCommands", **where)
    assert await bot.call("getMyCommands", **where) == []


async def without_a_webhook_updates_can_be_polled(bot: Driver) -> None:
    assert (await bot.call("getWebhookInfo"))["url"] == ""
    assert await bot.call("getUpdates", limit=1, timeout=0) == []


STEPS: tuple[Step, ...] = (
    it_says_who_it_is,
    it_cannot_write_to_a_stranger,
    an_empty_text_is_refused_before_the_chat_is_looked_at,
    broken_html_is_refused_with_the_place,
    an_unclosed_tag_is_refused,
    a_bare_full_stop_is_refused_in_markdown,
    a_press_nobody_made_cannot_be_answered,
    a_file_nobody_sent_cannot_be_had,
    commands_are_kept_by_scope_and_language,
    without_a_webhook_updates_can_be_polled,
)
