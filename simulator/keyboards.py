"""Keyboards as the platform takes and refuses them (Bot API, InlineKeyboardButton; wording: server, TDLib)."""

import re
from typing import Any

import msgspec

from simulator.records import Json
from simulator.refusals import Refused, bad_request

CALLBACK_BYTES = 64
MOST_BUTTONS = 100
_HOST = re.compile(r"^(?:[\w-]+\.)+[\w-]+(?::\d+)?$|^\[[0-9a-fA-F:.]+\](?::\d+)?$")
_OTHER_ACTIONS = (
    "login_url",
    "web_app",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
    "copy_text",
)


class Markup(msgspec.Struct, frozen=True):
    """A reply_markup: inline rows that stay with the message, or a keyboard below the chat."""

    inline: tuple[tuple[Json, ...], ...] = ()
    keyboard: Json | None = None


def read_markup(given: Json | None) -> Markup:
    if not given:
        return Markup()
    if "inline_keyboard" in given:
        return Markup(inline=_inline(given["inline_keyboard"]))
    if "keyboard" in given:
        return Markup(keyboard={**given, "keyboard": _reply_rows(given["keyboard"])})
    if given.get("remove_keyboard") or given.get("force_reply"):
        return Markup(keyboard=given)
    return Markup()


def _inline(rows: Any) -> tuple[tuple[Json, ...], ...]:
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    kept = tuple(tuple(_inline_button(button) for button in row) for row in rows if row)
    if sum(len(row) for row in kept) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return kept


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unread("expected an Object")
    if not isinstance(button.get("text"), str):
        raise _unread('Can\'t find field "text"')
    if not button["text"].strip():
        raise _unread("Inline keyboard button text must be non-empty")
    if "url" in button:
        _check_url(str(button["url"]))
    elif "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif not any(action in button for action in _OTHER_ACTIONS):
        raise _unread("Text buttons are unallowed in the inline keyboard")
    return button


def _check_url(url: str) -> None:
    """Buttons open http(s) and tg links alone; a tel: link is refused (TDLib, LinkManager, check_link)."""
    scheme, colon, rest = url.partition("://")
    if not colon:
        scheme, rest = (
            ("http", url) if ":" not in url.split("/", maxsplit=1)[0] else (url.partition(":")[0], "")
        )
    if scheme.lower() in ("tg", "ton"):
        return
    if scheme.lower() not in ("http", "https"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    if not _HOST.match(host):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if any(char.isspace() for char in url):
        raise bad_request("BUTTON_URL_INVALID")


def _reply_rows(rows: Any) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    return [
        [button if isinstance(button, dict) else {"text": str(button)} for button in row]
        for row in rows
        if row
    ]


def _unread(reason: str) -> Refused:
    return bad_request(f"can't parse inline keyboard button: {reason}")
