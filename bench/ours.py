"""Our bot in one process: raw update bytes in, committed turns out, and the outbox carried to a silent platform.

`python -m bench.ours CHATS FOLDER [DATABASE_URL]`: one run on a database that is there; prints its outcome as JSON.

Everything is on. The clock is the machine's own, but the seconds that people pause are jumped over, and the timers
that fall due meanwhile have their turns; their time counts, they themselves are not counted as turns.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import msgspec
from telegram.request import RequestData

from bench.outcome import Outcome, cpu
from bench.rehearsal import START, tokens
from bench.silent import answer
from bench.steps import PAUSES, TURNS, wave
from bot.channels.telegram.me import Me
from bot.channels.telegram.read import read
from bot.channels.telegram.request import Request
from bot.clock import SystemClock
from bot.commands.demo import environment
from bot.service import Service
from bot.settings import Settings

ME = Me(7_000_000_001, "puspa_bot")
UNPACED = {"SEND_RATE": "100000", "CHAT_SEND_RATE": "100000", "GROUP_SEND_RATE": "6000000"}
BATCH = 100
"""Updates that the platform hands over at once (Bot API, getUpdates, limit)."""


class JumpingClock(SystemClock):
    """The machine's clock from `START` on, and as many seconds further as people paused."""

    def __init__(self) -> None:
        self._shift = START - super().now()

    def now(self) -> datetime:
        return super().now() + self._shift

    def jump(self, seconds: float) -> None:
        """People pause."""
        self._shift += timedelta(seconds=seconds)


async def silent_request(
    _self: Any, url: str, method: str, request_data: RequestData | None = None, **_timeouts: Any
) -> tuple[int, bytes]:
    """Stands for python-telegram-bot's request layer."""
    name = urlsplit(url).path.rpartition("/")[2]
    return 200, answer(name, dict(request_data.parameters) if request_data else {})


@contextlib.contextmanager
def service(folder: Path, database: str = "") -> Iterator[tuple[Service, JumpingClock]]:
    """The parts of the service, at hand; nothing of it reaches a network."""
    spoken = Request.do_request
    Request.do_request = silent_request  # type: ignore[method-assign, assignment]
    clock = JumpingClock()
    given = {**environment("http://127.0.0.1:9", folder), **UNPACED, "DATABASE_URL": database}
    made = Service(Settings.load(given, env_file=None), clock)
    try:
        yield made, clock
    finally:
        made.store.close()
        Request.do_request = spoken  # type: ignore[method-assign]


async def play(made: Service, clock: JumpingClock, data: Sequence[str], chats: int, turns: range) -> None:
    """These turns of every chat, wave after wave, in batches as polling brings them."""
    for turn in turns:
        updates = list(wave(turn, chats, data))
        for start in range(0, chats, BATCH):
            batch = [one for raw in updates[start : start + BATCH] for one in read(raw, ME)]
            await made.take(batch)
        if turn in PAUSES:
            clock.jump(2)
            for _ in range(1 + chats // 100):  # as the tick would, twice a second
                await made.turns.due()


async def measure(folder: Path, chats: int, *, carried: bool, database: str = "") -> Outcome:
    """Twelve turns of so many chats. `carried`: the courier runs beside them, and the end is its last message."""
    with service(folder, database) as (made, clock):
        data = tokens(made.house.handbook, made.house.words)
        await made.turns.begin("https://t.me/puspa_bot?start=konselor")
        courier = asyncio.create_task(made.courier.run()) if carried else None
        begun, used = time.perf_counter(), cpu()
        await play(made, clock, data, chats, range(len(TURNS)))
        committed = time.perf_counter() - begun
        if courier is not None:
            await made.courier.drain()
        taken, spent = time.perf_counter() - begun, cpu() - used
        if courier is not None:
            courier.cancel()
            await asyncio.gather(courier, return_exceptions=True)
        await proved(made, chats)
    return Outcome(chats * len(TURNS), taken, spent, {"committed": chats * len(TURNS) / committed})


async def proved(made: Service, chats: int) -> None:
    """A run counts only if every chat has its case and nothing was set aside. Raises RuntimeError."""
    from storage import cases, deadletters

    opened = len(await made.store.read(cases.open_cases))
    buried = len(await made.store.read(deadletters.list))
    if opened != chats or buried:
        raise RuntimeError(f"{opened} cases of {chats} chats, {buried} dead letters")


def main(chats: int, carried: bool, database: str = "") -> Outcome:
    """One run in a folder of its own."""
    with TemporaryDirectory(prefix="bench-") as folder:
        return asyncio.run(measure(Path(folder), chats, carried=carried, database=database))


if __name__ == "__main__":
    asked = sys.argv[1:]
    played = measure(Path(asked[1]), int(asked[0]), carried=False, database="".join(asked[2:]))
    print(msgspec.json.encode(asyncio.run(played)).decode())
