"""The whole house on loopback: the simulator, the real service, a real SQLite file, and phones for everybody."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.clock import Clock, ShiftedClock, SystemClock
from bot.commands.demo import environment
from bot.service import Service
from bot.settings import Settings
from handbook.reading import load
from simulator.cast import CHILD, COUNSELLOR_1, COUNSELLOR_2, COUNSELLOR_CHAT, DEMO_CAST, PARENT, STAFF
from simulator.client import Phone
from simulator.joining import make_group
from simulator.records import FULL_RIGHTS
from simulator.seen import Pressed
from simulator.server import Simulator
from tests.storage.ready import ready
from tests.talk.conversation import book, named

BASIC_GROUP = -4_000_001
UNPACED = {
    "SEND_RATE": "10000",
    "CHAT_SEND_RATE": "10000",
    "GROUP_SEND_RATE": "600000",
    "SECOND_LISTENER": "0",
}
"""As fast as it goes, and without the second listener, which needs more than all the rest of a turn."""


def clock_from(start: datetime) -> ShiftedClock:
    """It runs on from `start`."""
    return ShiftedClock(start - SystemClock().now())


@dataclass
class Town:
    """Everybody's phone: `desk_1` and `desk_2` are counsellors in private, `group_1` and `group_2` in the group."""

    simulator: Simulator
    service: Service
    folder: Path

    @property
    def parent(self) -> Phone:
        return self.simulator.phone(PARENT)

    @property
    def child(self) -> Phone:
        return self.simulator.phone(CHILD)

    @property
    def desk_1(self) -> Phone:
        return self.simulator.phone(COUNSELLOR_1)

    @property
    def desk_2(self) -> Phone:
        return self.simulator.phone(COUNSELLOR_2)

    @property
    def group_1(self) -> Phone:
        return self.desk_1.in_chat(COUNSELLOR_CHAT)

    @property
    def group_2(self) -> Phone:
        return self.desk_2.in_chat(COUNSELLOR_CHAT)

    @property
    def staff(self) -> Phone:
        return self.simulator.phone(STAFF)


def settings(simulator: Simulator, folder: Path, **changes: str) -> Settings:
    return Settings.load({**environment(simulator.url, folder), **changes}, env_file=None)


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[Service]:
    task = asyncio.create_task(service.run())
    try:
        yield service
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def town(
    folder: Path,
    *,
    limits: bool = False,
    clock: Clock | None = None,
    group: int = COUNSELLOR_CHAT,
    database_url: str = "",
    second: bool = False,
) -> AsyncIterator[Town]:
    """`group` is where the counsellors are: their supergroup, or BASIC_GROUP, which can still move. `second`: what
    families write is read again by the second listener.
    """
    async with Simulator(limits=limits) as simulator:
        DEMO_CAST.install(simulator.world)
        if group == BASIC_GROUP:
            counsellors = (COUNSELLOR_1, COUNSELLOR_2)
            make_group(
                simulator.world,
                "Konselor Puspa",
                counsellors,
                (COUNSELLOR_1,),
                chat_id=BASIC_GROUP,
                supergroup=False,
                bot_rights=FULL_RIGHTS,
            )
        rates = {} if limits else UNPACED
        changes = {
            "SECOND_LISTENER": "0",
            **rates,
            "COUNSELLOR_CHAT_ID": str(group),
            "DATABASE_URL": database_url,
        }
        if second:
            changes["SECOND_LISTENER"] = "1"
        ready(database_url, folder)
        handbook = load(beside=True) if second else book()
        service = Service(settings(simulator, folder, **changes), clock, handbook)
        async with running(service):
            yield Town(simulator, service, folder)


async def counsellor_ready(desk: Phone, name: str) -> None:
    """Open the private chat as the link in the group does, and choose a working name."""
    await desk.start("konselor")
    await desk.sees("Nama panggilan apa")
    await desk.say(name)
    await desk.sees(f"Keluarga akan melihat: {name}")


def labels(phone: Phone) -> list[str]:
    """The buttons that hang under the newest message that has any."""
    newest = next((seen for seen in reversed(phone.messages) if seen.buttons), None)
    return [] if newest is None else newest.labels


async def comes_back(phone: Phone) -> None:
    """Out of a hidden chat, by its two presses."""
    await press(phone, "Cerita bersambung")
    await press(phone, "Lanjut")


async def press(phone: Phone, start: str) -> Pressed:
    """Press the newest button whose label starts so; the first of them may still be on its way."""
    await phone.offers(lambda label: named(label).startswith(start))
    found = (
        label for seen in reversed(phone.messages) for label in seen.labels if named(label).startswith(start)
    )
    return await phone.press(next(found, start))
