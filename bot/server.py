"""The one HTTP server of a worker."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import OperatorError

LARGEST = 1024 * 1024
"""Bytes of one request; a real update has some thousands."""
FINISH = 5.0
"""Seconds that requests under way have to finish when the server closes; new ones are refused by then."""
ALIVE = "/healthz"


@asynccontextmanager
async def listening(routes: Sequence[web.RouteDef], host: str, port: int) -> AsyncIterator[None]:
    """Serve `routes`, and at /healthz whether the process still answers. Raises OperatorError: no place to listen."""
    app = web.Application(client_max_size=LARGEST)
    app.add_routes([web.get(ALIVE, _alive), *routes])
    # No access log: it would hold the webhook's path.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=FINISH)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        yield
    finally:
        await runner.cleanup()


async def _alive(_: web.Request) -> web.Response:
    return web.Response(text="ok\n")


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise OperatorError(
            f"Alamat {host}:{port} tidak dapat dipakai ({error.strerror}). "
            "Ubah HTTP_HOST atau HTTP_PORT di .env, atau hentikan program yang memakainya."
        ) from None
