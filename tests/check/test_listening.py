"""Where the service will listen: free, its own already, or somebody else's."""

from __future__ import annotations

import socket

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.checks.listening import listening
from bot.server import listening as serving
from bot.settings import Settings
from tests.check.telegram_world import environment

WEBHOOK = {
    "TELEGRAM_MODE": "webhook",
    "WEBHOOK_URL": "http://127.0.0.1:1/telegram",
    "WEBHOOK_SECRET": "s" * 16,
    "DATABASE_URL": "postgresql://puspa@db/puspa",
}


def settings(port: int, **changes: str) -> Settings:
    return Settings.load(environment("http://127.0.0.1:1", HTTP_PORT=str(port), **changes), env_file=None)


async def test_a_free_place_is_good(unused_tcp_port: int) -> None:
    (found,) = await listening(settings(unused_tcp_port, **WEBHOOK))
    assert found.ok
    assert "bebas" in found.sentence


async def test_our_own_service_there_is_good(unused_tcp_port: int) -> None:
    async with serving((), "127.0.0.1", unused_tcp_port):
        (found,) = await listening(settings(unused_tcp_port, **WEBHOOK))
    assert found.ok
    assert "sedang berjalan" in found.sentence


async def test_another_program_there_blocks() -> None:
    async with TestServer(web.Application()) as other:
        assert other.port is not None
        (found,) = await listening(settings(other.port, **WEBHOOK))
    assert not found.ok
    assert "HTTP_PORT" in found.mend


async def test_one_that_never_answers_blocks() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        (found,) = await listening(settings(silent.getsockname()[1], **WEBHOOK))
    assert not found.ok


async def test_on_sqlite_it_is_said_that_one_service_is_all(unused_tcp_port: int) -> None:
    _, told = await listening(settings(unused_tcp_port, **WEBHOOK | {"DATABASE_URL": ""}))
    assert (told.grade, "PostgreSQL" in told.sentence) == ("note", True)


async def test_who_polls_and_names_no_port_serves_nothing() -> None:
    assert await listening(Settings.load(environment("http://127.0.0.1:1"), env_file=None)) == []
