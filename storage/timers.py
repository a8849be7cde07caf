"""What is due when, as rows.

A due timer is deleted in the unit that acts on it, so that neither happens alone. Of a timer's owners, "talk" and
"worker" are chats: a turn locks its chat first and then moves that chat's timers, so whoever takes such a timer must
have the chat as well, or the two would wait for each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select, text, update

from storage.statements import Spelled, Statement, among
from storage.tables import chats, timers
from storage.unit import Unit


def _set(insert: Any) -> Any:
    added = insert(timers)
    one = [timers.c.owner, timers.c.owner_id, timers.c.kind]
    return added.on_conflict_do_update(index_elements=one, set_={"due": added.excluded.due})


_SET = Spelled(_set)
_ONE = and_(
    timers.c.owner == bindparam("of"),
    timers.c.owner_id == bindparam("of_id"),
    timers.c.kind == bindparam("of_kind"),
)
_CANCEL = Statement(delete(timers).where(_ONE))
_TAKE = Statement(delete(timers).where(_ONE, timers.c.due == bindparam("of_due")))
_IS_SET = Statement(select(timers.c.id).where(_ONE))
# coalesce hides the owner from SQLite, which would else read all timers of all chats by the index on owners.
_OF_CHATS = text("coalesce(timers.owner, '') IN ('talk', 'worker')")
# As the index spells it: after a night without service thousands of the chats' timers are due before the house's.
_OF_HOUSE = text("timers.owner NOT IN ('talk', 'worker')")
_OF_OWNER = Statement(
    select(timers)
    .where(_OF_HOUSE, timers.c.owner == bindparam("of"))
    .order_by(timers.c.due)
    .limit(bindparam("most"))
)
_DUE = (
    select(timers)
    .where(timers.c.due <= bindparam("now"))
    .order_by(timers.c.due, timers.c.id)
    .limit(bindparam("most"))
)
_DUE_OF_HOUSE = Statement(_DUE.where(_OF_HOUSE).with_for_update(skip_locked=True))
_DUE_OF_CHATS = Statement(
    _DUE.join(chats, chats.c.id == timers.c.owner_id)
    .where(_OF_CHATS)
    .with_for_update(of=(timers, chats), key_share=True, skip_locked=True)
)
_DELETE = Statement(delete(timers).where(among(timers.c.id, "ids")))
_TO_COME = Statement(select(timers.c.id, timers.c.due).where(timers.c.due > bindparam("now")))
_MOVE = Statement(update(timers).where(timers.c.id == bindparam("timer")).values(due=bindparam("at")))
_NEXT = Statement(select(func.min(timers.c.due)))


@dataclass(frozen=True, slots=True)
class Timer:
    owner: str
    owner_id: int
    kind: str
    due: datetime


def set(unit: Unit, owner: str, owner_id: int, kind: str, due: datetime) -> None:
    """One timer a kind and owner: setting it again moves it."""
    row = {"owner": owner, "owner_id": owner_id, "kind": kind, "due": due}
    _SET.run(unit, row)


def cancel(unit: Unit, owner: str, owner_id: int, kind: str) -> None:
    """A timer that is not set is no error."""
    _CANCEL.run(unit, {"of": owner, "of_id": owner_id, "of_kind": kind})


def take_due(unit: Unit, limit: int) -> list[Timer]:
    """Take due timers out, the house's own and then the chats', longest due first; act on them in this same unit.

    What another worker has taken is passed over, and so is a chat that is having a turn: the next look finds it.
    """
    found = [*_DUE_OF_HOUSE.all(unit, {"now": unit.now, "most": limit})]
    if (left := limit - len(found)) > 0:
        found += _DUE_OF_CHATS.all(unit, {"now": unit.now, "most": left})
    if found:
        _DELETE.run(unit, {"ids": [row.id for row in found]})
    return [Timer(row.owner, row.owner_id, row.kind, row.due) for row in found]


def take(unit: Unit, timer: Timer) -> bool:
    """Take out this one; False where it was set anew or cancelled since it was read."""
    row = {"of": timer.owner, "of_id": timer.owner_id, "of_kind": timer.kind, "of_due": timer.due}
    return _TAKE.run(unit, row) == 1


def of(unit: Unit, owner: str, limit: int) -> list[Timer]:
    """Those of this owner, which is no chat, due or not; the one that is due first comes first."""
    rows = _OF_OWNER.all(unit, {"of": owner, "most": limit})
    return [Timer(row.owner, row.owner_id, row.kind, row.due) for row in rows]


def is_set(unit: Unit, owner: str, owner_id: int, kind: str) -> bool:
    row = {"of": owner, "of_id": owner_id, "of_kind": kind}
    return _IS_SET.first(unit, row) is not None


def set_back(unit: Unit, by: timedelta) -> int:
    """The machine's clock was set back: what was still to come moves with it. Returns how many."""
    rows = _TO_COME.all(unit, {"now": unit.now})
    _MOVE.run_many(unit, [{"timer": row.id, "at": row.due - by} for row in rows])
    return len(rows)


def next_due(unit: Unit) -> datetime | None:
    found: datetime | None = _NEXT.value(unit)
    return found
