"""Reads again what families wrote, beside the turns: it may raise a signal, and never delays an answer.

It works in a thread of its own, one message after the other. What it heard comes back through the same door as every
other input, and is heard there as one.
"""

from __future__ import annotations

import asyncio
import logging

from bot.blame import blame
from bot.checks.second import MEND
from bot.errors import OperatorError
from bot.turns import Turns
from bot.turns.rereading import ToRead
from flows.inputs import Reheard
from flows.triage.both import gathered, read_both
from flows.triage.danger import NOTHING
from handbook.reading import Handbook
from handbook.reading.second import Second, read_second
from storage import NotSaved

AT_ONCE = 20
LOOK_EVERY = 5.0
"""Seconds until it looks by itself for what another worker left."""
_GRAVITY = ("none", "check", "acute")

log = logging.getLogger(__name__)


class SecondListener:
    """`run` until cancelled; `wake` when something was said."""

    def __init__(self, turns: Turns, handbook: Handbook) -> None:
        self._turns = turns
        self._handbook = handbook
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something may be there to read."""
        self._woken.set()

    async def run(self) -> None:
        """Read the model, then whatever is said. Raises OperatorError where the model is missing or cut off."""
        try:
            second = await asyncio.to_thread(read_second)
        except (OSError, ValueError):
            raise OperatorError(f"Model pendengar kedua tidak ada atau rusak. {MEND}") from None
        while True:
            self._woken.clear()
            if not await self._round(second):
                try:
                    await asyncio.wait_for(self._woken.wait(), LOOK_EVERY)
                except TimeoutError:
                    continue

    async def _round(self, second: Second) -> bool:
        """Read what waits; False where nothing did."""
        try:
            found = await self._turns.to_read(AT_ONCE)
            for one in found:
                heard = await self._heard(one, second)
                await self._turns.reheard(one.timer, heard)
        except NotSaved as trouble:  # the rows stand: they are read when the database is back
            log.warning("nothing can be read again: %s", blame(trouble))
            return False
        return bool(found)

    async def _heard(self, one: ToRead, second: Second) -> Reheard:
        """Words that it stumbles over keep nobody else waiting: the first listener has heard them."""
        try:
            return await asyncio.to_thread(self._read, one, second)
        except Exception as trouble:
            log.error("a text could not be read again: %s", blame(trouble))
            return Reheard("none")

    def _read(self, one: ToRead, second: Second) -> Reheard:
        """The gravest of what was not read yet, each with what was said before it."""
        first = len(one.recent) - one.unread
        read = [
            read_both(one.recent[at], one.recent[:at], self._handbook.distress, second)
            for at in range(max(0, first), len(one.recent))
        ]
        heard = (each for each, _ in read)
        gravest = max(heard, key=lambda each: _GRAVITY.index(each.signal), default=NOTHING)
        return Reheard(*gravest, gathered(*(told for _, told in read)))
