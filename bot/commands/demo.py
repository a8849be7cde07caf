"""`python -m bot demo`: Telegram on loopback, the real bot beside it, and a page of phones to play everybody.

The bot runs as a process of its own, so that the page's button can kill it with SIGKILL and start it again.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import re
import secrets
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.clock import ShiftedClock, SystemClock
from bot.commands.shift import argument
from bot.commands.why_ended import why_ended
from simulator.cast import DEMO_CAST
from simulator.controls import Control
from simulator.presence import Life
from simulator.server import TOKEN, Simulator
from storage import StorageError, migrations

USAGE = """Pemakaian: python -m bot demo [--port N] [--fresh] [--at JJ.MM]
  --fresh: mulai dari awal, buang percakapan peragaan yang lama
  --at 23.00: seolah-olah sekarang pukul 23.00 WIB; selalu mulai dari awal"""
PORT = 8080
JOURNAL = "telegram.journal"
AT = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
FOLDER = Path("data") / "demo"
JAKARTA = ZoneInfo("Asia/Jakarta")
WITHIN = 10.0
"""Seconds a bot gets to start or to stop by itself."""

LAST_WORDS = 1.0
"""Seconds in which an ended bot's last complaints are read, while something still holds their pipe."""

LOOK = 0.1
MOST = 8192
"""Bytes of the bot's last complaints that are kept, to say why it ended."""


def main(argv: list[str]) -> int:
    """Runs until Ctrl+C. Exit 1 where the port is taken."""
    asked = _asked(argv)
    if asked is None:
        print(USAGE, file=sys.stderr)
        return 2
    port, fresh, at = asked
    folder = Path(os.environ.get("DATA_DIR", FOLDER))
    if at is not None:  # another day's hours would confuse what is kept
        folder, fresh = folder.with_name(f"{folder.name}-at-{port}"), True
    if fresh and (folder / JOURNAL).exists():  # only ever a folder that a demo made
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        asyncio.run(_play(port, folder, _ahead(at)))
    except OSError as trouble:
        print(
            f"Peragaan tidak dapat dimulai: {trouble.strerror}. Coba: python -m bot demo --port 0",
            file=sys.stderr,
        )
        return 1
    return 0


class Asked(NamedTuple):
    """`at`: hour and minute in Jakarta, None for the real ones."""

    port: int
    fresh: bool
    at: time | None


def _asked(argv: list[str]) -> Asked | None:
    rest, asked = [word for word in argv if word != "--fresh"], Asked(PORT, "--fresh" in argv, None)
    if len(rest) % 2:
        return None
    for name, value in zip(rest[::2], rest[1::2], strict=True):
        hour = AT.fullmatch(value)
        if name == "--port" and value.isdecimal():
            asked = asked._replace(port=int(value))
        elif name == "--at" and hour:
            asked = asked._replace(at=time(int(hour[1]), int(hour[2])))
        else:
            return None
    return asked


def _ahead(at: time | None) -> timedelta:
    """How far the demo's clocks are set, so that they show this hour of today."""
    if at is None:
        return timedelta()
    now = SystemClock().now().astimezone(JAKARTA)
    return timedelta(seconds=round((datetime.combine(now, at, JAKARTA) - now).total_seconds()))


async def _play(port: int, folder: Path, ahead: timedelta) -> None:
    bot = BotProcess(*([argument(ahead)] if ahead else []))
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    print("Menyiapkan Telegram tiruan dan bot (bisa sampai setengah menit) ...", flush=True)
    clock = ShiftedClock(ahead)
    async with Simulator(
        state=folder / JOURNAL, port=port, controls=switches(bot), now=clock.now
    ) as simulator:
        DEMO_CAST.install(simulator.world)
        bot.told = simulator.presence.says
        bot.environment = {**os.environ, **environment(simulator.url, folder)}
        with contextlib.suppress(StorageError):  # the bot itself says what is wrong
            migrations.upgrade("", folder)
        await bot.start()
        await _there(simulator)
        print(f"\n  Buka di peramban:  {simulator.url}\n\n  Berhenti: Ctrl+C.", flush=True)
        await stop.wait()
        bot.told = None
        await bot.stop()


def switches(bot: BotProcess) -> dict[str, Control]:
    """The page's buttons for this bot."""
    return {
        "kill": Control("Matikan bot (kill -9)", bot.kill, "alive"),
        "start": Control("Nyalakan bot", bot.start, "dead"),
    }


async def _there(simulator: Simulator) -> None:
    """Wait until the bot asks for updates, so that the page shows it alive; a bot that cannot start has said why."""
    clock, waited = SystemClock(), 0.0
    while not simulator.presence.online and waited < WITHIN:
        await clock.sleep(LOOK)
        waited += LOOK


def environment(url: str, folder: Path) -> dict[str, str]:
    """The demo's settings: everything in `folder`, nothing confirmed, everything marked CONTOH."""
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "TELEGRAM_MODE": "polling",
        "COUNSELLOR_CHAT_ID": str(DEMO_CAST.group),
        "ADMIN_IDS": ",".join(map(str, DEMO_CAST.supervisors)),
        "STAFF_IDS": ",".join(map(str, DEMO_CAST.staff)),
        "ONCALL_IDS": ",".join(map(str, DEMO_CAST.supervisors)),
        "MASTER_KEYS": _keys(folder / "master.key"),
        "DATABASE_URL": "",
        "DATA_DIR": str(folder),
        "ALLOW_UNCONFIRMED": "1",
    }


def _keys(file: Path) -> str:
    """The demo's own key, made once and kept, so that a second start can read what the first one wrote."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}")
    return file.read_text().strip()


class BotProcess:
    """The real bot, as its own process. `told` hears what becomes of it, and why where it ended by itself."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
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
                    *(sys.executable, "-m", "bot", "run", *self._arguments),
                    env=self.environment,
                    stdout=asyncio.subprocess.DEVNULL,
                    stderr=said,
                )
            finally:
                if said is not None:
                    os.close(said)
            if heard is not None:
                self._watching = asyncio.create_task(self._watch(self._process, heard))

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
