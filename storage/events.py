"""The trail of what happened, append-only.

Kind and detail are sealed: what happened to somebody says something of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from storage.sealing import seal, unseal
from storage.statements import Statement
from storage.tables import cases, chats, events
from storage.unit import Unit

_RECORD = Statement(insert(events))
_FILE_OF_CASE = Statement(select(cases.c.file_id).where(cases.c.id == bindparam("id")))
_FILE_OF_CHAT = Statement(select(chats.c.file_id).where(chats.c.id == bindparam("id")))
_OF_CASE = Statement(
    select(events).where(events.c.case_id == bindparam("case"), events.c.data != b"").order_by(events.c.id)
)


@dataclass(frozen=True, slots=True)
class Event:
    id: int
    at: datetime
    kind: str
    case_id: int | None
    chat_id: int | None
    data: bytes


def record(unit: Unit, kind: str, case_id: int | None, chat_id: int | None, data: bytes) -> None:
    """Sealed under the case's file, else the chat's, else the service's key.

    Raises Erased when that file is no more.
    """
    file_id = _file(unit, case_id, chat_id)
    row = {
        "case_id": case_id,
        "chat_id": chat_id,
        "file_id": file_id,
        "at": unit.now,
        "data": seal(unit, "events", "data", file_id, kind.encode() + b"\0" + data),
    }
    _RECORD.run(unit, row)


def of_case(unit: Unit, case_id: int) -> list[Event]:
    """Oldest first; empty after erasure."""
    found = []
    for row in _OF_CASE.all(unit, {"case": case_id}):
        kind, _, data = unseal(unit, "events", "data", row.file_id, row.data).partition(b"\0")
        found.append(Event(row.id, row.at, kind.decode(), row.case_id, row.chat_id, data))
    return found


def _file(unit: Unit, case_id: int | None, chat_id: int | None) -> int | None:
    found: int | None = None
    if case_id is not None:
        found = _FILE_OF_CASE.only(unit, {"id": case_id})
    elif chat_id is not None:
        found = _FILE_OF_CHAT.only(unit, {"id": chat_id})
    return found
