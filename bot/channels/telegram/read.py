"""One raw update, as what it means to the house. Pure, by hand: the library's own parsing costs 90 us an update.

Never raises: what cannot be read comes back with its trouble, for the dead letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from bot.channels.contract import Incoming
from bot.channels.telegram.envelope import NOWHERE, Envelope, envelope
from bot.channels.telegram.fields import Json, Odd, number, table, words
from bot.channels.telegram.me import Me
from bot.channels.telegram.mend import mend
from bot.channels.telegram.message import edited, message
from bot.channels.telegram.salvage import private_chat
from bot.channels.telegram.service import service
from bot.channels.telegram.standing import membership, reach
from flows.inputs import FromPlatform, Pressed

NAME = "telegram"
READ = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
TALK = ("message", "edited_message")
ID = re.compile(rb'"update_id"\s*:\s*(-?\d{1,18})\b')


def read(raw: bytes, me: Me) -> tuple[Incoming, ...]:
    """Mostly one; several where several people joined at once, numbered "id:0", "id:1", ..."""
    try:
        update = _decoded(raw)
        id = number(update, "update_id")
    except Exception as error:
        chat = private_chat(raw)
        return (Incoming(NAME, _stand_in(raw), raw, chat, actor=chat, trouble=_trouble(error, "update")),)
    for field in READ:
        if field in update:
            return _read(str(id), raw, field, update, me)
    return (Incoming(NAME, str(id), b""),)


def update_id(raw: bytes) -> int | None:
    """The number by which an update is confirmed, also of one that cannot be read; None where it has none."""
    found = ID.search(raw)
    return None if found is None else int(found[1])


def _read(id: str, raw: bytes, field: str, update: Json, me: Me) -> tuple[Incoming, ...]:
    where, sent = NOWHERE, 0
    try:
        body = table(update, field)
        where = envelope(body)
        sent = number(body, "message_id") if field == "message" and where.kind == "private" else 0
        inputs = _inputs(field, body, where, me)
        press = words(body, "id") if field == "callback_query" else None
    except Exception as error:
        # Talk in a group is nobody's to keep, not even among the dead letters.
        kept = b"" if field in TALK and where.kind != "private" else raw
        return (_incoming(id, kept, where, None, trouble=_trouble(error, field), sent=sent),)
    if len(inputs) < 2:
        only = inputs[0] if inputs else None
        return (_incoming(id, raw if only else b"", where, only, press, sent=sent),)
    return tuple(_incoming(f"{id}:{n}", raw, where, each) for n, each in enumerate(inputs))


def _inputs(field: str, body: Json, where: Envelope, me: Me) -> Sequence[FromPlatform]:
    found: FromPlatform | None
    match field:
        case "message":
            found = message(body, where, me)
            return (found,) if found else service(body, where)
        case "edited_message":
            found = edited(body, where)
        case "callback_query":
            found = _pressed(body, where)
        case "my_chat_member":
            found = reach(body, where)
        case _:
            found = membership(body, where)
    return (found,) if found else ()


def _pressed(body: Json, where: Envelope) -> Pressed | None:
    """A game's button has no data, and in a channel we posted none."""
    if where.kind == "channel" or "data" not in body:
        return None
    return Pressed(words(body, "data"), number(table(body, "message"), "message_id"))


def _incoming(
    id: str,
    raw: bytes,
    where: Envelope,
    input: FromPlatform | None,
    press: str | None = None,
    trouble: str = "",
    sent: int = 0,
) -> Incoming:
    return Incoming(
        NAME,
        id,
        raw,
        where.chat,
        "private" if where.kind == "private" else "group",
        where.actor,
        where.language,
        input,
        press,
        trouble,
        sent,
    )


def _decoded(raw: bytes) -> Json:
    update: Any
    try:
        update = msgspec.json.decode(raw)
    except (ValueError, RecursionError):
        update = msgspec.json.decode(mend(raw))
    if type(update) is not dict:
        raise Odd("the update is no object")
    return update


def _trouble(error: Exception, field: str) -> str:
    """Only Odd tells more than its class: other errors may quote what a person wrote."""
    return f"{field}: {error}" if isinstance(error, Odd) else f"{field}: {type(error).__name__}"


def _stand_in(raw: bytes) -> str:
    """A receipt needs some name for what has no number."""
    found = update_id(raw)
    return f"odd:{blake2b(raw, digest_size=8).hexdigest()}" if found is None else str(found)
