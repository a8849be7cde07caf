"""The second listener's process, as the bot asks it: begun when it is first needed, and again where it has died."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence

import msgspec

from bot.checks.second import MEND
from bot.errors import OperatorError
from bot.second_process import READY, Asked, Told

LONGEST = 1 << 20
"""Bytes of the longest answer line."""
HANGS = 30.0
"""Seconds without an answer after which it is taken for dead: a long text needs a tenth of one."""
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Stumbled(Exception):
    """The model could not read this text."""


class SecondModel:
    """For one asker at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The process's number while it is there."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def begin(self) -> None:
        """Wait until it has read the model. Raises OperatorError where that is missing or cut off."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.second_process"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LONGEST,
            env={**os.environ, **ONE_CORE},
        )
        assert self._process.stdout is not None
        if await self._process.stdout.readline() != READY:
            raise OperatorError(f"Model pendengar kedua tidak ada atau rusak. {MEND}")

    async def scores(self, text: str, before: Sequence[str]) -> Mapping[str, float]:
        """As flows/triage/second.py gives them. Where the process died or hangs, a new one is asked, once. Raises
        Stumbled.
        """
        try:
            asked = msgspec.json.encode(Asked(text, tuple(before))) + b"\n"
        except UnicodeEncodeError:  # it would name the text
            raise Stumbled("half a character") from None
        line = await self._ask(asked) or await self._ask(asked)
        told = msgspec.json.decode(line, type=Told) if line else Told(trouble="it died over it")
        if told.trouble:
            raise Stumbled(told.trouble)
        return told.scores

    async def end(self) -> None:
        """Close its input and wait for its end."""
        if self._process is None:
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        self._process = None

    async def _ask(self, asked: bytes) -> bytes:
        """The line of its answer; nothing where it died."""
        if self.pid is None:
            await self.begin()
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            async with asyncio.timeout(HANGS):
                process.stdin.write(asked)
                await process.stdin.drain()
                line = await process.stdout.readline()
        except (BrokenPipeError, ConnectionResetError):
            line = b""
        except TimeoutError:
            process.kill()
            line = b""
        if not line.endswith(b"\n"):
            await process.wait()
            return b""
        return line
