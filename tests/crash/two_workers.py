"""Two workers on one PostgreSQL, and what stands in front of them: a balancer that sends each update anywhere."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.channels.telegram.webhook import SECRET
from bot.commands.bot_process import BotProcess
from bot.commands.demo import environment
from simulator.cast import DEMO_CAST
from simulator.server import Simulator
from tests.house.town import UNPACED

LOOPBACK = "127.0.0.1"
PATIENCE = 240.0
"""Seconds for what takes two or three on a machine that does nothing else."""


class Balancer:
    """Sends each request to one of its workers, by chance; a worker that is not there is a 502."""

    def __init__(self, ports: tuple[int, ...], port: int) -> None:
        self._ports = ports
        self._port = port
        self._dice = random.Random(11)
        self.carried = dict.fromkeys(ports, 0)

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self._port}/telegram"

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as self._http:
            app = web.Application()
            app.router.add_post("/telegram", self._carry)
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.05)
            await runner.setup()
            await web.TCPSite(runner, LOOPBACK, self._port).start()
            try:
                yield
            finally:
                await runner.cleanup()

    async def _carry(self, request: web.Request) -> web.Response:
        port = self._dice.choice(self._ports)
        headers = {SECRET: request.headers[SECRET], "Content-Type": "application/json"}
        to = f"http://{LOOPBACK}:{port}{request.path}"
        try:
            async with self._http.post(to, data=await request.read(), headers=headers) as answer:
                self.carried[port] += answer.status == 200
                return web.Response(status=answer.status)
        except aiohttp.ClientError:
            return web.Response(status=502)


@dataclass
class Works:
    simulator: Simulator
    balancer: Balancer
    workers: tuple[BotProcess, ...]
    ports: tuple[int, ...]

    async def start(self) -> None:
        await asyncio.gather(*(worker.start() for worker in self.workers))
        for port in self.ports:
            await self.page(port, "readyz")

    async def page(self, port: int, path: str) -> str:
        """What a worker answers there, once it answers with 200."""
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as http:
            while True:
                try:
                    async with http.get(f"http://{LOOPBACK}:{port}/{path}") as answer:
                        if answer.status == 200:
                            return await answer.text()
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.05)


@asynccontextmanager
async def works(folder: Path, url: str, ports: tuple[int, ...], **changes: str) -> AsyncIterator[Works]:
    """`ports`: the balancer's, then one a worker."""
    async with Simulator(limits=False, webhook_pause=0.1) as simulator:
        DEMO_CAST.install(simulator.world)
        balancer = Balancer(ports[1:], ports[0])
        workers = []
        for port in ports[1:]:
            worker = BotProcess()
            worker.environment = {
                **environment(simulator.url, folder),
                **UNPACED,
                "DATABASE_URL": url,
                "TELEGRAM_MODE": "webhook",
                "WEBHOOK_URL": balancer.url,
                "WEBHOOK_SECRET": "a-secret-of-the-tests",
                "HTTP_PORT": str(port),
                **changes,
            }
            workers.append(worker)
        async with balancer.serving():
            try:
                yield Works(simulator, balancer, tuple(workers), ports[1:])
            finally:
                await asyncio.gather(*(worker.stop() for worker in workers))
