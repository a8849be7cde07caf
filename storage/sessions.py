"""Where each conversation stands, one row a chat."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import Any

from sqlalchemy import bindparam, select

from storage.chats import Chat
from storage.errors import StorageError
from storage.sealing import seal, unseal
from storage.statements import Spelled, Statement, among
from storage.tables import chats, sessions
from storage.unit import Unit

_LOAD = Statement(select(sessions.c.data).where(sessions.c.chat_id == bindparam("chat")))
_SEE = Statement(
    select(sessions.c.chat_id, chats.c.file_id, sessions.c.data)
    .join(chats, chats.c.id == sessions.c.chat_id)
    .where(among(sessions.c.chat_id, "chats"))
)
_ANY = Statement(select(sessions.c.chat_id).limit(1))


def _save(insert: Any) -> Any:
    added = insert(sessions)
    new = {"changed_at": added.excluded.changed_at, "data": added.excluded.data}
    return added.on_conflict_do_update(index_elements=[sessions.c.chat_id], set_=new)


_SAVE = Spelled(_save)


def load(unit: Unit, chat: Chat) -> bytes | None:
    found = _LOAD.value(unit, {"chat": chat.id})
    return None if found is None else unseal(unit, "sessions", "data", chat.file_id, found)


def see(unit: Unit, chat_ids: Collection[int]) -> dict[int, bytes]:
    """Those of several chats at once, none of them locked; one that cannot be opened is left out."""
    found = {}
    for row in _SEE.all(unit, {"chats": chat_ids}):
        with suppress(StorageError):
            found[row.chat_id] = unseal(unit, "sessions", "data", row.file_id, row.data)
    return found


def any_kept(unit: Unit) -> bool:
    """Whether anybody has ever written to this service."""
    return _ANY.first(unit) is not None


def save(unit: Unit, chat: Chat, data: bytes) -> None:
    """Raises Erased when the person's file was erased while this turn was thinking."""
    row = {
        "chat_id": chat.id,
        "changed_at": unit.now,
        "data": seal(unit, "sessions", "data", chat.file_id, data),
    }
    _SAVE.run(unit, row)
