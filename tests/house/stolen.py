"""How long the machine kept this process from running: other people's work, not ours."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

TICK = 0.02


class Stolen:
    """`seconds` grow while the event loop is late and this process was not the one that used the processor."""

    def __init__(self) -> None:
        self.seconds = 0.0

    async def watch(self) -> None:
        while True:
            at, used = time.monotonic(), time.process_time()
            await asyncio.sleep(TICK)
            late = time.monotonic() - at - TICK
            self.seconds += max(0.0, late - (time.process_time() - used))


@asynccontextmanager
async def stolen_time() -> AsyncIterator[Stolen]:
    """Watched for as long as the block lasts."""
    stolen = Stolen()
    watching = asyncio.create_task(stolen.watch())
    try:
        yield stolen
    finally:
        watching.cancel()
