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
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.clock import SystemClock
from bot.commands.bot_process import WITHIN, BotProcess
from bot.commands.played_clock import JAKARTA, PlayedClock
from bot.commands.shift import argument
from simulator.cast import DEMO_CAST
from simulator.controls import Act, Control
from simulator.server import TOKEN, Simulator
from storage import StorageError, migrations

USAGE = """Pemakaian: python -m bot demo [--port N] [--fresh] [--at JJ.MM]
  --fresh: mulai dari awal, buang percakapan peragaan yang lama
  --at 23.00: seolah-olah sekarang pukul 23.00 WIB; selalu mulai dari awal"""
PORT = 8080
JOURNAL = "telegram.journal"
AT = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
FOLDER = Path("data") / "demo"
LOOK = 0.1


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
        asyncio.run(_play(port, PlayedClock(folder, _ahead(at))))
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


async def _play(port: int, clock: PlayedClock) -> None:
    folder, bot = clock.folder, BotProcess()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    print("Menyiapkan Telegram tiruan dan bot (bisa sampai setengah menit) ...", flush=True)
    async with Simulator(state=folder / JOURNAL, port=port, now=clock.now) as simulator:
        simulator.controls |= switches(bot, _next_morning(bot, clock, simulator))
        DEMO_CAST.install(simulator.world)
        bot.told = simulator.presence.says
        bot.environment = {**os.environ, **environment(simulator.url, folder)}
        bot.arguments = _at_its_hour(clock)
        with contextlib.suppress(StorageError):  # the bot itself says what is wrong
            migrations.upgrade("", folder)
        await bot.start()
        await _there(simulator)
        print(f"\n  Buka di peramban:  {simulator.url}\n\n  Berhenti: Ctrl+C.", flush=True)
        await stop.wait()
        bot.told = None
        await bot.stop()


def switches(bot: BotProcess, next_morning: Act) -> dict[str, Control]:
    """The page's buttons for this bot."""
    return {
        "kill": Control("Matikan bot", bot.kill, "alive"),
        "start": Control("Nyalakan", bot.start, "dead"),
        "morning": Control("Besok 08.00", next_morning, "alive"),
    }


def _next_morning(bot: BotProcess, clock: PlayedClock, simulator: Simulator) -> Act:
    """Nobody who plays can wait for tomorrow; the bot meets it as it would after a night switched off."""

    async def jump() -> None:
        async with bot.resting():
            clock.to_next_morning()
            bot.arguments = _at_its_hour(clock)
        simulator.world.feed.tell("clock")
        await _there(simulator)

    return jump


def _at_its_hour(clock: PlayedClock) -> tuple[str, ...]:
    return (argument(clock.ahead),) if clock.ahead else ()


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
