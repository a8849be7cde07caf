"""Which row goes next: the one question of the outbox that needs thought, kept apart from the bookkeeping.

The head of a chat is its oldest row in the queue; its urgency is that of its most urgent row in the queue.
Chats go by urgency, then by how long that most urgent row has been due. A chat with a row in `sending` waits.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.selectable import NamedFromClause

from storage.outbox_rows import LANES, PENDING, SENDING
from storage.tables import outbox
from storage.unit import Unit

_leader = outbox.alias("leader")
_head = outbox.alias("head")
_rival = outbox.alias("rival")
_gone = outbox.alias("gone")


def heads(unit: Unit, limit: int, skip: Collection[int], least: int = LANES[-1]) -> list[int]:
    """Ids of the rows to send next, most urgent first, at most one a chat and none of the chats in `skip`.

    Only of chats at least as urgent as the lane `least`.
    """
    found: list[int] = []
    for lane in LANES[: least + 1]:
        if len(found) >= limit:
            break
        values = {"lane": lane, "now": unit.now, "skip": list(skip), "most": limit - len(found)}
        found += unit.connection.execute(_HEADS, values).scalars()
    return found


def next_due(unit: Unit, busy: Collection[int] = (), paused: Collection[int] = ()) -> datetime | None:
    """When `take` will next find something; a past time means now.

    None when nothing waits but what is being sent.
    """
    skip = list({*busy, *paused})
    each = (
        unit.connection.execute(_NEXT, {"lane": lane, "now": unit.now, "skip": skip}).scalar_one_or_none()
        for lane in LANES
    )
    return min((due for due in each if due is not None), default=None)


def _in_queue(row: NamedFromClause) -> ColumnElement[bool]:
    return and_(row.c.state == PENDING, or_(row.c.attempts > 0, row.c.due_at <= bindparam("now")))


def _leaders(query: Select[Any]) -> Select[Any]:
    """Rows of one lane that no row of the same chat goes before."""
    led = tuple_(_rival.c.lane, _rival.c.id) < tuple_(_leader.c.lane, _leader.c.id)
    return query.where(
        _leader.c.state == PENDING,
        _leader.c.lane == bindparam("lane"),
        _leader.c.chat_id.not_in(bindparam("skip", expanding=True)),
        ~exists().where(_rival.c.chat_id == _leader.c.chat_id, _in_queue(_rival), led),
        ~exists().where(_gone.c.chat_id == _leader.c.chat_id, _gone.c.state == SENDING),
    )


_HEAD_OF_CHAT = (
    select(func.min(_head.c.id))
    .where(_head.c.chat_id == _leader.c.chat_id, _in_queue(_head))
    .scalar_subquery()
)
_HEADS = (
    _leaders(select(_HEAD_OF_CHAT))
    .where(_leader.c.due_at <= bindparam("now"))
    .order_by(_leader.c.due_at, _leader.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=_leader, skip_locked=True)  # so that workers who look at once find different chats
)
_NEXT = _leaders(select(_leader.c.due_at)).order_by(_leader.c.due_at).limit(1)
