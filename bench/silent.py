"""The platform without a network: what Telegram would answer to a call, given at a library's request layer.

Message ids are counted, since a bot may use them; nothing else is kept.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import msgspec

_ids = count(1_000)


def answer(method: str, parameters: dict[str, Any]) -> bytes:
    """The body of a 200."""
    return msgspec.json.encode({"ok": True, "result": _result(method, parameters)})


def _result(method: str, parameters: dict[str, Any]) -> object:
    if method == "getMe":
        return {"id": 7_000_000_001, "is_bot": True, "first_name": "Puspa", "username": "puspa_bot"}
    if method in ("sendMessage", "editMessageText", "editMessageCaption", "editMessageReplyMarkup"):
        chat = int(parameters["chat_id"])
        return {
            "message_id": parameters.get("message_id") or next(_ids),
            "date": 1_790_000_000,
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "first_name": "Orang"},
            "text": parameters.get("text", ""),
        }
    return True
