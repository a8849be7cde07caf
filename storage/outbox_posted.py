"""Where our messages stand on the platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, literal_column, select

from storage.outbox_rows import BY_ID, SENT, State, posted_digest
from storage.sealing import unseal
from storage.statements import Found, Statement
from storage.tables import outbox, posted
from storage.unit import Unit

_WHERE_IT_STANDS = (outbox.c.state, outbox.c.file_id, outbox.c.messages)
# As the index spells it: a bound value would hide it from SQLite.
_HAS_MESSAGES = func.length(outbox.c.messages) > literal_column("0")
_ITSELF = Statement(select(*_WHERE_IT_STANDS).where(BY_ID))
_LAST_REWRITING = Statement(
    select(*_WHERE_IT_STANDS)
    .where(outbox.c.edits == bindparam("row"), outbox.c.state == SENT, _HAS_MESSAGES)
    .order_by(outbox.c.id.desc())
    .limit(1)
)
_BY_MESSAGE = Statement(
    select(outbox.c.id, outbox.c.case_id, outbox.c.file_id, outbox.c.meta)
    .join(posted, posted.c.outbox_id == outbox.c.id)
    .where(posted.c.digest == bindparam("digest"))
)
_SINCE = Statement(
    select(outbox.c.file_id, outbox.c.messages, outbox.c.created_at)
    .where(
        outbox.c.chat_id == bindparam("chat"), outbox.c.state == SENT, outbox.c.sent_at >= bindparam("since")
    )
    .order_by(outbox.c.id)
)


@dataclass(frozen=True, slots=True)
class Posted:
    outbox_id: int
    case_id: int | None
    meta: bytes


def earlier(unit: Unit, id: int) -> tuple[State, tuple[int, ...]]:
    """State and platform ids of the message that an edit names: of its last rewriting that was sent, else its
    own.
    """
    row = _LAST_REWRITING.first(unit, {"row": id})
    row = row or _ITSELF.one(unit, {"row": id})
    return row.state, _messages(unit, row)


def by_message(unit: Unit, chat_id: int, message: int) -> Posted | None:
    """Which of our messages has this platform id in this chat: the row that first posted it, if others
    rewrote it.
    """
    row = _BY_MESSAGE.first(unit, {"digest": posted_digest(unit, chat_id, message)})
    if row is None:
        return None
    meta = unseal(unit, "outbox", "meta", row.file_id, row.meta) if row.meta else b""
    return Posted(row.id, row.case_id, meta)


def messages_since(
    unit: Unit, chat_id: int, since: datetime, made_before: datetime | None = None
) -> list[int]:
    """Platform ids of what was sent to this chat since then, oldest first; only what was queued before, if given."""
    rows = _SINCE.all(unit, {"chat": chat_id, "since": since})
    wanted = [row for row in rows if made_before is None or row.created_at < made_before]
    return list(dict.fromkeys(message for row in wanted for message in _messages(unit, row)))


def _messages(unit: Unit, row: Found) -> tuple[int, ...]:
    if not row.messages:
        return ()
    spelled = unseal(unit, "outbox", "messages", row.file_id, row.messages)
    return tuple(int(message) for message in spelled.split(b","))
