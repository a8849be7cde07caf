"""`python -m bot run`: the service, from .env, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys

from bot.errors import OperatorError
from bot.read_handbook import read_handbook
from bot.service import Service
from bot.settings import Settings
from storage import StorageError

log = logging.getLogger(__name__)

USAGE = "Pemakaian: python -m bot run"


def main(argv: list[str]) -> int:
    """Exit 0 after SIGTERM or SIGINT, 1 with one clear sentence where it cannot start."""
    if argv:
        print(USAGE, file=sys.stderr)
        return 2
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    for noisy in ("httpx", "apscheduler", "alembic", "aiohttp.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    asyncio.run(_run(Settings.load()))
    return 0


async def _run(settings: Settings) -> None:
    service = _service(settings)
    running = asyncio.create_task(service.run())
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    print("Puspa berjalan. Berhenti: Ctrl+C.", flush=True)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    log.info("stopped; everything taken is committed")


def _service(settings: Settings) -> Service:
    """Refuse to serve families before the numbers they may need are confirmed."""
    handbook = read_handbook()
    missing = handbook.missing_for_real_service()
    if missing and not settings.allow_unconfirmed:
        raise OperatorError(
            "Layanan belum boleh dimulai:\n" + "\n".join(f"- {sentence}" for sentence in missing)
        )
    try:
        return Service(settings, handbook=handbook)
    except StorageError as trouble:
        raise OperatorError(str(trouble)) from None
