"""What a family told, append-only.

An edit adds a version, which stands in the place of the first; none is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from storage.chats import Chat
from storage.sealing import seal, unseal
from storage.statements import Statement
from storage.tables import told
from storage.unit import Unit

_KEEP = Statement(insert(told))
_TAKE_PLACE = Statement(update(told).where(told.c.id == bindparam("row")).values(place=bindparam("row")))
_NEWEST = Statement(
    select(told).where(
        told.c.chat_id == bindparam("chat"), told.c.digest == bindparam("digest"), told.c.newest
    )
)
_OLDER = Statement(update(told).where(told.c.id == bindparam("row")).values(newest=False))
_ATTACH = Statement(
    update(told)
    .where(told.c.chat_id == bindparam("chat"), told.c.case_id.is_(None))
    .values(case_id=bindparam("to_case"))
)
_OF_CASE = Statement(
    select(told).where(told.c.case_id == bindparam("case"), told.c.newest).order_by(told.c.place)
)
_OF_CHAT_SINCE = Statement(
    select(told)
    .where(told.c.chat_id == bindparam("chat"), told.c.newest, told.c.at >= bindparam("since"))
    .order_by(told.c.place)
)
_UNATTACHED = Statement(
    select(told)
    .where(told.c.chat_id == bindparam("chat"), told.c.case_id.is_(None), told.c.newest)
    .order_by(told.c.place)
)
_MOVE = Statement(
    update(told)
    .where(told.c.chat_id == bindparam("of_chat"), told.c.digest == bindparam("of_message"))
    .values(case_id=bindparam("to_case"))
)
_FORGET = Statement(delete(told).where(told.c.chat_id == bindparam("chat"), told.c.case_id.is_(None)))


@dataclass(frozen=True, slots=True)
class Told:
    """`at` is when it was first told, also where `data` is a later version."""

    id: int
    at: datetime
    data: bytes
    case_id: int | None


def keep(unit: Unit, chat: Chat, piece: bytes, message: int | None, case_id: int | None) -> int:
    """Keep a piece; `message` is the platform's id of it, by which an edit will name it."""
    digest = None if message is None else _digest(unit, chat, message)
    row = {
        "chat_id": chat.id,
        "file_id": chat.file_id,
        "case_id": case_id,
        "digest": digest,
        "place": None,
        "newest": True,
        "at": unit.now,
        "data": seal(unit, "told", "data", chat.file_id, piece),
    }
    added = _KEEP.add(unit, row)
    _TAKE_PLACE.run(unit, {"row": added})
    return added


def replace(unit: Unit, chat: Chat, message: int, piece: bytes) -> bool:
    """Add a newer version of what was told in `message`; False when no such message was kept."""
    digest = _digest(unit, chat, message)
    older = _NEWEST.first(unit, {"chat": chat.id, "digest": digest})
    if older is None:
        return False
    _OLDER.run(unit, {"row": older.id})
    row = {
        "chat_id": chat.id,
        "file_id": chat.file_id,
        "case_id": older.case_id,
        "digest": digest,
        "place": older.place,
        "newest": True,
        "at": older.at,
        "data": seal(unit, "told", "data", chat.file_id, piece),
    }
    _KEEP.run(unit, row)
    return True


def attach(unit: Unit, chat_id: int, case_id: int) -> None:
    """Everything of this chat that belongs to no case yet belongs to this one."""
    _ATTACH.run(unit, {"chat": chat_id, "to_case": case_id})


def move(unit: Unit, chat: Chat, messages: Sequence[int], case_id: int) -> None:
    """What was told in these messages belongs to this case now, all versions of it."""
    rows = [
        {"of_chat": chat.id, "of_message": _digest(unit, chat, message), "to_case": case_id}
        for message in messages
    ]
    _MOVE.run_many(unit, rows)


def of_messages(unit: Unit, chat: Chat, messages: Sequence[int]) -> list[Told]:
    """The newest version of what was told in these messages, in their order; of whatever case."""
    found: list[Told] = []
    for message in messages:
        found += _read(unit, _NEWEST, {"chat": chat.id, "digest": _digest(unit, chat, message)})
    return found


def of_case(unit: Unit, case_id: int) -> list[Told]:
    """The newest version of each piece, in the order in which they were first told."""
    return _read(unit, _OF_CASE, {"case": case_id})


def of_chat_since(unit: Unit, chat_id: int, since: datetime) -> list[Told]:
    """What this chat told since then, of whatever case."""
    return _read(unit, _OF_CHAT_SINCE, {"chat": chat_id, "since": since})


def unattached(unit: Unit, chat_id: int) -> list[Told]:
    return _read(unit, _UNATTACHED, {"chat": chat_id})


def forget_unattached(unit: Unit, chat_id: int) -> None:
    """Delete what was told and belongs to no case, all versions of it."""
    _FORGET.run(unit, {"chat": chat_id})


def _read(unit: Unit, query: Statement, values: dict[str, object]) -> list[Told]:
    rows = query.all(unit, values)
    return [
        Told(row.id, row.at, unseal(unit, "told", "data", row.file_id, row.data), row.case_id) for row in rows
    ]


def _digest(unit: Unit, chat: Chat, message: int) -> bytes:
    return unit.vault.index("told", str(chat.id), str(message))
