"""The way to a PostgreSQL server, which a test can cut and mend: a socket of its own that passes bytes on."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import make_url

SOCKET = ".s.PGSQL.5432"


class Cable:
    """Runs in a thread of its own, since whoever opens a database may block the loop of the test."""

    def __init__(self, url: str) -> None:
        self._server = Path(str(conninfo_to_dict(url)["host"])) / SOCKET
        self._folder = Path(tempfile.mkdtemp(prefix="puspa-cable-"))
        self.url = make_url(url).set(query={"host": str(self._folder)}).render_as_string(hide_password=False)
        self._loop = asyncio.new_event_loop()
        self._ends: set[asyncio.StreamWriter] = set()
        self._listener: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.mend()

    def cut(self) -> None:
        """As if the server were gone: what is under way breaks off, and nobody gets in."""
        self._do(self._cut())

    def mend(self) -> None:
        """The server is there again."""
        self._do(self._listen())

    def close(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        shutil.rmtree(self._folder)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _listen(self) -> None:
        self._listener = await asyncio.start_unix_server(self._pass, self._folder / SOCKET)

    async def _cut(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
            (self._folder / SOCKET).unlink(missing_ok=True)
        for end in self._ends:
            end.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_unix_connection(str(self._server))
        ends = {writer, back}
        self._ends |= ends
        try:
            await asyncio.gather(_pour(reader, back), _pour(there, writer))
        finally:
            self._ends -= ends


async def _pour(source: asyncio.StreamReader, goal: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while some := await source.read(65536):
            goal.write(some)
            await goal.drain()
    goal.close()
