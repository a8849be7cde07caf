"""Ended at random moments under load: nothing is lost, nothing doubles, nothing changes its place."""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.commands.bot_process import BotProcess
from simulator.faults import Fault
from tests.crash.bot_process import bot_beside
from tests.crash.crowd import Crowd
from tests.crash.ledger import Ledger, Message, ledger

pytestmark = pytest.mark.crash

End = Callable[[BotProcess], Awaitable[None]]
CHATS = 200
BATCHES = 3
"""After how many batches, at most, it is killed again."""

AT_REST = 240.0
"""Seconds until all is answered; a noisy machine may need many."""


@pytest.mark.timeout(600)
async def test_killed_ten_times_under_load(tmp_path: Path, database_url: str) -> None:
    """Six times on SQLite, four on PostgreSQL."""
    await end_under_load(tmp_path, database_url, 4 if database_url else 6, BotProcess.kill)


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_killed_a_hundred_times_under_load(tmp_path: Path, database_url: str) -> None:
    await end_under_load(tmp_path, database_url, 100, BotProcess.kill)


@pytest.mark.timeout(600)
async def test_told_to_stop_in_the_middle_of_work_it_goes_within_ten_seconds(
    tmp_path: Path, database_url: str
) -> None:
    """Although some of its messages hang on the way."""

    async def stop(bot: BotProcess) -> None:
        process = bot._process
        assert process is not None
        process.terminate()
        async with asyncio.timeout(10):
            assert await process.wait() in (0, -signal.SIGTERM)

    await end_under_load(
        tmp_path, database_url, 1, stop, Fault("hang", method="sendMessage", probability=0.1), size=24
    )


async def end_under_load(
    folder: Path, database_url: str, times: int, end: End, *faults: Fault, size: int = CHATS
) -> None:
    dice = random.Random(times)
    async with bot_beside(folder, DATABASE_URL=database_url) as (simulator, bot):
        crowd = Crowd(simulator, size, dice)
        crowd.gather()
        for fault in faults:
            simulator.faults.admit(fault)
        talking = asyncio.create_task(crowd.talk())
        for number in range(times):
            if number % 5 != 4:  # every fifth dies while it starts, or right after
                await crowd.batch(dice.randint(1, BATCHES))
            await asyncio.sleep(dice.uniform(0.0, 0.4))
            await end(bot)
            await bot.start()
        simulator.faults.clear()
        await crowd.heard()
        assert not talking.done()
        talking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await talking
        # Only then is the database opened beside it: from a writer without rest SQLite's lock is got by chance.
        async with asyncio.timeout(AT_REST):
            await crowd.confirmed()
        async with ledger(folder, bot.environment) as book:
            await book.until_settled(AT_REST)
            await bot.stop()
            await every_update_had_one_turn(crowd, book)
            await every_story_is_whole_and_in_order(crowd, book)
            await every_case_is_there_once(crowd, book)
            await every_message_left(crowd, book)
            assert await book.letters() == 0


async def every_update_had_one_turn(crowd: Crowd, book: Ledger) -> None:
    there, expected = await book.receipts(crowd.handed)
    assert len(there - expected) == 0
    assert len(expected - there) == 0


async def every_story_is_whole_and_in_order(crowd: Crowd, book: Ledger) -> None:
    for person in crowd.people:
        assert await book.story(person) == crowd.said[person]


async def every_case_is_there_once(crowd: Crowd, book: Ledger) -> None:
    opened = {person: await book.cases(person) for person in crowd.people}
    assert opened == {person: int(person in crowd.in_danger) for person in crowd.people}


async def every_message_left(crowd: Crowd, book: Ledger) -> None:
    """At least once, but for questions that a newer one took the place of; twice only where it is marked uncertain."""
    for person in crowd.people:
        rows: defaultdict[str, list[Message]] = defaultdict(list)
        for message in await book.messages(person):
            rows[message.text].append(message)
            assert message.state in ("sent", "dropped"), message
            assert message.state == "sent" or message.supersedable, message
        for text, same in rows.items():
            least = sum(message.state == "sent" for message in same)
            assert least <= crowd.copies(person, text) <= least + sum(message.tries for message in same), text
