"""Raw updates, as the platform writes them."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.channels.contract import Incoming
from bot.channels.telegram.me import Me
from bot.channels.telegram.read import read

ME = Me(7000000001, "puspa_bot")
IBU = {"id": 501, "is_bot": False, "first_name": "Ibu", "language_code": "id"}
SARI = {"id": 502, "is_bot": False, "first_name": "Sari"}
BOT = {"id": ME.id, "is_bot": True, "first_name": "Puspa"}
PRIVATE = {"id": 501, "type": "private"}
GROUP = {"id": -1009, "type": "supergroup", "title": "Konselor"}


def read_all(update: Any) -> tuple[Incoming, ...]:
    return read(msgspec.json.encode(update), ME)


def read_one(update: Any) -> Incoming:
    (incoming,) = read_all(update)
    return incoming


def from_ibu(**fields: Any) -> dict[str, Any]:
    """A message in the mother's private chat."""
    return {"update_id": 10, "message": {"message_id": 7, "date": 1, "chat": PRIVATE, "from": IBU, **fields}}


def in_group(**fields: Any) -> dict[str, Any]:
    """A message of a counsellor in the group."""
    return {"update_id": 10, "message": {"message_id": 7, "date": 1, "chat": GROUP, "from": SARI, **fields}}
