"""Which case a message is about, where it says so by itself."""

from __future__ import annotations

from flows.inputs import Edited
from storage import outbox, relays
from storage.chats import Chat
from storage.unit import Unit


def about(unit: Unit, chat: Chat, said: object) -> int | None:
    """The case that a message is about: of the message it replies to, or of the one it edits."""
    if isinstance(said, Edited):
        rows = relays.carried(unit, chat.id, said.message)
        return outbox.get(unit, rows[0]).case_id if rows else None
    reply_to = getattr(said, "reply_to", None)
    posted = outbox.by_message(unit, chat.id, reply_to) if reply_to is not None else None
    return posted.case_id if posted else None
