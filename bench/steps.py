"""The twelve turns that everybody in this folder takes, and their raw updates as Telegram would hand them over.

Half are texts, half are presses; what a press carries, each bot says for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

Kind = Literal["said", "pressed"]

TURNS: tuple[tuple[Kind, str], ...] = (
    ("said", "halo kak"),
    ("pressed", "who:parent"),
    ("pressed", "danger:no"),
    ("pressed", "consent:yes"),
    ("said", "anak saya umur 4 tahun, susah sekali makan sayur"),
    ("said", "maunya cuma nasi sama kecap, berat badannya juga tidak naik-naik"),
    ("said", "saya sudah coba bikin sup dan nugget sayur, tetap saja tidak mau"),
    ("pressed", "story:done"),
    ("pressed", "topic:gizi"),
    ("said", "kebon jeruk"),
    ("pressed", "summary:ok"),
    ("said", "baik, terima kasih banyak ya kak"),
)
PAUSES = frozenset({0, 6, 9, 11})
"""After these turns people wait longer than the second that ends a burst."""

FIRST_PERSON = 6_000_000_000
FIRST_UPDATE = 100_000_000
DATE = 1_790_000_000


def wave(turn: int, chats: int, data: Sequence[str]) -> Iterator[bytes]:
    """This turn of every chat. `data` is what the press of each turn carries; texts need none."""
    kind, text = TURNS[turn]
    for chat in range(chats):
        update = FIRST_UPDATE + turn * chats + chat
        yield said(update, chat, turn, text) if kind == "said" else pressed(update, chat, turn, data[turn])


def said(update: int, chat: int, turn: int, text: str) -> bytes:
    """Somebody writes."""
    message = {**_message(chat, 2 * turn + 1), "from": _person(chat), "text": text}
    return msgspec.json.encode({"update_id": update, "message": message})


def pressed(update: int, chat: int, turn: int, data: str) -> bytes:
    """Somebody presses a button under the bot's last message."""
    bot = {"id": 7_000_000_001, "is_bot": True, "first_name": "Puspa", "username": "puspa_bot"}
    query = {
        "id": str(update),
        "from": _person(chat),
        "message": {**_message(chat, 2 * turn), "from": bot, "text": "…"},
        "chat_instance": "1",
        "data": data,
    }
    return msgspec.json.encode({"update_id": update, "callback_query": query})


def _person(chat: int) -> dict[str, object]:
    person = FIRST_PERSON + chat
    return {"id": person, "is_bot": False, "first_name": f"Orang {chat}", "language_code": "id"}


def _message(chat: int, message: int) -> dict[str, object]:
    where = {"id": FIRST_PERSON + chat, "type": "private", "first_name": f"Orang {chat}"}
    return {"message_id": message, "date": DATE, "chat": where}
