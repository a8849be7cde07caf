"""Long polling: a batch is confirmed by the next call's offset, and that call is made only once the batch was taken."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.blame import blame
from bot.channels.contract import Take
from bot.channels.telegram.api import Api
from bot.channels.telegram.me import Me
from bot.channels.telegram.outcomes import seconds
from bot.channels.telegram.read import read, update_id
from bot.clock import Clock
from bot.errors import OperatorError

log = logging.getLogger(__name__)

SHORTEST = 1.0
LONGEST = 30.0
"""Seconds between two tries while something is wrong: each pause is twice the one before."""

OURS = 5.0
"""The longest of these where the trouble is on our side: families wait, and asking again costs nobody anything."""

UNKNOWN_BOT = (
    "Telegram menolak token bot. Periksa TELEGRAM_BOT_TOKEN di .env (salin ulang dari @BotFather) dan "
    "TELEGRAM_API_URL, lalu mulai lagi."
)


def _order(raw: bytes) -> int:
    """Their numbers tell the order in which they happened, should they ever come in another (Bot API, Update)."""
    return update_id(raw) or 0


class Poll:
    """`seconds` is how long the platform may hold an empty answer back."""

    def __init__(self, api: Api, me: Me, clock: Clock, seconds: int) -> None:
        self._api = api
        self._me = me
        self._clock = clock
        self._seconds = seconds
        self._offset: int | None = None
        self._trouble = ""
        self._pause = SHORTEST
        self.ready = False
        """Whether the last call was answered."""
        self.waiting = 0
        """Who polls is never told how many wait."""

    async def run(self, take: Take) -> None:
        """Until cancelled. Raises OperatorError when the token is refused."""
        while True:
            try:
                await self._round(take)
            except InvalidToken:
                raise OperatorError(UNKNOWN_BOT) from None
            except RetryAfter as error:
                await self._rest("the platform asked for a pause", seconds(error))
            except Conflict as error:
                await self._conflict(error)
            except TelegramError as error:
                await self._rest(f"no updates: {type(error).__name__}")
            except Exception as error:
                # The batch stays unconfirmed and comes again; its receipts know what was already taken.
                await self._rest(f"a batch was not taken: {blame(error)}", longest=OURS)
            else:
                self._well()

    async def _round(self, take: Take) -> None:
        updates = sorted(await self._api.raw_updates(self._offset, self._seconds), key=_order)
        if not updates:
            return
        await take([incoming for raw in updates for incoming in read(raw, self._me)])
        self._confirm(updates)

    def _confirm(self, updates: Sequence[bytes]) -> None:
        ids = [id for id in map(update_id, updates) if id is not None]
        if not ids:
            raise ValueError("a batch without a single update id")
        self._offset = max(ids) + 1

    async def _conflict(self, error: Conflict) -> None:
        """Either another copy of the bot polls, or a webhook is set: TELEGRAM_MODE says polling, so it goes."""
        if "webhook" in error.message.lower():
            log.warning("a webhook is set, but this bot polls: it is taken away")
            try:
                await self._api.delete_webhook(drop_pending_updates=False)
            except TelegramError as failed:
                await self._rest(f"the webhook stays: {type(failed).__name__}")
            return
        await self._rest("another copy of this bot polls with the same token")

    async def _rest(self, trouble: str, seconds: float = 0.0, longest: float = LONGEST) -> None:
        if trouble != self._trouble:
            log.warning("polling: %s; trying again", trouble)
        self._trouble = trouble
        self.ready = False
        await self._clock.sleep(max(seconds, min(self._pause, longest)))
        self._pause = min(self._pause * 2, LONGEST)

    def _well(self) -> None:
        if self._trouble:
            log.warning("polling: updates arrive again")
        self.ready = True
        self._trouble = ""
        self._pause = SHORTEST
