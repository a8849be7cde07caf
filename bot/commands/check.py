"""`python -m bot check`: tells an operator, before anything starts, what is missing or wrong and how to mend it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from bot.channels.telegram.api import Api
from bot.channels.telegram.request import Timeouts
from bot.checks.database import database
from bot.checks.finding import Finding, needed
from bot.checks.keys import keys
from bot.checks.listening import listening
from bot.checks.numbers import numbers
from bot.checks.second import second
from bot.checks.sqlite import sqlite
from bot.checks.telegram import telegram
from bot.checks.time_of_day import time_of_day
from bot.clock import SystemClock
from bot.settings import Settings, SettingsError

USAGE = "Pemakaian: python -m bot check"
ENV_FILE = Path(".env")
_PATIENCE = Timeouts(pool=2, connect=4, read=6)
_CONNECT_SECONDS = "5"


def main(argv: list[str]) -> int:
    """Exit 0 when nothing stands in the way of `run`, 1 otherwise."""
    if argv:
        print(USAGE, file=sys.stderr)
        return 2
    os.environ.setdefault("PGCONNECT_TIMEOUT", _CONNECT_SECONDS)  # libpq would wait for minutes
    blocking = asyncio.run(_check())
    if blocking:
        print(f"\n{blocking} hal perlu dibereskan dulu.")
        return 1
    print("\nSemuanya siap. Jalankan: make run")
    return 0


async def _check() -> int:
    """How many findings block."""
    try:
        settings = Settings.load(env_file=ENV_FILE)
    except SettingsError as wrong:
        blocking = _tell("Pengaturan", [needed(problem) for problem in wrong.problems])
        return (
            blocking
            + _tell("Buku pegangan", numbers(allow_unconfirmed=False))
            + _tell("Basis data", [sqlite()])
        )
    clock = SystemClock()
    blocking = _tell("Pengaturan", keys(settings, ENV_FILE))
    blocking += _tell("Buku pegangan", numbers(allow_unconfirmed=settings.allow_unconfirmed))
    blocking += _tell("Pendengar kedua", second(settings))
    blocking += _tell("Basis data", _stored(settings, clock))
    if found := await listening(settings):
        blocking += _tell("Alamat HTTP", found)
    blocking += await _tell_as_found(f"Telegram ({settings.telegram_api_url})", _on_telegram(settings))
    return blocking + _tell("Waktu", [await time_of_day(settings, clock)])


def _stored(settings: Settings, clock: SystemClock) -> Iterable[Finding]:
    if settings.database_url.get_secret_value().startswith("sqlite"):
        driver = sqlite()
        yield driver
        if not driver.ok:
            return
    yield database(settings, clock)


async def _on_telegram(settings: Settings) -> AsyncIterator[Finding]:
    api = Api(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url, _PATIENCE)
    try:
        async for finding in telegram(api, settings):
            yield finding
    finally:
        await api.hang_up()


def _tell(title: str, findings: Iterable[Finding]) -> int:
    print(f"\n{title}", flush=True)
    return sum(_print(finding) for finding in findings)


async def _tell_as_found(title: str, findings: AsyncIterator[Finding]) -> int:
    print(f"\n{title}", flush=True)
    return sum([_print(finding) async for finding in findings])


def _print(finding: Finding) -> bool:
    """Returns whether it blocks."""
    print(f"  {finding}", flush=True)
    return not finding.ok
