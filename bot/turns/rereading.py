"""What the second listener is still to read, as rows: no word is left unread because the bot was killed.

A row a chat. It is taken in the unit that acts on what was heard, and only if nothing new was said meanwhile.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

import msgspec

from bot.turns import states
from storage import sessions, timers
from storage.timers import Timer
from storage.unit import Unit

OWNER = "listen"
GIVEN_UP = timedelta(hours=1)
"""What no second listener has read by then is read by none: it is switched off."""


class ToRead(NamedTuple):
    """The last texts of a chat, and how many of them, the last ones, were not read yet."""

    timer: Timer
    recent: tuple[str, ...]
    unread: int


def ask(unit: Unit, chat: int) -> None:
    """Let the last texts of this chat be read once more."""
    timers.set(unit, OWNER, chat, "", unit.now + GIVEN_UP)


def waiting(unit: Unit, most: int) -> list[ToRead]:
    """What is to be read, longest waiting first."""
    found = timers.of(unit, OWNER, most)
    kept = sessions.see(unit, [timer.owner_id for timer in found])
    return [_to_read(timer, kept.get(timer.owner_id, b"")) for timer in found]


def _to_read(timer: Timer, kept: bytes) -> ToRead:
    try:
        session = states.opened(kept)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ToRead(timer, (), 0)  # its turn will fail, and takes the row away
    return ToRead(timer, session.recent, session.unread)
