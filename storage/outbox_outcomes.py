"""What became of a row that was taken."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select, update

from storage.errors import Erased
from storage.outbox_rows import BY_ID, NOTICES, PENDING, SENDING, Row, file_of, posted_digest
from storage.sealing import seal
from storage.statements import Spelled, Statement, beyond
from storage.tables import outbox, posted
from storage.unit import Unit

_MAY_HAVE_ARRIVED: dict[str, Any] = {
    "state": case((outbox.c.lane != NOTICES, "pending"), else_="uncertain"),
    "uncertain": True,
    "attempts": outbox.c.attempts + 1,
}
_OWNER = Statement(select(outbox.c.chat_id, outbox.c.file_id).where(BY_ID))
_SENT = Statement(
    update(outbox).where(BY_ID).values(state="sent", sent_at=bindparam("when"), messages=bindparam("sealed"))
)
_POST = Spelled(lambda insert: insert(posted).on_conflict_do_nothing(index_elements=[posted.c.digest]))
_RETRY = Statement(
    update(outbox)
    .where(BY_ID, outbox.c.state == SENDING)
    .values(state="pending", attempts=outbox.c.attempts + 1, due_at=bindparam("when"))
)
_UNCERTAIN = Statement(
    update(outbox)
    .where(BY_ID, outbox.c.state == SENDING)
    .values(due_at=bindparam("when"), **_MAY_HAVE_ARRIVED)
)
_DEAD = Statement(
    update(outbox)
    .where(BY_ID, or_(outbox.c.state == SENDING, outbox.c.state == PENDING))
    .values(state="dead", why=bindparam("sealed"))
)
_RECOVER = Statement(
    update(outbox)
    .where(
        outbox.c.state == SENDING,
        # Taken in the future: the machine's clock was set back since.
        or_(outbox.c.taken_at <= bindparam("before"), outbox.c.taken_at > bindparam("after")),
        beyond(func.coalesce(outbox.c.taken_by, 0), "living"),
        beyond(outbox.c.id, "carried"),
    )
    .values(_MAY_HAVE_ARRIVED)
)

_TO_COME = Statement(
    select(outbox.c.id, outbox.c.due_at).where(outbox.c.state == PENDING, outbox.c.due_at > bindparam("now"))
)
_MOVE = Statement(update(outbox).where(BY_ID).values(due_at=bindparam("when")))


def sent(unit: Unit, id: int, messages: tuple[int, ...], row: Row | None = None) -> None:
    """The platform took it; `messages` are its ids in that chat (none for an erasure). Whoever has the `row` as it was
    taken spares a look for whose it is.

    A row that was uncertain before stays marked so: its message may stand in the chat twice.
    """
    owner = row or _OWNER.one(unit, {"row": id})
    try:
        sealed = seal(unit, "outbox", "messages", owner.file_id, _spell(messages)) if messages else b""
    except Erased:  # the person's file went while the message was on its way
        messages, sealed = (), b""
    _SENT.run(unit, {"row": id, "when": unit.now, "sealed": sealed})
    for message in messages:
        digest = posted_digest(unit, owner.chat_id, message)
        _POST.run(unit, {"digest": digest, "outbox_id": id})


def retry(unit: Unit, id: int, due_at: datetime) -> None:
    """Not taken by the platform: again at `due_at`, or sooner if something more urgent waits behind it."""
    _RETRY.run(unit, {"row": id, "when": due_at})


def uncertain(unit: Unit, id: int, due_at: datetime | None = None) -> None:
    """It may have arrived: a notice is held, anything else is tried again (at `due_at`, else at once)."""
    _UNCERTAIN.run(unit, {"row": id, "when": due_at or unit.now})


def dead(unit: Unit, id: int, why: str) -> None:
    """It will never be taken like this. `why` is sealed."""
    try:
        sealed = seal(unit, "outbox", "why", file_of(unit, id), why.encode())
    except Erased:
        sealed = b""
    _DEAD.run(unit, {"row": id, "sealed": sealed})


def recover(
    unit: Unit,
    older_than: timedelta = timedelta(),
    *,
    living: Collection[int] = (),
    carrying: Collection[int] = (),
) -> int:
    """What was left in `sending` by nobody who is still there is uncertain. Returns how many.

    `living` are the numbers of the other workers, `carrying` the rows that the caller itself has under way. Without
    them, as at the start of the only worker, everything counts as left behind.
    """
    values = {
        "before": unit.now - older_than,
        "after": unit.now + older_than,
        "living": living,
        "carried": carrying,
    }
    return _RECOVER.run(unit, values)


def set_back(unit: Unit, by: timedelta) -> int:
    """The machine's clock was set back: what waits for its hour moves with it. Returns how many rows."""
    rows = _TO_COME.all(unit, {"now": unit.now})
    _MOVE.run_many(unit, [{"row": row.id, "when": row.due_at - by} for row in rows])
    return len(rows)


def _spell(messages: tuple[int, ...]) -> bytes:
    return ",".join(str(message) for message in messages).encode()
