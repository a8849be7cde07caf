"""Who and what the storage tests write: chats on a channel, cases, messages."""

from __future__ import annotations

from storage import Unit, cases, chats, outbox
from storage.chats import Chat


def family(unit: Unit, address: str = "1001") -> Chat:
    return chats.find_or_open(unit, "telegram", address, "private")


def group(unit: Unit, address: str = "-9001") -> Chat:
    return chats.find_or_open(unit, "telegram", address, "group")


def case(
    unit: Unit, chat: Chat, code: str = "PANDAN-LAYAR-27", risk: str = "sedang", data: bytes = b"all else"
) -> int:
    assert chat.file_id is not None
    return cases.insert(unit, code, "waiting", risk, "Tebet", chat.id, chat.file_id, data)


def message(unit: Unit, chat: Chat, data: bytes, lane: int = outbox.CONVERSATION) -> int:
    return outbox.put(unit, chat.id, lane, "answer", data)
