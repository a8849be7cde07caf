"""Which rows are next.

The head of a chat is its oldest row in the queue; its urgency is that of its most urgent row in the queue. What is
more urgent than an edit or a notice goes before it: neither is a part of the talk, and nobody who is in danger should
read of an event first. Chats go by urgency, then by
how long that most urgent row has been due. A chat with a row in `sending` waits.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.selectable import NamedFromClause

from storage.outbox_rows import BOARD, CRISIS, LANES, NOTICES, PENDING, SENDING, of_any_lane
from storage.statements import Statement, beyond
from storage.tables import outbox
from storage.unit import Unit

_leader = outbox.alias("leader")
_head = outbox.alias("head")
_rival = outbox.alias("rival")
_gone = outbox.alias("gone")


@dataclass(frozen=True)
class Quota:
    """How many rows to take at most, and which chats must wait."""

    most: int
    closed: Collection[int] = ()


def heads(
    unit: Unit, calm: Quota, urgent: Quota | None = None, patient: Collection[int] | None = None
) -> list[int]:
    """Ids of the rows to send next, most urgent first, at most one a chat and none of the chats that are closed.

    `urgent` holds for chats whose turn it is by the lane for crises, `calm` for all others and, without `urgent`, for
    all; what the urgent ones take is no more there for the others. Those whose turn it is by the last lane are closed
    by `patient`, where that is given.
    """
    urgent = urgent or calm
    last = calm if patient is None else Quota(calm.most, patient)
    found: list[int] = []
    for lane, due in enumerate(_next(unit, urgent.closed, calm.closed, last.closed)):
        quota = {CRISIS: urgent, BOARD: last}.get(lane, calm)
        if due is not None and due <= unit.now and len(found) < quota.most:
            values = {
                "lane": lane,
                "now": unit.now,
                "skip": quota.closed,
                "most": quota.most - len(found),
            }
            found += _HEADS.values(unit, values)
    return found


def next_due(unit: Unit, busy: Collection[int] = (), paused: Collection[int] = ()) -> datetime | None:
    """When `take` will next find something; a past time means now.

    None when nothing waits but what is being sent.
    """
    skip = {*busy, *paused}
    return min((due for due in _next(unit, skip, skip, skip) if due is not None), default=None)


def _next(
    unit: Unit, urgent: Collection[int], calm: Collection[int], patient: Collection[int]
) -> tuple[datetime | None, ...]:
    """When the first of each lane is due, leaving out these chats."""
    skip = {"urgent_skip": urgent, "skip": calm, "patient_skip": patient}
    found: tuple[datetime | None, ...] = _NEXT.one(unit, {"now": unit.now, **skip})
    return found


def _in_queue(row: NamedFromClause) -> ColumnElement[bool]:
    return and_(row.c.state == PENDING, or_(row.c.attempts > 0, row.c.due_at <= bindparam("now")))


def _leaders(query: Select[Any], lane: ColumnElement[int], skip: str = "skip") -> Select[Any]:
    """Rows of one lane that no row of the same chat goes before."""
    led = tuple_(_rival.c.lane, _rival.c.id) < tuple_(_leader.c.lane, _leader.c.id)
    return query.where(
        _leader.c.state == PENDING,
        _leader.c.lane == lane,
        beyond(_leader.c.chat_id, skip),
        ~exists().where(_rival.c.chat_id == _leader.c.chat_id, _in_queue(_rival), led),
        ~exists().where(_gone.c.chat_id == _leader.c.chat_id, _gone.c.state == SENDING),
    )


def _first(lane: int) -> ColumnElement[Any]:
    which: ColumnElement[int] = literal_column(str(lane))
    skip = {CRISIS: "urgent_skip", BOARD: "patient_skip"}.get(lane, "skip")
    first = _leaders(select(_leader.c.due_at), which, skip).order_by(_leader.c.due_at).limit(1)
    return first.scalar_subquery().label(f"lane_{lane}")


_HEAD_OF_CHAT = (
    select(func.min(_head.c.id))
    .where(
        _head.c.chat_id == _leader.c.chat_id,
        _in_queue(_head),
        of_any_lane(_head),
        or_(and_(_head.c.edits.is_(None), _head.c.lane != NOTICES), _head.c.lane <= _leader.c.lane),
    )
    .scalar_subquery()
)
_HEADS = Statement(
    _leaders(select(_HEAD_OF_CHAT), bindparam("lane"))
    .where(_leader.c.due_at <= bindparam("now"))
    .order_by(_leader.c.due_at, _leader.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=_leader, skip_locked=True)  # so that workers who look at once find different chats
)
_NEXT = Statement(select(*(_first(lane) for lane in LANES)))
