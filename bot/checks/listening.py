"""Whether the service can listen where the settings say: the webhook's place, or where it is watched."""

from __future__ import annotations

import socket

import aiohttp

from bot.checks.finding import Finding, good, needed, note
from bot.server import ALIVE
from bot.settings import WEBHOOK_PORT, Settings

ANSWERS_WITHIN = aiohttp.ClientTimeout(total=3)


async def listening(settings: Settings) -> list[Finding]:
    """Nothing where nothing is served."""
    webhook = settings.telegram_mode == "webhook"
    if settings.http_port is None and not webhook:
        return []
    host = settings.http_host
    port = WEBHOOK_PORT if settings.http_port is None else settings.http_port
    found = [await _place(host, port)]
    if webhook and settings.database_url.get_secret_value().startswith("sqlite"):
        found.append(
            note("Dengan SQLite hanya satu layanan yang dapat berjalan; beberapa sekaligus perlu PostgreSQL.")
        )
    return found


async def _place(host: str, port: int) -> Finding:
    try:
        with socket.create_server((host, port)):
            return good(f"Alamat {host}:{port} bebas untuk layanan ini.")
    except OSError as trouble:
        if await _ours(host, port):
            return good(f"Di {host}:{port} layanan ini sedang berjalan.")
        return needed(
            f"Alamat {host}:{port} tidak dapat dipakai ({trouble.strerror}).",
            "Ubah HTTP_HOST atau HTTP_PORT, atau hentikan program yang memakainya.",
        )


async def _ours(host: str, port: int) -> bool:
    try:
        async with (
            aiohttp.ClientSession(timeout=ANSWERS_WITHIN) as http,
            http.get(f"http://{host}:{port}{ALIVE}") as answer,
        ):
            return answer.status == 200 and (await answer.text()).strip() == "ok"
    except (aiohttp.ClientError, TimeoutError):
        return False
