"""A dead letter's second turn. The operator's command sets a timer, and the running service takes it up: one way in."""

from __future__ import annotations

from bot.blame import trail
from storage import deadletters, timers
from storage.timers import Timer
from storage.unit import Unit

OWNER = "letter"
AGAIN = "again"


class Unread(Exception):
    """It still cannot be read; the text names a field, never what it held."""


def ask_again(unit: Unit, number: int) -> bool:
    """Have letter `number` taken up at the next tick; False where there is none."""
    if deadletters.get(unit, number) is None:
        return False
    timers.set(unit, OWNER, number, AGAIN, unit.now)
    return True


def waits(unit: Unit, number: int) -> bool:
    """Whether it was not taken up yet."""
    return timers.is_set(unit, OWNER, number, AGAIN)


def still_broken(unit: Unit, timer: Timer, trouble: Exception) -> None:
    """It stays among the dead letters with what went wrong this time. Its person was apologised to before."""
    timers.cancel(unit, timer.owner, timer.owner_id, timer.kind)
    why = str(trouble) if isinstance(trouble, Unread) else trail(trouble)
    deadletters.note(unit, timer.owner_id, why)
