"""Whether this machine's clock is right: opening hours, waiting times and retention depend on it."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime

import aiohttp

from bot.checks.finding import Finding, good, needed, note
from bot.clock import Clock
from bot.settings import Settings

TOLERATED = timedelta(seconds=60)
_WITHIN = aiohttp.ClientTimeout(total=6)


async def time_of_day(settings: Settings, clock: Clock) -> Finding:
    """Compares with the Date header of the Bot API's server (RFC 9110, 6.6.1); asks for no bot's address."""
    here = clock.now()
    told = here.astimezone(settings.timezone).strftime("%H.%M")
    zone = settings.timezone.key
    try:
        async with (
            aiohttp.ClientSession(timeout=_WITHIN) as session,
            session.head(settings.telegram_api_url, allow_redirects=False) as response,
        ):
            there = parsedate_to_datetime(response.headers.get("Date", ""))
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return note(f"Sekarang pukul {told} ({zone}) menurut mesin ini; tidak dapat dibandingkan.")
    off = abs(here - there)
    if off > TOLERATED:
        return needed(
            f"Jam mesin ini menyimpang {off.total_seconds():.0f} detik.",
            "Nyalakan penyesuaian waktu otomatis: sudo timedatectl set-ntp true",
        )
    return good(f"Jam mesin ini benar: pukul {told} ({zone}).")
