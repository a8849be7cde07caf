"""A row of the outbox made ready for the road: its address, its words, and what it rewrites."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from sqlalchemy.exc import NoResultFound

from bot.blame import blame
from bot.channels.contract import Outgoing
from storage import chats, outbox, slots
from storage.chats import Road
from storage.errors import Erased
from storage.outbox import Quota, Row
from storage.unit import Unit

NOT_YET = timedelta(seconds=1)
"""How long an edit waits for its message, should that stand in another chat; in one chat the earlier leaves first."""

_OUTGOING = msgspec.json.Decoder(Outgoing)


class _Riding(msgspec.Struct):
    slot: str = ""


_RIDING = msgspec.json.Decoder(_Riding)


@dataclass(frozen=True)
class Consignment:
    """`earlier` are the platform ids to rewrite; `anew` is sent in its place should they be gone.

    `slot` is set where this row, once sent anew, is the message that its slot names.
    """

    row: Row
    channel: str
    to: str
    group: bool
    message: Outgoing
    earlier: tuple[int, ...] = ()
    anew: Outgoing | None = None
    slot: str = ""

    @property
    def cost(self) -> int:
        """Messages in the platform's counting; deletions are none."""
        return 0 if self.message.erases else max(1, len(self.message.copy))


@dataclass(frozen=True)
class Load:
    """`rows` were taken; the `unreadable` ones are dead already. When the next is `due`: in an open chat, in any."""

    rows: int
    consignments: tuple[Consignment, ...]
    unreadable: tuple[Row, ...]
    due: datetime | None
    any_due: datetime | None
    now: datetime


def load(unit: Unit, urgent: Quota, calm: Quota, patient: Collection[int], worker: int = 0) -> Load:
    """Take for `worker` what may leave now: first what is urgent, then of what room there is for the others. `patient`
    are the chats where the last lane must wait.
    """
    rows = outbox.take(unit, calm.most, paused=calm.closed, urgent=urgent, patient=patient, worker=worker)
    if not rows:
        due = outbox.next_due(unit, paused=calm.closed)
        return Load(0, (), (), due, outbox.next_due(unit) if patient else due, unit.now)
    roads = chats.roads(unit, {row.chat_id for row in rows})
    ready: list[Consignment] = []
    unreadable: list[Row] = []
    for row in rows:
        try:
            ready += _consignments(unit, row, roads.get(row.chat_id))
        except (Erased, NoResultFound, msgspec.MsgspecError) as error:
            outbox.dead(unit, row.id, blame(error))
            unreadable.append(row)
    return Load(len(rows), tuple(ready), tuple(unreadable), unit.now, unit.now, unit.now)


def stale(unit: Unit, row: Row, slot: str) -> bool:
    """Whether the slot has a newer message, or none any more: then this row must not be posted anew."""
    if not slot:
        return False
    holder = slots.get(unit, slot)
    return holder is None or holder > row.id


def slot_of(row: Row) -> str:
    """The slot that the row's meta names, or ""."""
    try:
        return _RIDING.decode(row.meta).slot if row.meta else ""
    except msgspec.MsgspecError:  # another writer's meta
        return ""


def _consignments(unit: Unit, row: Row, road: Road | None) -> list[Consignment]:
    if road is None:
        raise Erased(row.file_id or 0)
    message = _OUTGOING.decode(row.data)
    if message.withdraws:
        arrived = (number for id in message.withdraws for number in outbox.earlier(unit, id)[1])
        message = msgspec.structs.replace(message, erases=(*message.erases, *arrived))
    channel, to, group = road.channel, road.to, road.kind == "group"
    if message.edits is None:
        return [Consignment(row, channel, to, group, message)]
    slot = slot_of(row)
    anew = None if stale(unit, row, slot) else _anew(message)
    state, earlier = outbox.earlier(unit, message.edits)
    if state == "sent" and earlier:
        return [Consignment(row, channel, to, group, message, earlier, anew, slot)]
    if state in ("pending", "sending"):
        outbox.retry(unit, row.id, unit.now + NOT_YET)
        return []
    if anew is None:
        outbox.dead(unit, row.id, "superseded")
        return []
    return [Consignment(row, channel, to, group, anew, slot=slot)]


def _anew(message: Outgoing) -> Outgoing | None:
    """The edit as a message of its own; None for buttons without words."""
    words = message.text or (message.caption or "")
    if not words:
        return None
    return Outgoing(text=words, buttons=message.buttons, silent=message.silent, pin=message.pin)
