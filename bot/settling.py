"""What became of a consignment, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.channels.contract import Later, Migrated, Outcome, Refused, Sent, Uncertain
from bot.consignment import Consignment, slot_of, stale
from storage import chats, outbox, slots
from storage.errors import Erased
from storage.unit import Unit


@dataclass(frozen=True)
class End:
    """`renewed`: what went out was a new message in place of one that could not be rewritten."""

    carried: Consignment
    outcome: Outcome
    renewed: bool


def settle(unit: Unit, end: End) -> None:
    """Write it down."""
    carried, row = end.carried, end.carried.row
    match end.outcome:
        case Sent(messages):
            outbox.sent(unit, row.id, messages, row)
            if end.renewed and carried.slot and not stale(unit, row, carried.slot):
                slots.set(unit, carried.slot, row.id)
        case Later(seconds):
            outbox.retry(unit, row.id, unit.now + timedelta(seconds=seconds))
        case Uncertain():
            outbox.uncertain(unit, row.id)
        case Refused(reason, detail):
            outbox.dead(unit, row.id, f"{reason}: {detail}")
        case Migrated(to):
            _move(unit, carried, to)


def _move(unit: Unit, carried: Consignment, to: str) -> None:
    """Its other rows find the new address by themselves; where the slot's message was posted anew, no twin."""
    row = carried.row
    try:
        if chats.address(unit, row.chat_id)[1] != to:
            chats.move(unit, row.chat_id, to)
    except Erased:
        outbox.dead(unit, row.id, "erased")
        return
    if stale(unit, row, slot_of(row)):
        outbox.dead(unit, row.id, "superseded")
    else:
        outbox.retry(unit, row.id, unit.now)
