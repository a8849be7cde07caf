"""Carries what the turns committed to the channels: in order within a chat, the urgent first, never too fast.

At least once: a send that may or may not have arrived is repeated, but for notices, which are counted and held.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from functools import partial
from math import inf
from typing import TypeVar

from bot.blame import blame
from bot.channels.contract import Channel, Later, Migrated, Outcome, Outgoing, Refused, Sent, Uncertain
from bot.clock import Clock
from bot.consignment import Consignment, Load, load
from bot.delivery import Delivery
from bot.figures import LANES, Figures
from bot.pace import Pace, Rates
from bot.setbacks import Setbacks
from bot.settling import End, settle
from bot.worker import Worker
from storage import NotSaved, outbox, presence
from storage.outbox import Quota, Row
from storage.store import Store
from storage.unit import Unit

__all__ = ["Courier", "Delivery", "Hear", "Rates"]

log = logging.getLogger(__name__)

T = TypeVar("T")
Hear = Callable[[Delivery], Awaitable[None]]

IN_FLIGHT = 16
"""Sends at once; python-telegram-bot gets slower above it."""
KEPT = 4
"""Of these, how many only what is urgent may use: slow notices must not fill the road."""
SWEEP = 5.0
"""Seconds after which the outbox is looked at although nobody rang: another worker may have died over its rows."""
AGAIN = 1.0
"""Seconds until the database is asked again after it failed."""
LONGEST_FOR_ALL = 60.0
"""Seconds for which everybody rests at most before one more is tried: an hour's silence would be an hour of danger."""
LEFT_BEHIND = timedelta(seconds=5)
"""How long a row stays with a worker that is not seen any more: it may only have lost its connection for a moment."""
GRACE = 5.0
"""Seconds that sends under way have to finish when the service stops."""
LAST_WORDS = 1.0
"""Seconds that the database then has to take what became of them."""


