"""The machine misbehaves: whatever the database does, nothing told is lost, doubled or set aside for it."""

from __future__ import annotations

import asyncio
import logging
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.commands.bot_process import BotProcess
from simulator.cast import PARENT
from simulator.client import Phone
from storage.engine import sqlite_module
from tests.crash.bot_process import bot_beside
from tests.crash.ledger import Ledger, ledger
from tests.faults.cable import Cable
from tests.house.town import press, town

LONG = 90.0
STEPS = (("Siapa yang menulis", "Orang tua"), ("dalam bahaya", "Tidak"), ("Boleh kami simpan", "Ya, boleh"))
BEFORE = ["anak saya susah makan", "sudah dua minggu begini"]
MEANWHILE = ["maunya cuma nasi putih", "sayur selalu disisihkan", "saya bingung harus bagaimana"]
FULL = 4096
"""Bytes that any file may hold at most: fewer than the database has."""


async def comes_to_the_story(mother: Phone) -> None:
    await mother.start()
    for question, answer in STEPS:
        await mother.sees(question, timeout=LONG)
        await press(mother, answer)
    await mother.sees("Boleh ceritakan", timeout=LONG)
    for text in BEFORE:
        await mother.say(text)
    await mother.sees("Sudah", timeout=LONG)


async def is_answered_and_kept_once(mother: Phone, book: Ledger) -> None:
    """All that was told meanwhile is there, in order and once; the words that answered it stand there once, too."""
    await mother.sees("Sudah", timeout=LONG)
    assert await book.story(mother.person) == [*BEFORE, *MEANWHILE]
    assert await book.letters() == 0
    assert not any("di pihak kami" in seen.text for seen in mother.messages)


@contextmanager
def heard(name: str, part: str) -> Iterator[asyncio.Event]:
    """Set when a log line of this logger holds `part`."""
    loop, event = asyncio.get_running_loop(), asyncio.Event()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if part in record.getMessage():
                loop.call_soon_threadsafe(event.set)

    ear, logger = Ear(), logging.getLogger(name)
    logger.addHandler(ear)
    try:
        yield event
    finally:
        logger.removeHandler(ear)


async def tells_meanwhile(mother: Phone) -> None:
    """What is written while the database takes nothing is not confirmed to the platform."""
    with heard("bot.channels.telegram.poll", "a batch was not taken") as not_taken:
        for text in MEANWHILE:
            await mother.say(text)
        async with asyncio.timeout(LONG):
            await not_taken.wait()


# ---- SQLite


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else writes, and does not come to an end."""
    other: Any = sqlite_module().connect(folder / "puspa.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_a_locked_database_costs_nobody_a_word(tmp_path: Path) -> None:
    await while_locked(tmp_path)


@pytest.mark.long
async def test_a_database_locked_for_a_minute_costs_nobody_a_word(tmp_path: Path) -> None:
    await while_locked(tmp_path, 60)


async def while_locked(folder: Path, seconds: float = 0) -> None:
    async with town(folder) as place:
        await comes_to_the_story(place.parent)
        with locked(folder):
            await tells_meanwhile(place.parent)
            await asyncio.sleep(seconds)
        await is_answered_and_kept_once(place.parent, Ledger(place.service.store))


async def test_a_full_disk_takes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    """The real process: the system refuses every write to a file, until there is room again."""
    async with bot_beside(tmp_path) as (simulator, bot):
        mother = simulator.phone(PARENT)
        await comes_to_the_story(mother)
        with nothing_can_be_written(bot):
            for text in MEANWHILE:
                await mother.say(text)
            async with asyncio.timeout(LONG):
                await asked_again_and_again(simulator.world.updates)
            assert simulator.world.updates.after(0), "nothing is confirmed that could not be kept"
        await mother.sees("Sudah", timeout=LONG)
        async with ledger(tmp_path, bot.environment) as book:
            await is_answered_and_kept_once(mother, book)
            await book.until_settled(LONG)


@contextmanager
def nothing_can_be_written(bot: BotProcess) -> Iterator[None]:
    assert bot._process is not None
    process = bot._process.pid
    before = resource.prlimit(process, resource.RLIMIT_FSIZE, (FULL, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


async def asked_again_and_again(queue: Any) -> None:
    """The platform was asked for the same updates three times."""
    take, times, done = queue.take, 0, asyncio.Event()

    def counted(offset: int, limit: int) -> Any:
        nonlocal times
        updates = take(offset, limit)
        times += bool(updates)
        if times >= 3:
            done.set()
        return updates

    queue.take = counted
    await done.wait()
    queue.take = take


# ---- PostgreSQL


@pytest.mark.postgres
async def test_a_postgresql_that_is_gone_costs_nobody_a_word(tmp_path: Path, cable: Cable) -> None:
    await while_gone(tmp_path, cable)


@pytest.mark.long
@pytest.mark.postgres
async def test_a_postgresql_gone_for_a_minute_costs_nobody_a_word(tmp_path: Path, cable: Cable) -> None:
    await while_gone(tmp_path, cable, 60)


async def while_gone(folder: Path, cable: Cable, seconds: float = 0) -> None:
    async with town(folder, database_url=cable.url) as place:
        await comes_to_the_story(place.parent)
        cable.cut()
        await tells_meanwhile(place.parent)
        await asyncio.sleep(seconds)
        cable.mend()
        await is_answered_and_kept_once(place.parent, Ledger(place.service.store))


@pytest.mark.postgres
async def test_connections_that_break_while_nobody_looks_cost_nobody_a_word(
    tmp_path: Path, cable: Cable
) -> None:
    """The server was started anew: every connection that the service keeps is dead, and it learns of it by a turn."""
    async with town(tmp_path, database_url=cable.url) as place:
        await comes_to_the_story(place.parent)
        cable.cut()
        cable.mend()
        for text in MEANWHILE:
            await place.parent.say(text)
        await is_answered_and_kept_once(place.parent, Ledger(place.service.store))
