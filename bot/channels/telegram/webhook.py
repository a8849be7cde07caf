"""Updates by webhook: 200 only after the update was taken, so that the platform keeps and repeats all else.

The platform sends one chat's updates one after another; a request here waits for its own turn and no other's.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
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

log = logging.getLogger(__name__)

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST = 1024 * 1024
"""Bytes of one update; real ones have some thousands."""
CONNECTIONS = 40
"""How many updates the platform may send at once (Bot API, setWebhook, max_connections)."""


@dataclass(frozen=True)
class Webhook:
    """`url` is the public https address, `host` and `port` are where this process listens behind it."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int


def application(webhook: Webhook, me: Me, take: Take) -> web.Application:
    """The two addresses: the webhook's own, and /healthz for whoever watches the process."""
    secret = webhook.secret.encode()

    async def update(request: web.Request) -> web.Response:
        if not hmac.compare_digest(
            request.headers.get(SECRET, "").encode("utf-8", "surrogateescape"), secret
        ):
            return web.Response(status=403)
        raw = await request.read()
        try:
            await take(read(raw, me))
        except Exception as error:
            log.error("an update was not taken and will come again: %s", blame(error))
            return web.Response(status=500)
        return web.Response()

    async def healthy(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    app = web.Application(client_max_size=LARGEST)
    app.router.add_post(urlsplit(webhook.url).path or "/", update)
    app.router.add_get("/healthz", healthy)
    return app


async def serve(api: Api, webhook: Webhook, me: Me, clock: Clock, take: Take) -> None:
    """Listen, tell the platform where, and stay until cancelled. Raises OperatorError (token, port)."""
    # No access log: it would hold the webhook's path.
    runner = web.AppRunner(application(webhook, me, take), access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        await _listen(runner, webhook)
        await _register(api, webhook, clock)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, webhook: Webhook) -> None:
    try:
        await web.TCPSite(runner, webhook.host, webhook.port).start()
    except OSError as error:
        raise OperatorError(
            f"Alamat {webhook.host}:{webhook.port} tidak dapat dipakai ({error.strerror}). "
            "Ubah HTTP_HOST atau HTTP_PORT di .env, atau hentikan program yang memakainya."
        ) from None


async def _register(api: Api, webhook: Webhook, clock: Clock) -> None:
    pause = UNREACHED
    while True:
        try:
            await api.set_webhook(
                webhook.url,
                secret_token=webhook.secret,
                allowed_updates=ASKED_FOR,
                max_connections=CONNECTIONS,
                drop_pending_updates=False,
            )
            return
        except InvalidToken:
            raise OperatorError(UNKNOWN_BOT) from None
        except TelegramError as error:
            log.warning("the webhook could not be set: %s; trying again", type(error).__name__)
        await clock.sleep(pause)
        pause = min(pause * 2, LONGEST)
