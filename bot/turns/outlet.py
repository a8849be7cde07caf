"""Into the outbox: which lane, under which file's key, into which slot."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bot.channels.contract import Outgoing
from bot.desk.board import board
from bot.desk.card import alarm, card
from bot.desk.facts import LOCALE
from bot.turns import meta, states
from bot.turns.meta import Meta
from bot.turns.route import group_chat
from bot.turns.turn import Turn
from flows.casework.case import RISKS, Case
from flows.effects import Say, Wake
from flows.text import text
from storage import cases, chats, outbox, slots, timers
from storage.chats import Chat
from storage.outbox import BOARD as BOARD_LANE
from storage.outbox import CONVERSATION, CRISIS, DESK

__all__ = ["CONVERSATION", "CRISIS", "DESK", "put", "show"]

STANDING = ("pending", "sending", "sent")

BOARD = "board"
KIND = "message"
"""Of every row: the column stands in clear, and what kind of message somebody got says something of them."""

BOARD_EVERY = 5
"""Seconds: changes within them share one redrawing, since a group takes 20 messages and edits a minute."""

BOARD_LATEST = 30
"""Seconds after which a board that was held back goes before what can wait."""


def put(
    turn: Turn,
    chat: Chat,
    message: Outgoing,
    *,
    lane: int = CONVERSATION,
    meta: Meta = Meta(),  # noqa: B008  frozen and empty
    case_id: int | None = None,
    supersedable: bool = False,
    due_at: datetime | None = None,
    edits: int | None = None,
) -> int:
    """One message for one chat; what belongs to a case is sealed under its family's key."""
    file_id = turn.case(case_id)[0].file_id if case_id is not None else chat.file_id
    return outbox.put(
        turn.unit,
        chat.id,
        lane,
        KIND,
        states.encode(message),
        meta=_packed(meta),
        case_id=case_id,
        file_id=file_id,
        supersedable=supersedable,
        due_at=due_at,
        edits=edits,
    )


def _packed(given: Meta) -> bytes:
    return meta.pack(given) if given != Meta() else b""


def show(
    turn: Turn, chat: Chat, slot: str, message: Outgoing, *, lane: int, case_id: int | None = None
) -> None:
    """The single message in this slot: posted once, rewritten afterwards."""
    earlier = slots.get(turn.unit, slot)
    if earlier is None:
        slots.set(
            turn.unit,
            slot,
            put(turn, chat, message, lane=lane, meta=Meta(slot=slot), case_id=case_id),
        )
    elif not outbox.rewrite(turn.unit, earlier, states.encode(message)):
        edit = msgspec.structs.replace(message, edits=earlier, pin=False)
        # One that still waits says the newest instead: a group takes 20 messages and edits a minute.
        if not outbox.rewrite_edit(turn.unit, chat.id, earlier, states.encode(edit), lane):
            put(turn, chat, edit, lane=lane, meta=Meta(slot=slot), case_id=case_id, edits=earlier)


def show_to(
    turn: Turn, chat: Chat, say: Say, message: Outgoing, *, lane: int, supersedable: bool = False
) -> None:
    """The single message in a person's slot: posted where it is wanted anew, rewritten afterwards."""
    slot = f"{say.slot}:{chat.id}"
    if not say.anew:
        show(turn, chat, slot, message, lane=lane, case_id=say.case)
        return
    earlier = slots.get(turn.unit, slot) if say.bares else None
    row = put(
        turn,
        chat,
        message,
        lane=lane,
        meta=Meta(slot=slot),
        case_id=say.case,
        supersedable=supersedable,
    )
    slots.set(turn.unit, slot, row)
    # One set of buttons for one question; what never left has none on the screen.
    if earlier is not None and outbox.earlier(turn.unit, earlier)[0] in STANDING:
        put(turn, chat, Outgoing(edits=earlier), lane=lane, case_id=say.case, edits=earlier)


