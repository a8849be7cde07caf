"""Taking the last 48 hours out of a family's chat: what they sent, whatever it was, and what the bot sent.

A bot may delete both sides of a private chat (Telegram Bot API, deleteMessage). What is on its way at that moment
cannot be called back: it is taken away once it stands there, and whoever wrote it is told that it was not read.
Hazard: a photo or a voice note is kept nowhere but in this chat. The letter names what went.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from bot.channels.contract import Outgoing
from bot.turns import meta, outlet, states
from bot.turns.turn import Turn
from flows.effects import Tell, WipeChat
from flows.notes import NotDelivered
from storage import heard, outbox, timers, told
from storage.chats import Chat
from storage.heard import ERASABLE
from storage.outbox import Row

ERASED_AT_ONCE = 100
AGAIN = timedelta(seconds=2)
"""How soon we look again after what was on its way: it may have had to be tried once more."""


def wipe(turn: Turn, chat: Chat, asked: WipeChat) -> None:
    """All of it; or, with `before`, what of ours was made before and came, or would come, behind the first wiping."""
    since = turn.unit.now - ERASABLE
    for row in outbox.pending(turn.unit, chat.id):
        if asked.before is None or row.created_at < asked.before:
            _refuse(turn, row)
            if asked.before is not None:
                outbox.drop(turn.unit, row.id)
    if asked.before is None:
        outbox.drop_pending(turn.unit, chat.id)
    moving = _look_again(turn, chat, asked.before)
    ours = outbox.messages_since(turn.unit, chat.id, since, asked.before)
    theirs = _theirs(turn, chat, since) if asked.before is None else []
    _erase(turn, chat, [*theirs, *ours, asked.message], moving)


def _look_again(turn: Turn, chat: Chat, before: datetime | None) -> tuple[int, ...]:
    moving = [
        row for row in outbox.under_way(turn.unit, chat.id) if before is None or row.created_at < before
    ]
    for row in moving if before is None else ():
        _refuse(turn, row)
    if moving:
        timers.set(turn.unit, "talk", chat.id, "wipe", turn.unit.now + AGAIN)
    return tuple(row.id for row in moving)


def _refuse(turn: Turn, row: Row) -> None:
    """A counsellor's words that nobody will have read: they must hear of it."""
    riding = meta.unpack(row.meta)
    if riding.to == "family" and row.case_id is not None:
        turn.note(Tell("case", row.case_id, NotDelivered("family", "hidden", riding.message)))


def _theirs(turn: Turn, chat: Chat, since: datetime) -> list[int]:
    """Everything that came from them, and what was told before its numbers were kept."""
    pieces = [states.piece(one.data) for one in told.of_chat_since(turn.unit, chat.id, since)]
    for piece in pieces:
        if piece.kind != "text" and not piece.gone:
            gone = states.encode(msgspec.structs.replace(piece, gone=True))
            told.replace(turn.unit, chat, piece.message, gone)
    return [*heard.since(turn.unit, chat.id, since), *(piece.message for piece in pieces)]


def _erase(turn: Turn, chat: Chat, messages: list[int], moving: tuple[int, ...]) -> None:
    """A chat takes one message after the other: what is on its way has its number when the deletion leaves."""
    sent = [message for message in dict.fromkeys(messages) if message]
    for start in range(0, len(sent), ERASED_AT_ONCE):
        some = tuple(sent[start : start + ERASED_AT_ONCE])
        outlet.put(turn, chat, Outgoing(erases=some, withdraws=moving), lane=outlet.CRISIS)
