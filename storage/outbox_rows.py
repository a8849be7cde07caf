"""A row of the outbox as others see it, and the names that its parts go by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, FromClause, bindparam, literal_column, select

from storage.statements import Statement
from storage.tables import outbox
from storage.unit import Unit

CRISIS, CONVERSATION, DESK, NOTICES, BOARD = LANES = range(5)
State = Literal["pending", "sending", "sent", "uncertain", "dead", "dropped"]

# Spelled out in the statement: a bound value would hide the partial indexes from SQLite.
PENDING: ColumnElement[str] = literal_column("'pending'")
SENDING: ColumnElement[str] = literal_column("'sending'")
SENT: ColumnElement[str] = literal_column("'sent'")


def of_any_lane(row: FromClause) -> ColumnElement[bool]:
    """Always true. By it SQLite takes the index of what is pending; else it reads all that the chat was ever sent."""
    return row.c.lane >= literal_column("0")


BY_ID = outbox.c.id == bindparam("row")
_FILE = Statement(select(outbox.c.file_id).where(BY_ID))


@dataclass(frozen=True, slots=True)
class Row:
    """`data` is what the channel will carry, `meta` what only the caller understands.

    `attempts` counts the tries that failed; `uncertain` says that one of them may have arrived (of a row that was sent:
    that its message may stand there twice).
    """

    id: int
    chat_id: int
    file_id: int | None
    lane: int
    kind: str
    state: State
    attempts: int
    due_at: datetime
    created_at: datetime
    sent_at: datetime | None
    case_id: int | None
    supersedable: bool
    data: bytes
    meta: bytes
    uncertain: bool


def file_of(unit: Unit, id: int) -> int | None:
    found: int | None = _FILE.only(unit, {"row": id})
    return found


def posted_digest(unit: Unit, chat_id: int, message: int) -> bytes:
    """Platform ids are unique only within a chat."""
    return unit.vault.index("posted", str(chat_id), str(message))
