"""What leaves: put by turns in their own transaction, taken and settled by the courier.

    pending -> sending -> sent
                       -> pending again: retried; or uncertain, where twice is better than not at all
                       -> uncertain: a notice that may have arrived, counted and held
                       -> dead
    pending -> dropped: superseded, or its person is gone

A chat's queue keeps its order and moves at the pace of its most urgent message. A row joins the queue when it
is due; once tried it keeps its place there while it waits for the next try, unless something more urgent
waits behind it. This module is the whole face of the outbox; the neighbours named outbox_* are its rooms.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Integer, bindparam, case, func, insert, select, true, update

from storage.errors import Erased
from storage.outbox_outcomes import dead, recover, retry, sent, set_back, uncertain
from storage.outbox_posted import Posted, by_message, earlier, messages_since
from storage.outbox_queue import Quota, heads, next_due
from storage.outbox_rows import (
    BOARD,
    BY_ID,
    CONVERSATION,
    CRISIS,
    DESK,
    NOTICES,
    PENDING,
    SENDING,
    Row,
    State,
    file_of,
    of_any_lane,
)
from storage.sealing import seal, unseal
from storage.statements import Found, Statement, among
from storage.tables import chats, outbox
from storage.unit import Unit

__all__ = [
    "BOARD",
    "CONVERSATION",
    "CRISIS",
    "DESK",
    "NOTICES",
    "Posted",
    "Quota",
    "Row",
    "State",
    "by_message",
    "counts",
    "dead",
    "drop",
    "drop_pending",
    "earlier",
    "get",
    "messages_since",
    "next_due",
    "pending",
    "put",
    "recover",
    "retry",
    "rewrite",
    "rewrite_edit",
    "sent",
    "set_back",
    "take",
    "uncertain",
    "under_way",
]

_PENDING_OF_CHAT = (outbox.c.chat_id == bindparam("chat"), outbox.c.state == PENDING, of_any_lane(outbox))

_PUT = Statement(insert(outbox))
_FILE_OF_CHAT = Statement(select(chats.c.file_id).where(chats.c.id == bindparam("id")))
_DROPPED = update(outbox).where(*_PENDING_OF_CHAT).values(state="dropped")
_DROP = Statement(_DROPPED)
_SUPERSEDE = Statement(_DROPPED.where(outbox.c.supersedable == true()))
_DROP_ONE = Statement(update(outbox).where(BY_ID, outbox.c.state == PENDING).values(state="dropped"))
_DROP_SOME = Statement(update(outbox).where(among(outbox.c.id, "ids")).values(state="dropped"))
_REWRITE = Statement(update(outbox).where(BY_ID, outbox.c.state == PENDING).values(data=bindparam("sealed")))
_AS_URGENT = bindparam("as_urgent", type_=Integer)
_REWRITE_EDIT = Statement(
    update(outbox)
    .where(*_PENDING_OF_CHAT, outbox.c.edits == bindparam("row"))
    .values(
        data=bindparam("sealed"), lane=case((outbox.c.lane > _AS_URGENT, _AS_URGENT), else_=outbox.c.lane)
    )
)
_claimed = outbox.alias("claimed")
_CLAIMED = (
    select(_claimed.c.id)
    .where(among(_claimed.c.id, "ids"), _claimed.c.state == PENDING)
    .with_for_update(skip_locked=True)
)
_CLAIM = Statement(
    update(outbox)
    .where(outbox.c.id.in_(_CLAIMED))
    .values(state="sending", taken_at=bindparam("when"), taken_by=bindparam("worker"))
    .returning(outbox)
)
_GET = Statement(select(outbox).where(BY_ID))
_PENDING_OF = Statement(select(outbox).where(*_PENDING_OF_CHAT).order_by(outbox.c.id))
_PUT_SINCE = Statement(
    select(outbox.c.id)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.id > bindparam("since"), outbox.c.edits.is_(None))
    .limit(1)
)
_UNDER_WAY = Statement(
    select(outbox)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.state == SENDING)
    .order_by(outbox.c.id)
)
_COUNTS = Statement(select(outbox.c.state, func.count().label("number")).group_by(outbox.c.state))


def put(
    unit: Unit,
    chat_id: int,
    lane: int,
    kind: str,
    data: bytes,
    *,
    meta: bytes = b"",
    case_id: int | None = None,
    file_id: int | None = None,
    supersedable: bool = False,
    due_at: datetime | None = None,
    edits: int | None = None,
) -> int:
    """Queue a message, sealed under `file_id`, else under the chat's own file. `kind` stands in clear.

    Another's file goes with a case of theirs: an erasure finds it by that.

    A supersedable one drops the pending supersedable ones of its chat. `edits` is the outbox id of the
    message that this one rewrites: `earlier` then knows where that message stands, also if it had to be sent
    anew. Raises Erased.
    """
    if supersedable:
        _SUPERSEDE.run(unit, {"chat": chat_id})
    if file_id is None:
        file_id = _FILE_OF_CHAT.only(unit, {"id": chat_id})
    row = {
        "chat_id": chat_id,
        "file_id": file_id,
        "case_id": case_id,
        "lane": lane,
        "kind": kind,
        "state": "pending",
        "attempts": 0,
        "supersedable": supersedable,
        "uncertain": False,
        "edits": edits,
        "created_at": unit.now,
        "due_at": due_at or unit.now,
        "data": seal(unit, "outbox", "data", file_id, data),
        "meta": seal(unit, "outbox", "meta", file_id, meta) if meta else b"",
        "messages": b"",
        "why": b"",
    }
    return _PUT.add(unit, row)


def rewrite(unit: Unit, id: int, data: bytes) -> bool:
    """Put other words into a row that is still pending; False when it is too late for that."""
    sealed = seal(unit, "outbox", "data", file_of(unit, id), data)
    return _REWRITE.run(unit, {"row": id, "sealed": sealed}) == 1


def rewrite_edit(unit: Unit, chat_id: int, edits: int, data: bytes, lane: int) -> bool:
    """Put other words into an edit of the row `edits` that still waits in this chat, and let it be as urgent as `lane`
    at least; False where none waits.
    """
    sealed = seal(unit, "outbox", "data", file_of(unit, edits), data)
    return _REWRITE_EDIT.run(unit, {"chat": chat_id, "row": edits, "sealed": sealed, "as_urgent": lane}) > 0


def take(
    unit: Unit,
    limit: int,
    busy: Collection[int] = (),
    paused: Collection[int] = (),
    *,
    urgent: Quota | None = None,
    patient: Collection[int] | None = None,
    worker: int = 0,
) -> list[Row]:
    """The rows to send now, most urgent first, at most one a chat, marked `sending` by `worker`.

    None of a chat in `busy` or `paused`, nor of one that has a row in `sending`; another worker's are passed
    over. Whoever keeps part of the pace for a crisis says by `urgent` how far that goes: `limit`, `busy` and `paused`
    are then for everything else. `patient` are the chats that must wait where only the last lane wants to go there.
    """
    ids = heads(unit, Quota(limit, {*busy, *paused}), urgent, patient)
    if not ids:
        return []
    claimed = {row.id: row for row in _CLAIM.all(unit, {"ids": ids, "when": unit.now, "worker": worker})}
    rows = _readable(unit, [claimed[id] for id in ids if id in claimed], "sending")
    unreadable = claimed.keys() - {row.id for row in rows}
    if unreadable:
        _DROP_SOME.run(unit, {"ids": unreadable})
    return rows


def get(unit: Unit, id: int) -> Row:
    """One row in whatever state. Raises NoResultFound for an unknown id, Erased after erasure."""
    row = _GET.one(unit, {"row": id})
    return _opened(unit, row, row.state)


def pending(unit: Unit, chat_id: int) -> list[Row]:
    """What still waits for this chat, in its order."""
    return _readable(unit, _PENDING_OF.all(unit, {"chat": chat_id}), "pending")


def under_way(unit: Unit, chat_id: int) -> list[Row]:
    """What is being sent to this chat at this moment: at most one."""
    return _readable(unit, _UNDER_WAY.all(unit, {"chat": chat_id}), "sending")


def put_since(unit: Unit, chat_id: int, id: int) -> bool:
    """Whether another message was written for this chat after row `id`; rewriting an old one does not count."""
    return _PUT_SINCE.first(unit, {"chat": chat_id, "since": id}) is not None


def drop(unit: Unit, id: int) -> bool:
    """Never send this one; False where it is too late for that."""
    return _DROP_ONE.run(unit, {"row": id}) == 1


def drop_pending(unit: Unit, chat_id: int) -> int:
    """Send nothing more of what waits for this chat; returns how many were dropped."""
    return _DROP.run(unit, {"chat": chat_id})


def counts(unit: Unit) -> dict[str, int]:
    """How many rows stand in each state."""
    return {row.state: row.number for row in _COUNTS.all(unit)}


def _readable(unit: Unit, rows: Sequence[Found], state: State) -> list[Row]:
    """Without those whose file was erased while they were on their way."""
    found = []
    for row in rows:
        with suppress(Erased):
            found.append(_opened(unit, row, state))
    return found


def _opened(unit: Unit, row: Found, state: State) -> Row:
    if not row.data:
        raise Erased(row.file_id)
    return Row(
        id=row.id,
        chat_id=row.chat_id,
        file_id=row.file_id,
        lane=row.lane,
        kind=row.kind,
        state=state,
        attempts=row.attempts,
        due_at=row.due_at,
        created_at=row.created_at,
        sent_at=row.sent_at,
        case_id=row.case_id,
        supersedable=row.supersedable,
        data=unseal(unit, "outbox", "data", row.file_id, row.data),
        meta=unseal(unit, "outbox", "meta", row.file_id, row.meta) if row.meta else b"",
        uncertain=row.uncertain,
    )
