"""`python -m bot run`: the service, from .env, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading

from bot.channels.telegram.api import Api
from bot.channels.telegram.request import Timeouts
from bot.checks.telegram import refuse_if_blocked
from bot.clock import Clock, ShiftedClock, SystemClock
from bot.commands.shift import FLAG, shift_in
from bot.errors import OperatorError
from bot.read_handbook import read_handbook
from bot.service import Service, place
from bot.settings import Settings
from bot.worker import Worker
from storage import StorageError, sessions

log = logging.getLogger(__name__)

LONGEST_GOODBYE = 9.0
"""Seconds until a stopping service leaves, whatever still hangs."""

PATIENCE = Timeouts(pool=2, connect=4, read=6)
USAGE = "Pemakaian: python -m bot run"
HAND_OVER = 0.0005
"""Seconds after which a thread that computes lets another one go on. The writing thread waits for the disk many times a
turn, and with Python's 5 ms each of these waits may end with another for the loop: a sixth fewer turns.
"""


def main(argv: list[str]) -> int:
    """Exit 0 after SIGTERM or SIGINT, 1 with one clear sentence where it cannot start."""
    settings = None if argv and not argv[0].startswith(FLAG) else Settings.load()
    shift = shift_in(argv, settings.telegram_api_url) if settings else None
    if settings is None or shift is None:
        print(USAGE, file=sys.stderr)
        return 2
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    for noisy in ("httpx", "apscheduler", "alembic", "aiohttp.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    sys.setswitchinterval(HAND_OVER)
    asyncio.run(_run(settings, ShiftedClock(shift) if shift else SystemClock()))
    return 0


async def _run(settings: Settings, clock: Clock) -> None:
    worker = place(settings, clock)
    await worker.enter()
    service = _service(settings, clock, worker)
    await _look_at_telegram(service, settings)
    running = asyncio.create_task(service.run())
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _stop, running)
    print("Puspa berjalan. Berhenti: Ctrl+C.", flush=True)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    log.info("stopped; everything taken is committed")


def _stop(running: asyncio.Task[None]) -> None:
    """Work under way is finished. What a database that is gone keeps from its end comes again after the next start,
    as after a crash: nothing was confirmed that was not kept.
    """
    leaving = threading.Timer(LONGEST_GOODBYE, os._exit, (1,))
    leaving.daemon = True
    leaving.start()
    running.cancel()


async def _look_at_telegram(service: Service, settings: Settings) -> None:
    """A first start is refused while a right is missing. A service that families know already is never held back by
    that: it says so in the log and serves them.
    """
    api = Api(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url, PATIENCE)
    try:
        await refuse_if_blocked(api, settings)
    except OperatorError as trouble:
        if not await service.store.read(sessions.any_kept):
            await asyncio.to_thread(service.store.close)
            raise
        log.error("%s", trouble)
    finally:
        await api.hang_up()


def _service(settings: Settings, clock: Clock, worker: Worker) -> Service:
    """Refuse to serve families before the numbers they may need are confirmed."""
    handbook = read_handbook()
    missing = handbook.missing_for_real_service()
    if missing and not settings.allow_unconfirmed:
        raise OperatorError(
            "Layanan belum boleh dimulai:\n" + "\n".join(f"- {sentence}" for sentence in missing)
        )
    try:
        return Service(settings, clock, handbook, worker)
    except StorageError as trouble:
        raise OperatorError(str(trouble)) from None
