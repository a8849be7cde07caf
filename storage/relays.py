"""Which of our messages carried a person's own, so that an edit of theirs reaches what was carried."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from storage.statements import Spelled, Statement
from storage.tables import relays
from storage.unit import Unit

_LINK = Spelled(lambda insert: insert(relays).on_conflict_do_nothing())
_CARRIED = Statement(
    select(relays.c.outbox_id).where(relays.c.digest == bindparam("digest")).order_by(relays.c.outbox_id)
)


def link(unit: Unit, chat_id: int, message: int, outbox_id: int) -> None:
    """`message` is the platform's id of what the person wrote in the chat `chat_id`."""
    _LINK.run(unit, {"digest": _digest(unit, chat_id, message), "outbox_id": outbox_id})


def carried(unit: Unit, chat_id: int, message: int) -> list[int]:
    """The outbox rows that carried it, oldest first."""
    return list(_CARRIED.values(unit, {"digest": _digest(unit, chat_id, message)}))


def _digest(unit: Unit, chat_id: int, message: int) -> bytes:
    return unit.vault.index("relay", str(chat_id), str(message))
