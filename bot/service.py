"""Puts the parts together, starts them in order, and stops them so that nothing taken is left undone.

channel -> turns -> flows -> one transaction -> outbox -> courier -> channel
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Coroutine, Sequence
from typing import Any

from bot.channels.contract import Incoming
from bot.channels.telegram import Telegram
from bot.channels.telegram.webhook import Webhook
from bot.clock import Clock, SystemClock, Ticker, Watch
from bot.courier import Courier
from bot.pace import Rates
from bot.read_handbook import read_handbook
from bot.settings import Settings
from bot.turns import House, Turns
from bot.turns.route import COUNSELLOR_START
from bot.words import Words
from handbook.reading import Handbook
from storage import Store

log = logging.getLogger(__name__)

DICE_BITS = 64
LAST_ANSWERS = 2.0
"""Seconds that answers to presses have when the service stops; by then its messages had theirs."""


class Service:
    """The whole bot. `run` until cancelled; everything it holds is closed when it ends."""

    def __init__(
        self, settings: Settings, clock: Clock | None = None, handbook: Handbook | None = None
    ) -> None:
        self.clock = clock or SystemClock()
        self.store = Store.open(
            settings.database_url.get_secret_value(), settings.data_dir, settings.master_keys, self.clock.now
        )
        self.channel = _channel(settings, self.clock)
        self.house = _house(settings, handbook or read_handbook(), self.channel.name)
        self.courier = Courier(
            self.store, {self.channel.name: self.channel}, self.clock, _rates(settings), self._delivered
        )
        self.turns = Turns(
            self.store, self.house, self.channel.is_member, self.courier.wake, self.channel.reread
        )
        self._watch = Watch(self.clock)
        self._ticker = Ticker(self._tick)
        self._answers: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Take, send and look at the clock until cancelled; then finish what was taken."""
        courier = asyncio.create_task(self.courier.run())
        try:
            self._ticker.start()
            await self.turns.begin(await self.channel.deep_link(COUNSELLOR_START))
            receiving = asyncio.create_task(self.channel.receive(self.take))
            await _first_to_end(receiving, courier)
        finally:
            courier.cancel()
            await asyncio.gather(self._ticker.stop(), courier, return_exceptions=True)
            await self._last_answers()
            await self.channel.close()
            await asyncio.to_thread(self.store.close)

    async def take(self, batch: Sequence[Incoming]) -> None:
        """Commit the batch's turns; only then answer presses, without making the next batch wait for that."""
        for answer in await self.turns.take(batch):
            self._spawn(self.channel.answer(answer))

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


def _channel(settings: Settings, clock: Clock) -> Telegram:
    webhook = None
    if settings.telegram_mode == "webhook":
        secret = settings.webhook_secret.get_secret_value()
        webhook = Webhook(settings.webhook_url, secret, settings.http_host, settings.http_port)
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
    )


def _rates(settings: Settings) -> Rates:
    return Rates(
        overall=settings.send_rate, chat=settings.chat_send_rate, group_minute=int(settings.group_send_rate)
    )
