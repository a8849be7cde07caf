"""This process's place among those that work on the same database: taken at the start, held, and given back."""

from __future__ import annotations

import asyncio
import logging

from bot.clock import Clock
from bot.errors import OperatorError
from storage import StorageError
from storage.presence import Presence

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds that a service waits for its predecessor to stop; that one has ten to finish what it took."""
LOOK = 2.0
"""Seconds between two looks whether the place is still ours."""
AGAIN = 0.5
SETTLED = 10.0
"""Seconds of an undisturbed place after which whoever is not there is dead: after the database was gone for a moment,
the living have taken their places again by then.
"""

TAKEN = (
    "Basis data ini sedang dipakai layanan lain, dan {0} Hentikan layanan itu dahulu. "
    "Beberapa layanan sekaligus hanya dapat dengan PostgreSQL dan TELEGRAM_MODE=webhook."
)
POLLING = "dengan TELEGRAM_MODE=polling hanya boleh ada satu."
SQLITE = "pada SQLite hanya boleh ada satu."
BESIDE = "layanan itu mengambil pesan dengan polling."


class Worker:
    """`alone`: no other may work on this database, as when updates are polled for."""

    def __init__(self, presence: Presence, clock: Clock, *, alone: bool, why: str = POLLING) -> None:
        self.alone = alone
        self._presence = presence
        self._clock = clock
        self._why = why
        self._since: float | None = None

    @property
    def number(self) -> int:
        """Ours, under which rows are taken; 0 before the start."""
        return self._presence.number

    @property
    def here(self) -> bool:
        """Whether the place is ours."""
        return self._since is not None

    @property
    def settled(self) -> bool:
        """Whether who is not seen beside us can be taken for dead."""
        return self._since is not None and self._clock.monotonic() - self._since >= SETTLED

    async def enter(self) -> None:
        """Take the place, if need be when another has stopped. Raises OperatorError where it does not."""
        until = self._clock.monotonic() + PATIENCE
        waiting = False
        while not await self._try_to_enter():
            if self._clock.monotonic() >= until:
                raise OperatorError(TAKEN.format(self._why))
            if not waiting:
                log.warning("another service is on this database; waiting for its end")
            waiting = True
            await self._clock.sleep(AGAIN)
        self._since = self._clock.monotonic()

    async def stay(self) -> None:
        """Until cancelled. Raises OperatorError when another took the place while the database was out of reach."""
        while True:
            await self._clock.sleep(LOOK)
            number = self.number
            try:
                if not await asyncio.to_thread(self._presence.hold):
                    raise OperatorError(TAKEN.format(self._why))
            except StorageError:
                log.warning("the database cannot be reached to hold this worker's place; trying again")
                self._since = None
                continue
            if self._since is None or number != self.number:
                self._since = self._clock.monotonic()

    async def leave(self) -> None:
        """Give the place back."""
        self._since = None
        await asyncio.to_thread(self._presence.leave)

    async def _try_to_enter(self) -> bool:
        try:
            return await asyncio.to_thread(self._presence.enter, alone=self.alone)
        except StorageError as trouble:
            raise OperatorError(str(trouble)) from None
