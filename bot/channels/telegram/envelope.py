"""Where an update happened and who did it, whatever it is about."""

from __future__ import annotations

from typing import Literal

import msgspec

from bot.channels.telegram.fields import Json, number, table, table_or_none, words

TELEGRAM_ITSELF = 777000
"""The sender of what a linked channel posts into its group (Bot API, User)."""


class Envelope(msgspec.Struct, frozen=True):
    """`actor` is "" where no person acted as themselves: a bot, a channel, an anonymous administrator."""

    chat: str
    kind: Literal["private", "group", "channel"]
    actor: str = ""
    language: str = ""


NOWHERE = Envelope("", "private")


def envelope(body: Json) -> Envelope:
    """Raises Odd where the update tells no chat."""
    chat = table(body, "chat") if "chat" in body else table(table(body, "message"), "chat")
    kind = words(chat, "type")
    return Envelope(
        str(number(chat, "id")),
        "private" if kind == "private" else "channel" if kind == "channel" else "group",
        *_actor(body),
    )


def _actor(body: Json) -> tuple[str, str]:
    sender = table_or_none(body, "from")
    if sender is None or sender.get("is_bot") is True or body.get("sender_chat") is not None:
        return "", ""
    user = number(sender, "id")
    return ("" if user == TELEGRAM_ITSELF else str(user)), words(sender, "language_code")
