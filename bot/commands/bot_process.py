"""The real bot as a process of its own, so that it can be killed with SIGKILL and started again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from typing import Literal, TypeAlias

from bot.commands.why_ended import why_ended

Life: TypeAlias = Literal["starting", "killed", "ended"]
"""What becomes of it, as far as whoever started it can tell."""

WITHIN = 10.0
"""Seconds a bot gets to start or to stop by itself."""

LAST_WORDS = 1.0
"""Seconds in which an ended bot's last complaints are read, while something still holds their pipe."""

MOST = 8192
"""Bytes of the bot's last complaints that are kept, to say why it ended."""


class BotProcess:
    """`told` hears what becomes of it, and why where it ended by itself. `arguments` are given at its next start."""

    def __init__(self) -> None:
        self.arguments: tuple[str, ...] = ()
        self.environment: dict[str, str] = {}
        self.told: Callable[[Life, str], None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._one = asyncio.Lock()
        self._ended: asyncio.subprocess.Process | None = None
        self._watching: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int:
        """The number of the process that was started last."""
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        """Start it, unless it runs."""
        async with self._one:  # a button pressed twice starts one bot
            if self._process is not None and self._process.returncode is None:
                return
            self._tell("starting")
            heard, said = os.pipe() if self.told else (None, None)
            try:
                self._process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "bot", "run", *self.arguments),
                    env=self.environment,
                    stdout=asyncio.subprocess.DEVNULL,
                    stderr=said,
                )
            finally:
                if said is not None:
                    os.close(said)
            if heard is not None:
                self._watching = asyncio.create_task(self._watch(self._process, heard))

    @contextlib.asynccontextmanager
    async def resting(self) -> AsyncIterator[None]:
        """Stopped in peace, and started again afterwards."""
        await self.stop()
        try:
            yield
        finally:
            await self.start()

    async def kill(self) -> None:
        """SIGKILL: no farewell, no cleaning up."""
        async with self._one:
            if await self._end(signal.SIGKILL):
                self._tell("killed")

    async def stop(self) -> None:
        """SIGTERM, and SIGKILL for one that does not listen."""
        try:
            await asyncio.wait_for(self._end(signal.SIGTERM), WITHIN)
        except TimeoutError:
            await self.kill()
        if self._watching is not None:
            await asyncio.wait((self._watching,), timeout=LAST_WORDS)

    async def _end(self, number: signal.Signals) -> bool:
        """False where nothing ran."""
        if self._process is None or self._process.returncode is not None:
            return False
        self._ended = self._process
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(number)
        await self._process.wait()
        return True

    async def _watch(self, process: asyncio.subprocess.Process, heard: int) -> None:
        """Passes on what it complains about, and tells when it ends by itself.

        Over a pipe of our own: asyncio's `wait` would go on until the bot's helper process, which holds the same pipe,
        is gone too, and the page would show a killed bot seconds late.
        """
        last = bytearray()
        passing = asyncio.create_task(self._pass_on(heard, last))
        code = await process.wait()
        if process is not self._ended:
            await asyncio.wait((passing,), timeout=LAST_WORDS)
            async with self._one:  # unless another was started meanwhile
                if process is self._process:
                    self._tell("ended", why_ended(code, last.decode(errors="replace")))
        await passing

    async def _pass_on(self, heard: int, last: bytearray) -> None:
        """To the terminal, until nobody holds the pipe; `last` keeps the end of it."""
        reader, loop = asyncio.StreamReader(), asyncio.get_running_loop()
        pipe, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(heard, "rb", buffering=0)
        )
        try:
            while some := await reader.read(MOST):
                sys.stderr.write(some.decode(errors="replace"))
                sys.stderr.flush()
                last[:] = (last + some)[-MOST:]
        finally:
            pipe.close()

    def _tell(self, life: Life, why: str = "") -> None:
        if self.told:
            self.told(life, why)
