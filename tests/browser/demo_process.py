"""`python -m bot demo` as a person starts it: its own process, its own data, a free port."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

STOPS_WITHIN = 15.0
"""Seconds from SIGTERM to the end, the bot's own goodbye included."""


@asynccontextmanager
async def demo(folder: Path, log: Path, at: str = "") -> AsyncIterator[str]:
    """Gives the page's address. `log` takes what the demo and its bot complain about; `at` is an hour, now if empty."""
    with log.open("wb") as complaints:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", "0", *(("--at", at) if at else ())),
            env={**os.environ, "DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"},
            stdout=asyncio.subprocess.PIPE,
            stderr=complaints,
        )
        try:
            yield await _address(process, log)
        finally:
            await _stop(process)
    assert process.returncode == 0, f"the demo ended with {process.returncode}\n{log.read_text()}"


async def _address(process: Process, log: Path) -> str:
    assert process.stdout is not None
    async for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line.decode()):
            return found[0]
    raise AssertionError(f"the demo did not start\n{log.read_text()}")


async def _stop(process: Process) -> None:
    """SIGTERM, as Ctrl+C or a service manager would; one that does not listen is killed, and that is a failure."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), STOPS_WITHIN)
    except TimeoutError:
        process.kill()
        await process.wait()
