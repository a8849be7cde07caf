"""Several workers on one PostgreSQL, which the platform reaches through a balancer."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp

from bench.balancer import LOOPBACK, balancer
from bench.live import LOOK, WITHIN, Live, process, settings, town
from bench.ours import UNPACED


@asynccontextmanager
async def workers(folder: Path, people: int, number: int, database: str) -> AsyncIterator[Live]:
    """A town without limits; every worker is ready when this begins."""
    ports = [_free_port() for _ in range(number)]
    async with town(people, limits=False) as place, balancer(ports) as front, AsyncExitStack() as running:
        webhook = {
            "TELEGRAM_MODE": "webhook",
            "WEBHOOK_URL": f"http://{LOOPBACK}:{front}/telegram",
            "WEBHOOK_SECRET": "a-secret-of-the-bench",
        }
        for port in ports:
            given = settings(place, folder, database, **UNPACED, **webhook, HTTP_PORT=str(port))
            await running.enter_async_context(process(place, "bot", "run", **given))
        await asyncio.gather(*map(_ready, ports))
        yield place


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        port: int = found.getsockname()[1]
        return port


async def _ready(port: int) -> None:
    async with asyncio.timeout(WITHIN), aiohttp.ClientSession() as http:
        while True:
            try:
                async with http.get(f"http://{LOOPBACK}:{port}/readyz") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(LOOK)
