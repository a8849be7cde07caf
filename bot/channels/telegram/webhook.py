"""Updates by webhook: 200 only after the update was taken, so that the platform keeps and repeats all else.

The platform sends one chat's updates one after another; a request here waits for its own turn and no other's.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web
from telegram.error import InvalidToken, TelegramError

from bot.blame import blame
from bot.channels.contract import Take
from bot.channels.telegram.api import ASKED_FOR, Api
from bot.channels.telegram.me import Me
from bot.channels.telegram.outcomes import UNREACHED
from bot.channels.telegram.poll import LONGEST, UNKNOWN_BOT
from bot.channels.telegram.read import read
from bot.clock import Clock
from bot.errors import OperatorError
from bot.server import listening

log = logging.getLogger(__name__)

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
CONNECTIONS = 40
"""How many updates the platform may send at once (Bot API, setWebhook, max_connections)."""
LOOK = 60.0
"""Seconds between two looks whether the platform still sends here: another program may have the token as well."""


@dataclass(frozen=True)
class Webhook:
    """`url` is the public https address, `host` and `port` are where this process listens behind it.

    `also` is what else this worker serves there.
    """

    url: str
    secret: str = field(repr=False)
    host: str
    port: int
    also: tuple[web.RouteDef, ...] = ()


class Served:
    """One worker's end of the webhook. Several workers set the same address; none ever takes it away."""

    def __init__(self, api: Api, webhook: Webhook, me: Me, clock: Clock) -> None:
        self._api = api
        self._webhook = webhook
        self._me = me
        self._clock = clock
        self.ready = False
        """Whether the platform knows where to send."""
        self.waiting = 0
        """How many updates waited at the platform when it was last asked."""

    async def run(self, take: Take) -> None:
        """Listen, tell the platform where, and stay until cancelled. Raises OperatorError (token, port)."""
        webhook = self._webhook
        routes = (web.post(urlsplit(webhook.url).path or "/", self._handler(take)), *webhook.also)
        async with listening(routes, webhook.host, webhook.port):
            await self._register()
            while True:
                await self._clock.sleep(LOOK)
                await self._look()

    def _handler(self, take: Take) -> Handler:
        secret = self._webhook.secret.encode()

        async def update(request: web.Request) -> web.Response:
            given = request.headers.get(SECRET, "").encode("utf-8", "surrogateescape")
            if not hmac.compare_digest(given, secret):
                return web.Response(status=403)
            raw = await request.read()
            try:
                await take(read(raw, self._me))
            except Exception as error:
                log.error("an update was not taken and will come again: %s", blame(error))
                return web.Response(status=500)
            return web.Response()

        return update

    async def _register(self) -> None:
        pause = UNREACHED
        while True:
            try:
                await self._set()
            except InvalidToken:
                raise OperatorError(UNKNOWN_BOT) from None
            except TelegramError as error:
                log.warning("the webhook could not be set: %s; trying again", type(error).__name__)
            else:
                self.ready = True
                return
            await self._clock.sleep(pause)
            pause = min(pause * 2, LONGEST)

    async def _set(self) -> None:
        await self._api.set_webhook(
            self._webhook.url,
            secret_token=self._webhook.secret,
            allowed_updates=ASKED_FOR,
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )

    async def _look(self) -> None:
        """Whether the platform still sends here; it cannot say with which secret."""
        try:
            info = await self._api.get_webhook_info()
        except TelegramError as error:
            log.warning("the webhook could not be looked at: %s", type(error).__name__)
            return
        self.waiting = info.pending_update_count
        if info.url != self._webhook.url:
            log.error("another program with this token has changed the webhook; it is set again")
            self.ready = False
            await self._register()


Handler = Callable[[web.Request], Awaitable[web.Response]]