def draw_case(turn: Turn, case_id: int, ring: bool) -> None:
    """The card as it is now; a line that rings where `ring` asks for it and the card does not ring by being new."""
    row, case = turn.case(case_id)
    group = group_chat(turn.unit, turn.house)
    now, zone, words = turn.unit.now, turn.house.zone, turn.house.words
    urgent = case.risk == RISKS[0] and case.state == "waiting"
    fresh = slots.get(turn.unit, f"card:{case_id}") is None
    shown = card(case, now, zone, turn.house.handbook, words)
    show(turn, group, f"card:{case_id}", shown, lane=CRISIS if urgent else DESK, case_id=case_id)
    if case.state not in ("waiting", row.state):
        _hush(turn, group, case, alarm(case, now, zone, turn.house.handbook, words, danger=False))
    if ring and not fresh:
        line = alarm(case, now, zone, turn.house.handbook, words, danger=case.risk == RISKS[0])
        rung = put(turn, group, line, lane=CRISIS if case.risk == RISKS[0] else DESK, case_id=case_id)
        _disarm(turn, group, case)
        slots.set(turn.unit, f"alarm:{case_id}", rung)
    board_soon(turn)


def _disarm(turn: Turn, group: Chat, case: Case) -> None:
    """One line of a case can be claimed from and is kept as things stand: the one that rang last. An earlier one loses
    its button and says what stays so.
    """
    earlier = slots.get(turn.unit, f"alarm:{case.id}")
    if earlier is not None:
        line = turn.house.words.say(text("desk.alarm.older", code=case.code), LOCALE)
        _rewrite(turn, group, case.id, earlier, Outgoing(text=line))


def _hush(turn: Turn, group: Chat, case: Case, line: Outgoing) -> None:
    """Whoever scrolls back to the line that rang must not think that the case still waits, nor, once it is closed, that
    somebody still has it.
    """
    rang = slots.get(turn.unit, f"alarm:{case.id}")
    if rang is None:
        return
    if case.state == "claimed":  # the line that rang last was not rewritten yet
        put(turn, group, msgspec.structs.replace(line, edits=rang), lane=DESK, case_id=case.id, edits=rang)
    else:
        _rewrite(turn, group, case.id, rang, line)


def _rewrite(turn: Turn, group: Chat, case_id: int, row: int, line: Outgoing) -> None:
    """An edit of it that still waits says the newest instead."""
    edit = msgspec.structs.replace(line, edits=row)
    if not outbox.rewrite_edit(turn.unit, group.id, row, states.encode(edit), DESK):
        put(turn, group, edit, lane=DESK, case_id=case_id, edits=row)


def board_soon(turn: Turn) -> None:
    """Redraw the board at the next multiple of five seconds."""
    seconds = int(turn.unit.now.timestamp()) // BOARD_EVERY * BOARD_EVERY + BOARD_EVERY
    timers.set(turn.unit, "desk", 0, BOARD, datetime.fromtimestamp(seconds, turn.unit.now.tzinfo))


def draw_board(turn: Turn, link: str) -> None:
    """The board as it is now, with the way into the private chat. Two who draw at once would post two boards."""
    group = chats.get(turn.unit, group_chat(turn.unit, turn.house).id)
    found = [states.case(row) for row in cases.open_cases(turn.unit)]
    shown = board(found, turn.unit.now, turn.house.zone, turn.house.words, link)
    show(turn, group, BOARD, shown, lane=BOARD_LANE if _can_wait(turn.unit.now) else DESK)


def _can_wait(now: datetime) -> bool:
    """The board waits for a quiet moment of the group, but twice a minute it takes its turn among the cards."""
    return int(now.timestamp()) % BOARD_LATEST >= BOARD_EVERY


def wake(turn: Turn, call: Wake) -> None:
    """Tell those on call in their private chats, outside the hours in which counsellors read."""
    hours = turn.house.handbook.hours
    if (hours.confirmed or turn.house.demo) and hours.is_open(turn.unit.now):
        return
    for person in sorted(turn.house.oncall):
        chat = chats.find(turn.unit, turn.house.channel, person)
        if chat is not None and chat.open and chat.id != call.holder:
            message = Outgoing(text=turn.house.words.say(call.text, LOCALE))
            put(turn, chat, message, lane=CRISIS, case_id=call.case)
