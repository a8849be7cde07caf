"""One outgoing message, as one call of the Bot API (a pin or a long deletion: a few)."""

from __future__ import annotations

import logging

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, TelegramError

from bot.blame import blame
from bot.channels.contract import Button, Outcome, Outgoing, Refused, Sent
from bot.channels.telegram.api import Api
from bot.channels.telegram.outcomes import outcome
from bot.split import LIMIT as TEXT
from bot.split import units

log = logging.getLogger(__name__)

CAPTION = 1024
"""Characters under a photo or file (Bot API, copyMessage), in UTF-16 units."""
ERASED_AT_ONCE = 100
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(api: Api, to: str, message: Outgoing, earlier: tuple[int, ...]) -> Outcome:
    """Carry it; what the platform says against it comes back as an outcome, never as an error."""
    if (fault := _fault(to, message)) is not None:
        return fault
    chat = int(to)
    try:
        if message.erases:
            return await _erase(api, chat, message.erases)
        if message.edits is not None:
            return await _edit(api, chat, message, earlier)
        if message.copy:
            return await _copy(api, chat, message)
        return await _say(api, chat, message)
    except TelegramError as error:
        return outcome(error, earlier)


def _fault(to: str, message: Outgoing) -> Refused | None:
    """What the platform would refuse, or worse: cut."""
    if not to.removeprefix("-").isdecimal():
        return Refused("no_chat", "no chat of this platform")
    if units(message.text) > TEXT or units(message.caption or "") > CAPTION:
        return Refused("bad_request", "too long for one message")
    if len(message.copy) > 1 and (message.caption is not None or message.buttons):
        return Refused("bad_request", "an album takes neither caption nor buttons")
    if message.copy and not message.copy_from.removeprefix("-").isdecimal():
        return Refused("bad_request", "nowhere to copy from")
    if not (message.text or message.copy or message.erases or message.edits is not None):
        return Refused("bad_request", "empty")
    return None


async def _say(api: Api, chat: int, message: Outgoing) -> Sent:
    posted = await api.send_message(
        chat,
        message.text,
        reply_markup=_keyboard(message),
        reply_parameters=_reply(message),
        link_preview_options=NO_PREVIEW,
        disable_notification=message.silent or None,
    )
    if message.pin:
        await _pin(api, chat, posted.message_id)
    return Sent((posted.message_id,))


async def _copy(api: Api, chat: int, message: Outgoing) -> Outcome:
    source, silent = int(message.copy_from), message.silent or None
    if len(message.copy) > 1:
        # The platform takes ids in rising order only, and leaves out what it does not find any more.
        album = sorted(set(message.copy))
        copies = await api.copy_messages(chat, source, album, disable_notification=silent)
        return (
            Sent(tuple(copy.message_id for copy in copies)) if copies else Refused("gone", "nothing to copy")
        )
    copy = await api.copy_message(
        chat,
        source,
        message.copy[0],
        caption=message.caption,
        reply_markup=_keyboard(message),
        reply_parameters=_reply(message),
        disable_notification=silent,
    )
    return Sent((copy.message_id,))


async def _edit(api: Api, chat: int, message: Outgoing, earlier: tuple[int, ...]) -> Outcome:
    if not earlier:
        return Refused("gone", "nothing was posted that could be rewritten")
    which, keyboard = earlier[0], _keyboard(message)
    if message.caption_only:
        await api.edit_message_caption(chat, which, caption=message.caption, reply_markup=keyboard)
    elif message.text:
        await api.edit_message_text(
            message.text, chat, which, reply_markup=keyboard, link_preview_options=NO_PREVIEW
        )
    else:
        await api.edit_message_reply_markup(chat, which, reply_markup=keyboard)
    return Sent(earlier)


async def _erase(api: Api, chat: int, messages: tuple[int, ...]) -> Sent:
    for start in range(0, len(messages), ERASED_AT_ONCE):
        some = messages[start : start + ERASED_AT_ONCE]
        try:
            await api.delete_messages(chat, some)
        except BadRequest as error:
            if "delete" not in error.message:
                raise
            await _erase_singly(api, chat, some)
    return Sent()


async def _erase_singly(api: Api, chat: int, messages: tuple[int, ...]) -> None:
    """One message that is too old must not keep the others on the screen."""
    for message in messages:
        try:
            await api.delete_message(chat, message)
        except BadRequest as error:
            log.info("a message stays: %s", blame(error))


async def _pin(api: Api, chat: int, message: int) -> None:
    try:
        await api.pin_chat_message(chat, message, disable_notification=True)
    except TelegramError as error:  # it stands in the chat all the same: saying it again would be worse
        log.warning("a message could not be pinned: %s", blame(error))


def _keyboard(message: Outgoing) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in message.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.token)


def _reply(message: Outgoing) -> ReplyParameters | None:
    if message.reply_to is None:
        return None
    return ReplyParameters(message.reply_to, allow_sending_without_reply=True)
