"""Which updates were taken already.

Never `id <= last`: a platform's ids restart, and chats finish out of order.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import bindparam, delete

from storage.statements import Spelled, Statement
from storage.tables import receipts
from storage.unit import Unit

_TAKE = Spelled(
    lambda insert: (
        insert(receipts)
        .on_conflict_do_nothing(index_elements=[receipts.c.digest])
        .execution_options(preserve_rowcount=True)
    )  # SQLAlchemy drops an insert's count on PostgreSQL
)
_FORGET = Statement(delete(receipts).where(receipts.c.at < bindparam("before")))


def first_time(unit: Unit, channel: str, update: str) -> bool:
    """Leave a receipt for an update; False when there was one.

    `update` is the platform's id within the channel.
    """
    digest = unit.vault.index("receipt", channel, update)
    return _TAKE.run(unit, {"digest": digest, "at": unit.now}) == 1


def forget_old(unit: Unit, older_than: timedelta = timedelta(hours=72)) -> int:
    """Platforms repeat an update for a day (Telegram) at most; returns how many receipts went."""
    return _FORGET.run(unit, {"before": unit.now - older_than})
