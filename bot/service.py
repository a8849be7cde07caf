"""Puts the parts together, starts them in order, and stops them so that nothing taken is left undone.

channel -> turns -> flows -> one transaction -> outbox -> courier -> channel
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Coroutine, Sequence
from typing import Any

from aiohttp import web

from bot.channels.contract import Incoming
from bot.channels.telegram import Telegram
from bot.channels.telegram.webhook import Webhook
from bot.clock import Clock, SystemClock, Ticker, Watch
from bot.courier import Courier
from bot.figures import Figures
from bot.pace import Rates
from bot.read_handbook import read_handbook
from bot.second_listener import SecondListener
from bot.server import listening
from bot.settings import WEBHOOK_PORT, Settings
from bot.turns import House, Turns
from bot.watching import Watching
from bot.words import Words
from bot.worker import BESIDE, POLLING, SQLITE, Worker
from flows.casework.worker.welcome import START
from handbook.reading import Handbook
from storage import Store
from storage.presence import presence

log = logging.getLogger(__name__)

DICE_BITS = 64
LAST_ANSWERS = 2.0
"""Seconds that answers to presses have when the service stops; by then its messages had theirs."""


class Service:
    """The whole bot. `run` until cancelled; everything it holds is closed when it ends."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        handbook: Handbook | None = None,
        worker: Worker | None = None,
    ) -> None:
        """`worker` may have taken its place already, so that nobody restores the database while it is opened."""
        self.clock = clock or SystemClock()
        self.store = Store.open(
            settings.database_url.get_secret_value(), settings.data_dir, settings.master_keys, self.clock.now
        )
        self.figures = Figures()
        self.worker = worker or place(settings, self.clock)
        self.watching = Watching(
            self.store, lambda: self.channel, self.worker, self.figures, lambda: self.courier.company
        )
        self.channel = _channel(settings, self.clock, self.watching.routes())
        self.house = _house(
            settings, handbook or read_handbook(beside=settings.second_listener), self.channel.name
        )
        self.courier = Courier(
            self.store,
            {self.channel.name: self.channel},
            self.clock,
            _rates(settings),
            self._delivered,
            worker=self.worker,
            figures=self.figures,
        )
        self.turns = Turns(
            self.store, self.house, self.channel.is_member, self.courier.wake, self.channel.reread
        )
        self.second = SecondListener(self.turns, self.house.handbook) if self.house.second else None
        self._watch = Watch(self.clock)
        self._ticker = Ticker(self._tick)
        self._answers: set[asyncio.Task[None]] = set()
        self._watched_at = _watched_at(settings)

    async def run(self) -> None:
        """Take, send and look at the clock until cancelled; then finish what was taken. Raises OperatorError."""
        try:
            if not self.worker.here:
                await self.worker.enter()
            async with self._watched():
                await self._work()
        finally:
            await self.channel.close()
            await asyncio.to_thread(self.store.close)
            await self.worker.leave()

    async def _work(self) -> None:
        courier = asyncio.create_task(self.courier.run())
        staying = asyncio.create_task(self.worker.stay())
        beside = [courier, staying]
        if self.second:
            beside.append(asyncio.create_task(self.second.run()))
        try:
            self._ticker.start()
            await self.turns.begin(await self.channel.deep_link(START))
            self._spawn(self._know_the_holidays())
            receiving = asyncio.create_task(self.channel.receive(self.take))
            await _first_to_end(receiving, *beside)
        finally:
            for task in beside:
                task.cancel()
            await asyncio.gather(self._ticker.stop(), *beside, return_exceptions=True)
            await self._last_answers()

    def _watched(self) -> contextlib.AbstractAsyncContextManager[None]:
        """Who polls needs no address; with one, it can be watched. A webhook's server serves the same."""
        if self._watched_at is None:
            return contextlib.nullcontext()
        return listening(self.watching.routes(), *self._watched_at)

    async def take(self, batch: Sequence[Incoming]) -> None:
        """Commit the batch's turns; only then answer presses, without making the next batch wait for that."""
        begun = self.clock.monotonic()
        try:
            answers = await self.turns.take(batch)
        except Exception:
            self.figures.updates.add("again", many=len(batch))
            raise
        self.figures.updates.add("taken", many=len(batch))
        self.figures.take.add(self.clock.monotonic() - begun)
        if self.second:
            self.second.wake()
        for answer in answers:
            self._spawn(self.channel.answer(answer))

    async def _know_the_holidays(self) -> None:
        """Reading them takes a third of a second: not in the first turn of danger, and not before the first update."""
        await asyncio.to_thread(self.house.handbook.hours.is_open, self.clock.now())

    async def _tick(self) -> None:
        if back := self._watch.set_back():
            log.warning("the clock was set back by %.0f s; what is due moves with it", back.total_seconds())
            await self.turns.set_back(back)
            self._watch.taken_in()
        await self.turns.due()

    async def _delivered(self, delivery: Any) -> None:
        await self.turns.delivered(delivery)

    async def _last_answers(self) -> None:
        """An answer that does not come now would not be seen any more."""
        if self._answers:
            await asyncio.wait(self._answers, timeout=LAST_ANSWERS)
        for answer in self._answers:
            answer.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)


async def _first_to_end(*tasks: asyncio.Task[None]) -> None:
    """Wait for one to end (an error, or a token refused), cancel the others, and raise what it raised."""
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def place(settings: Settings, clock: Clock) -> Worker:
    """Telegram hands updates to one poller only, and SQLite is one process's; else there may be several."""
    url = settings.database_url.get_secret_value()
    on_sqlite = url.startswith("sqlite")
    polls = settings.telegram_mode == "polling"
    why = SQLITE if on_sqlite else POLLING if polls else BESIDE
    return Worker(presence(url, settings.data_dir), clock, alone=on_sqlite or polls, why=why)


def _watched_at(settings: Settings) -> tuple[str, int] | None:
    if settings.telegram_mode == "webhook" or settings.http_port is None:
        return None
    return settings.http_host, settings.http_port


def _channel(settings: Settings, clock: Clock, also: tuple[web.RouteDef, ...]) -> Telegram:
    webhook = None
    if settings.telegram_mode == "webhook":
        secret = settings.webhook_secret.get_secret_value()
        port = WEBHOOK_PORT if settings.http_port is None else settings.http_port
        webhook = Webhook(settings.webhook_url, secret, settings.http_host, port, also)
    return Telegram(
        settings.telegram_bot_token.get_secret_value(), clock, settings.telegram_api_url, webhook=webhook
    )


def _house(settings: Settings, handbook: Handbook, channel: str) -> House:
    return House(
        handbook=handbook,
        words=Words(),
        channel=channel,
        group=str(settings.counsellor_chat_id),
        zone=settings.timezone,
        dice=lambda: secrets.randbits(DICE_BITS),
        supervisors=frozenset(map(str, settings.admin_ids)),
        staff=frozenset(map(str, settings.staff_ids)),
        oncall=frozenset(map(str, settings.oncall_ids)),
        demo=settings.allow_unconfirmed,
        second=settings.second_listener,
    )


def _rates(settings: Settings) -> Rates:
    return Rates(
        overall=settings.send_rate, chat=settings.chat_send_rate, group_minute=int(settings.group_send_rate)
    )
