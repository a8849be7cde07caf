"""Updates that could not be read or whose turn failed, kept sealed with their error, so that nothing told is
lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy import delete as delete_from

from storage.sealing import seal, unseal
from storage.statements import Found, Statement
from storage.tables import chats, deadletters
from storage.unit import Unit

_BURY = Statement(insert(deadletters))
_FILE_OF_CHAT = Statement(select(chats.c.file_id).where(chats.c.id == bindparam("id")))
_ALL = Statement(select(deadletters).order_by(deadletters.c.id))
_GET = Statement(select(deadletters).where(deadletters.c.id == bindparam("id")))
_NOTE = Statement(
    update(deadletters).where(deadletters.c.id == bindparam("letter")).values(error=bindparam("sealed"))
)
_DELETE = Statement(delete_from(deadletters).where(deadletters.c.id == bindparam("letter")))


@dataclass(frozen=True, slots=True)
class DeadLetter:
    id: int
    at: datetime
    channel: str
    raw: bytes
    error: str
    chat_id: int | None


def bury(unit: Unit, channel: str, raw: bytes, error: str, chat_id: int | None) -> int:
    """Sealed under the chat's file where it is known, else under the service's key."""
    file_id = None if chat_id is None else _FILE_OF_CHAT.only(unit, {"id": chat_id})
    row = {
        "chat_id": chat_id,
        "file_id": file_id,
        "at": unit.now,
        "channel": seal(unit, "deadletters", "channel", file_id, channel.encode()),
        "raw": seal(unit, "deadletters", "raw", file_id, raw),
        "error": seal(unit, "deadletters", "error", file_id, error.encode()),
    }
    return _BURY.add(unit, row)


def list(unit: Unit) -> Sequence[DeadLetter]:
    """Oldest first."""
    return [_letter(unit, row) for row in _ALL.all(unit)]


def get(unit: Unit, id: int) -> DeadLetter | None:
    row = _GET.first(unit, {"id": id})
    return None if row is None else _letter(unit, row)


def note(unit: Unit, id: int, error: str) -> None:
    """Another try failed, with this error. A letter that is gone is no error."""
    row = _GET.first(unit, {"id": id})
    if row is not None:
        sealed = seal(unit, "deadletters", "error", row.file_id, error.encode())
        _NOTE.run(unit, {"letter": id, "sealed": sealed})


def delete(unit: Unit, id: int) -> None:
    _DELETE.run(unit, {"letter": id})


def _letter(unit: Unit, row: Found) -> DeadLetter:
    def opened(column: str) -> bytes:
        return unseal(unit, "deadletters", column, row.file_id, getattr(row, column))

    return DeadLetter(
        row.id, row.at, opened("channel").decode(), opened("raw"), opened("error").decode(), row.chat_id
    )
