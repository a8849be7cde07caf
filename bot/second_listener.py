"""Reads again what families wrote, beside the turns: it may raise a signal, and never delays an answer.

Its model works in a process of its own, one message after the other. What it heard comes back through the same door
as every other input, and is heard there as one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Mapping, Sequence

from bot.blame import blame
from bot.second_model import SecondModel
from bot.turns import Turns
from bot.turns.rereading import ToRead
from flows.inputs import Reheard
from flows.triage.both import gathered, listen_first
from flows.triage.danger import NOTHING, Heard
from flows.triage.takes_back import takes_back
from handbook.reading import Handbook
from storage import NotSaved

AT_ONCE = 20
LOOK_EVERY = 5.0
"""Seconds until it looks by itself for what another worker left."""
_GRAVITY = ("none", "check", "acute")

log = logging.getLogger(__name__)


class SecondListener:
    """`run` until cancelled; `wake` when something was said."""

    def __init__(self, turns: Turns, handbook: Handbook, model: SecondModel | None = None) -> None:
        self._turns = turns
        self._handbook = handbook
        self._woken = asyncio.Event()
        self.model = model or SecondModel()

    def wake(self) -> None:
        """Something may be there to read."""
        self._woken.set()

    async def run(self) -> None:
        """Read the model, then whatever is said. Raises OperatorError where the model is missing or cut off."""
        try:
            await self.model.begin()
            while True:
                self._woken.clear()
                if not await self._round():
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._woken.wait(), LOOK_EVERY)
        finally:
            await self.model.end()

    async def _round(self) -> bool:
        """Read what waits; False where nothing did."""
        try:
            found = await self._turns.to_read(AT_ONCE)
            for one in found:
                heard = await self._heard(one)
                await self._turns.reheard(one.timer, heard)
        except NotSaved as trouble:  # the rows stand: they are read when the database is back
            log.warning("nothing can be read again: %s", blame(trouble))
            return False
        return bool(found)

    async def _heard(self, one: ToRead) -> Reheard:
        """Words that it stumbles over keep nobody else waiting: the first listener has heard them."""
        try:
            return await self._read(one)
        except Exception as trouble:
            log.error("a text could not be read again: %s", blame(trouble))
            return Reheard("none")

    async def _read(self, one: ToRead) -> Reheard:
        """The gravest of what was not read yet, each with what was said before it."""
        first = len(one.recent) - one.unread
        read = [
            await self._both(one.recent[at], one.recent[:at]) for at in range(max(0, first), len(one.recent))
        ]
        told = gathered(*(told for _, told in read))
        if not read:
            return Reheard("none")
        gravest = max(range(len(read)), key=lambda place: _GRAVITY.index(read[place][0].signal))
        said = one.recent[max(0, first) + gravest]
        heard, before = read[gravest][0], one.recent[: max(0, first) + gravest]
        return Reheard(*heard, told, said, await self._completes(heard, said, before))

    async def _completes(self, heard: Heard, said: str, before: Sequence[str]) -> bool:
        """Whether a danger is heard in it only for what was said before."""
        return heard.signal == "acute" and bool(before) and (await self._both(said, ()))[0].signal == "none"

    async def _both(self, text: str, before: Sequence[str]) -> tuple[Heard, Mapping[str, float]]:
        if takes_back(text, self._handbook):
            return NOTHING, {}
        heard, both = listen_first(text, before, self._handbook.distress)
        if both is None:
            return heard, {}
        told = await self.model.scores(text, before)
        return both(told), told
