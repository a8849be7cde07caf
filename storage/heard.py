"""The platform's numbers of what a family's chat sent us, whatever it was: so that all of it can be taken away again.

Kept no longer than the platform lets a bot delete them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select

from storage.chats import Chat
from storage.sealing import seal, unseal
from storage.statements import Statement
from storage.tables import heard
from storage.unit import Unit

ERASABLE = timedelta(hours=48)
"""How long a bot can delete messages in a private chat (Telegram Bot API, deleteMessage)."""

_NOTE = Statement(insert(heard))
_SINCE = Statement(
    select(heard.c.file_id, heard.c.message)
    .where(heard.c.chat_id == bindparam("chat"), heard.c.at >= bindparam("since"))
    .order_by(heard.c.id)
)
_FORGET = Statement(delete(heard).where(heard.c.at < bindparam("before")))


def note(unit: Unit, chat: Chat, message: int) -> None:
    """Remember one message by the platform's number of it."""
    row = {
        "chat_id": chat.id,
        "file_id": chat.file_id,
        "at": unit.now,
        "message": seal(unit, "heard", "message", chat.file_id, b"%d" % message),
    }
    _NOTE.run(unit, row)


def since(unit: Unit, chat_id: int, when: datetime) -> list[int]:
    """The numbers of what this chat sent since then, oldest first."""
    rows = _SINCE.all(unit, {"chat": chat_id, "since": when})
    return [int(unseal(unit, "heard", "message", row.file_id, row.message)) for row in rows]


def forget_old(unit: Unit) -> int:
    """What cannot be deleted any more need not be known; returns how many went."""
    return _FORGET.run(unit, {"before": unit.now - ERASABLE})
