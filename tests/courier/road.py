"""A road from a real outbox over the real channel to phones on loopback, with a witness who writes down what passes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from bot.channels.contract import Answer, Incoming, Outcome, Outgoing, Take
from bot.channels.telegram import Telegram, Timeouts
from bot.clock import Clock, SystemClock
from bot.courier import Courier, Delivery, Rates
from simulator.joining import make_group
from simulator.records import FULL_RIGHTS, Person
from simulator.server import Simulator
from storage import Store, Unit, chats, outbox
from storage.outbox import Row
from tests.storage.ready import ready
from tests.time_travel import JumpClock

IBU, SARI, BIMA, GROUP = 501, 502, 503, -1002000000009
PATIENT = Timeouts(pool=60, connect=60, read=60)
QUICK = Timeouts(pool=1.5, connect=1.5, read=1.5)
"""Where something hangs, and the test wants to see it given up."""
FAST = Rates(overall=10_000, chat=10_000, chat_burst=10_000, group_minute=10_000)
KEYS = [(1, b"1" * 32)]
Hear = Callable[[Delivery], Awaitable[None]]


class Witness:
    """A channel that passes everything on and remembers what was sent and what became of it."""

    name = "telegram"

    def __init__(self, channel: Telegram, clock: Clock) -> None:
        self._channel = channel
        self._clock = clock
        self.seen: list[tuple[float, str, Outgoing, Outcome]] = []
        self.at_once = self.under_way = 0
        self.may_leave = asyncio.Event()
        """Where a test clears it, what is sent hangs until it is set again."""
        self.may_leave.set()
        self._more = asyncio.Condition()

    async def send(self, to: str, message: Outgoing, earlier: tuple[int, ...] = ()) -> Outcome:
        left = self._clock.monotonic()
        async with self._more:
            self.under_way += 1
            self.at_once = max(self.at_once, self.under_way)
            self._more.notify_all()
        await self.may_leave.wait()
        outcome = await self._channel.send(to, message, earlier)
        async with self._more:
            self.under_way -= 1
            self.seen.append((left, to, message, outcome))
            self._more.notify_all()
        return outcome

    async def after(self, count: int) -> None:
        """Wait until so many sends have ended."""
        async with asyncio.timeout(60), self._more:
            await self._more.wait_for(lambda: len(self.seen) >= count)

    async def hanging(self, count: int) -> None:
        """Wait until so many sends are under way at once."""
        async with asyncio.timeout(60), self._more:
            await self._more.wait_for(lambda: self.under_way >= count)

    @property
    def ready(self) -> bool:
        return self._channel.ready

    @property
    def waiting(self) -> int:
        return self._channel.waiting

    async def answer(self, answer: Answer) -> None:
        await self._channel.answer(answer)

    async def receive(self, take: Take) -> None:
        await self._channel.receive(take)

    def reread(self, raw: bytes) -> Sequence[Incoming]:
        return self._channel.reread(raw)

    async def is_member(self, group: str, user: str) -> bool | None:
        return await self._channel.is_member(group, user)

    async def deep_link(self, payload: str) -> str:
        return await self._channel.deep_link(payload)

    @property
    def outcomes(self) -> list[Outcome]:
        return [outcome for _, _, _, outcome in self.seen]

    @property
    def texts(self) -> list[str]:
        return [message.text for _, _, message, _ in self.seen]


@dataclass
class Road:
    sim: Simulator
    store: Store
    courier: Courier
    witness: Witness
    heard: list[Delivery] = field(default_factory=list)

    async def put(
        self,
        to: int,
        message: Outgoing | str,
        lane: int = outbox.CONVERSATION,
        *,
        meta: bytes = b"",
        edits: int | None = None,
    ) -> int:
        """Into the outbox, and ring."""
        outgoing = Outgoing(text=message) if isinstance(message, str) else message
        kind = "private" if to > 0 else "group"

        def put(unit: Unit) -> int:
            chat = chats.find_or_open(unit, "telegram", str(to), kind)  # type: ignore[arg-type]
            data = msgspec.json.encode(outgoing)
            return outbox.put(unit, chat.id, lane, "news", data, meta=meta, edits=edits)

        id = await self.store.write(put)
        self.courier.wake()
        return id

    async def row(self, id: int) -> Row:
        return await self.store.read(lambda unit: outbox.get(unit, id))

    async def state(self, id: int) -> str:
        return (await self.row(id)).state

    def shown(self, chat: int) -> list[str]:
        """What the bot's messages in this chat say, oldest first."""
        room = self.sim.world.rooms[chat]
        return [message.text for message in room.messages.values() if message.sender == self.sim.world.bot.id]


def settle_in(sim: Simulator, person: int, name: str) -> None:
    """A person who pressed START some time ago."""
    sim.world.put(Person(person, name))
    room = sim.world.private(person)
    sim.world.put(msgspec.structs.replace(room.chat, opened=True))


@asynccontextmanager
async def road(
    folder: Path,
    *,
    clock: Clock | None = None,
    rates: Rates = FAST,
    limits: bool = False,
    hear: Hear | None = None,
    timeouts: Timeouts = PATIENT,
    url: str = "",
) -> AsyncIterator[Road]:
    """Everything but the running courier: `running` does that."""
    time = clock or SystemClock()
    async with Simulator(limits=limits, now=time.now) as sim:
        for number, name in ((IBU, "Ibu"), (SARI, "Kak Sari"), (BIMA, "Kak Bima")):
            settle_in(sim, number, name)
        make_group(sim.world, "Konselor", [SARI, BIMA], [BIMA], chat_id=GROUP, bot_rights=FULL_RIGHTS)
        ready(url, folder)
        store = Store.open(url, folder, KEYS, time.now)
        heard: list[Delivery] = []

        async def listen(delivery: Delivery) -> None:
            heard.append(delivery)
            if hear is not None:
                await hear(delivery)

        async with Telegram(sim.token, time, sim.url, timeouts=timeouts) as telegram:
            witness = Witness(telegram, time)
            courier = Courier(store, {"telegram": witness}, time, rates, listen)
            try:
                yield Road(sim, store, courier, witness, heard)
            finally:
                store.close()


@asynccontextmanager
async def running(courier: Courier, clock: JumpClock | None = None) -> AsyncIterator[asyncio.Task[None]]:
    """With a `clock` of tests, what still hangs at the end is not waited for in real time."""
    task = asyncio.create_task(courier.run())
    try:
        yield task
    finally:
        task.cancel()
        await (clock.until(_ended(task)) if clock else _ended(task))


async def _ended(task: asyncio.Task[None]) -> None:
    await asyncio.gather(task, return_exceptions=True)