class Courier:
    """`hear` is told of what cannot arrive, and may be told twice.

    Alone on its database, it takes up at its start what an earlier process left in `sending`. As a `worker` beside
    others it looks every few seconds for what one of them left that has died, and keeps to its share of the pace.
    """

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        clock: Clock,
        rates: Rates,
        hear: Hear,
        *,
        worker: Worker | None = None,
        figures: Figures | None = None,
    ) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock
        self._hear = hear
        self._worker = None if worker is None or worker.alone else worker
        self._figures = figures or Figures()
        self._pace = Pace(rates, clock.monotonic)
        self._setbacks = Setbacks()
        self._woken = asyncio.Event()
        self._drains: set[asyncio.Event] = set()
        self._in_flight: dict[asyncio.Task[None], int] = {}
        self._ends: list[End] = []
        """What became of those that were carried, still to be written down: with the next look into the outbox."""
        self.company = 1
        """How many workers were last seen on this database."""
        self._stopping = False
        self._recover_at = 0.0

    def wake(self) -> None:
        """Something was put into the outbox. Cheap; call it after every commit."""
        self._woken.set()

    async def drain(self) -> None:
        """Wait until nothing is on its way and nothing in the outbox is due; `run` must be running."""
        done = asyncio.Event()
        self._drains.add(done)
        self.wake()
        await done.wait()

    async def run(self) -> None:
        """Until cancelled; then what is under way gets some seconds to finish."""
        self._stopping = False
        self._recover_at = self._clock.monotonic()
        rounds = asyncio.create_task(self._rounds())
        try:
            # Never cut in the middle of taking rows: they would stand as sent by nobody.
            await asyncio.shield(rounds)
        finally:
            self._stopping = True
            self.wake()
            await self._finish(rounds)

    async def _recover(self) -> None:
        now = self._clock.monotonic()
        if now < self._recover_at:
            return
        if self._worker is None:
            self._recover_at = inf
            found = await self._store.write(outbox.recover)
        else:
            self._recover_at = now + SWEEP
            found = await self._look_around(self._worker)
        if found:
            self._figures.left.add(many=found)
            log.warning("%d messages may or may not have left before a worker stopped", found)

    async def _look_around(self, worker: Worker) -> int:
        """Who else is here? They share the pace with us; what the others left is taken up. Returns how many rows."""
        # A row of ours that nothing carries was taken by a commit that seemed to fail.
        carrying = {*self._in_flight.values(), *(end.carried.row.id for end in self._ends)}

        def look(unit: Unit) -> tuple[int, int]:
            living = presence.others(unit, worker.number)
            found = (
                outbox.recover(unit, LEFT_BEHIND, living=living, carrying=carrying) if worker.settled else 0
            )
            return len(living), found

        others, found = await self._store.write(look)
        self.company = others + 1
        self._pace.share(self.company)
        return found

    async def _rounds(self) -> None:
        trouble = ""
        while not self._stopping:
            self._woken.clear()
            try:
                await self._recover()
                rest = await self._round()
            except Exception as error:
                if blame(error) != trouble:
                    log.error("the outbox could not be read: %s", blame(error))
                trouble, rest = blame(error), AGAIN
            else:
                trouble = ""
            if rest > 0 and not self._stopping:
                await self._rest(rest)

    async def _round(self) -> float:
        """Write down what became of those sent, send what may leave, with one commit for all of it; returns for how
        many seconds there is nothing more to do unless somebody rings.
        """
        # Whoever asked before the outbox was read is answered by it, if nothing was on its way even then.
        asked = frozenset(self._drains) if not self._in_flight else frozenset()
        free = IN_FLIGHT - len(self._in_flight)
        urgent = Quota(min(free, self._pace.room(urgent=True)), self._pace.closed(urgent=True))
        calm = Quota(min(free - KEPT, self._pace.room(urgent=False)), self._pace.closed(urgent=False))
        patient = self._pace.closed(patient=True)
        ends, self._ends = self._ends, []
        if urgent.most <= 0:
            if ends:
                await self._kept(ends, lambda unit: None)
            return min(self._pace.wait(), SWEEP)
        number = self._worker.number if self._worker else 0
        loaded = await self._kept(ends, lambda unit: load(unit, urgent, calm, patient, number))
        for row in loaded.unreadable:
            self._start(row, self._report(row, "bad_request", "unreadable"))
        for consignment in loaded.consignments:
            self._pace.spend(consignment.row.chat_id, consignment.cost, group=consignment.group)
            self._start(consignment.row, self._carry(consignment))
        return self._next(loaded, asked)

    def _next(self, loaded: Load, asked: frozenset[asyncio.Event]) -> float:
        if loaded.any_due is not None and loaded.any_due <= loaded.now:
            if loaded.rows:
                return 0.0
            return min(self._pace.wait(), SWEEP)
        for done in asked:
            done.set()
        self._drains -= asked
        return min(_seconds(loaded.now, loaded.due), self._pace.wait(), SWEEP)

    async def _rest(self, seconds: float) -> None:
        waits = {
            asyncio.create_task(self._woken.wait()),
            asyncio.create_task(self._clock.sleep(seconds)),
        }
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _start(self, row: Row, errand: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(errand)
        self._in_flight[task] = row.id
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._in_flight.pop(task, None)
        self.wake()

    async def _finish(self, rounds: asyncio.Task[None]) -> None:
        """What is cut off here stays in `sending`: uncertain, at the next start."""
        limit = asyncio.create_task(self._clock.sleep(GRACE))
        await asyncio.wait({rounds, limit}, return_when=asyncio.FIRST_COMPLETED)
        while self._in_flight and not limit.done():
            await asyncio.wait({limit, *self._in_flight}, return_when=asyncio.FIRST_COMPLETED)
        # What others became of is known, although one of them hangs: it must not be sent again for that.
        settling = asyncio.create_task(self._settle_all())
        last = asyncio.create_task(self._clock.sleep(LAST_WORDS))
        await asyncio.wait({settling, last}, return_when=asyncio.FIRST_COMPLETED)
        for task in (limit, last, rounds, settling, *self._in_flight):
            task.cancel()
        await asyncio.gather(limit, last, rounds, settling, *self._in_flight, return_exceptions=True)

    async def _carry(self, carried: Consignment) -> None:
        outcome = await self._send(carried, carried.message, carried.earlier)
        renewed = carried.message.edits is None and carried.slot != ""
        if _gone(outcome) and carried.anew is not None:
            self._pace.spend(carried.row.chat_id, 1, group=carried.group)
            outcome = await self._send(carried, carried.anew, ())
            renewed = True
        outcome = self._weigh(carried.row, outcome)
        if isinstance(outcome, Refused):
            await self._report(carried.row, outcome.reason, outcome.detail)
        elif isinstance(outcome, Migrated):
            await self._report(carried.row, "migrated", outcome.to)
        self._ends.append(End(carried, outcome, renewed))

    async def _send(self, carried: Consignment, message: Outgoing, earlier: tuple[int, ...]) -> Outcome:
        channel = self._channels.get(carried.channel)
        if channel is None:
            return Refused("no_chat", "no such channel")
        begun = self._clock.monotonic()
        try:
            outcome = await channel.send(carried.to, message, earlier)
        except Exception as error:
            outcome = Uncertain(blame(error))
        self._count(carried.row, outcome, self._clock.monotonic() - begun)
        return outcome

    def _count(self, row: Row, outcome: Outcome, seconds: float) -> None:
        lane = LANES[row.lane]
        self._figures.sends.add(lane, type(outcome).__name__.lower())
        self._figures.send.add(seconds, lane)
        if isinstance(outcome, Sent):
            late = (self._clock.now() - row.due_at).total_seconds()
            self._figures.delivery.add(max(0.0, late), lane)

    def _weigh(self, row: Row, outcome: Outcome) -> Outcome:
        """What the outcome means for the pace, and whether the message is given up."""
        match outcome:
            case Sent():
                if self._setbacks.out:
                    log.warning("row %d: messages are taken again", row.id)
                self._setbacks.taken(row.id)
            case Later(seconds, everywhere=True):
                if not self._setbacks.out:
                    log.warning("row %d: nothing is taken now; all rests between tries", row.id)
                # Told to stay away for long, this chat does. Whether that holds for all is asked again before.
                self._pace.pause(row.chat_id, seconds)
                rest = self._setbacks.outage(self._clock.monotonic(), min(seconds, LONGEST_FOR_ALL))
                self._pace.pause_all(rest)
                return Later(max(seconds, rest), everywhere=True)
            case Later(seconds):
                self._pace.pause(row.chat_id, seconds)
                log.warning("row %d: its chat rests for %.0f s", row.id, seconds)
            case Uncertain(detail):
                return self._uncertain(row, detail)
            case Refused(reason):
                self._setbacks.forget(row.id)
                log.warning("row %d: refused: %s", row.id, reason)
            case Migrated():
                log.warning("row %d: its chat has moved", row.id)
        return outcome

    def _uncertain(self, row: Row, detail: str) -> Outcome:
        if row.lane == outbox.NOTICES:
            log.warning("row %d: a notice that may have arrived is held (%s)", row.id, detail)
            return Uncertain(detail)
        pause = self._setbacks.uncertain(row.id)
        if pause is None:
            log.error("row %d: given up (%s)", row.id, detail)
            return Refused("bad_request", f"given up: {detail}")
        self._pace.pause(row.chat_id, pause)
        log.warning("row %d: may have arrived, again in %.0f s (%s)", row.id, pause, detail)
        return Uncertain(detail)

    async def _report(self, row: Row, reason: str, detail: str) -> None:
        """Whoever must know is told, however long the database is in trouble; what breaks of itself breaks once."""
        delivery = Delivery(row.id, row.chat_id, row.case_id, row.kind, row.meta, reason, detail)
        while True:
            try:
                await self._hear(delivery)
                return
            except NotSaved:
                await self._clock.sleep(AGAIN)
            except Exception as error:
                log.error("row %d: nobody could be told of its end: %s", row.id, blame(error))
                return

    async def _kept(self, ends: list[End], then: Callable[[Unit], T]) -> T:
        """All these written down, and what `then` gives, in one unit. They left, whatever the database says now: so it
        is asked until it has written that down, each alone where one of them spoils it for the others.
        """

        def settle_and_then(unit: Unit) -> T:
            for end in ends:
                settle(unit, end)
            return then(unit)

        try:
            return await self._store.write(settle_and_then if ends else then)
        except NotSaved:
            self._ends[:0] = ends
            raise
        except Exception:
            for end in ends:
                self._start(end.carried.row, self._settle(end))
            raise

    async def _settle(self, end: End) -> None:
        while True:
            try:
                await self._store.write(partial(settle, end=end))
                return
            except Exception as error:
                log.error("row %d: its outcome could not be kept: %s", end.carried.row.id, blame(error))
            await self._clock.sleep(AGAIN)

    async def _settle_all(self) -> None:
        """At the end: what the last sends became of."""
        while self._ends:
            ends, self._ends = self._ends, []
            try:
                await self._kept(ends, lambda unit: None)
            except Exception as error:
                log.error("%d outcomes could not be kept: %s", len(ends), blame(error))
                await self._clock.sleep(AGAIN)


def _gone(outcome: Outcome) -> bool:
    return isinstance(outcome, Refused) and outcome.reason == "gone"


def _seconds(now: datetime, due: datetime | None) -> float:
    return inf if due is None else max(0.0, (due - now).total_seconds())
