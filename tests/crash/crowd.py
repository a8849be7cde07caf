"""Hundreds of people who write in bursts of five quick messages, and a record of all that was handed over."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.phones.asked import Say
from simulator.phones.say import say
from simulator.records import Person, Update
from simulator.server import Simulator

FIRST = 6_200_000_000
BURST = (
    "kak aku mau cerita, bagian {0}",
    "tadi di sekolah ramai sekali, bagian {0}",
    "teman sebangku ikut menonton, bagian {0}",
    "bu guru sedang rapat waktu itu, bagian {0}",
    "sekarang sudah di rumah nenek, bagian {0}",
)
DANGER = "aku mau bunuh diri sekarang, bagian {0}"
BACKLOG = 60
"""Updates that wait at most: as many as the machine can bear, and always some."""


@dataclass
class Crowd:
    """Every second person is in danger: the third message of their first burst says so."""

    simulator: Simulator
    size: int
    dice: random.Random
    said: dict[int, list[str]] = field(default_factory=dict)
    handed: set[int] = field(default_factory=set)
    batches: int = 0
    _asked: asyncio.Event = field(default_factory=asyncio.Event)

    def gather(self) -> None:
        """Let them have their phones, and take down from now on what is handed over."""
        world = self.simulator.world
        for person in self.people:
            world.put(Person(person, f"Orang {person}", "anak"))
            world.private(person)
            self.said[person] = []
        queue, take = world.updates, world.updates.take

        def witnessed(offset: int, limit: int) -> list[Update]:
            updates = take(offset, limit)
            self.handed.update(update.id for update in updates)
            self.batches += bool(updates)
            self._ring()
            return updates

        queue.take = witnessed  # type: ignore[method-assign]

    @property
    def people(self) -> range:
        return range(FIRST, FIRST + self.size)

    @property
    def in_danger(self) -> Sequence[int]:
        return self.people[::2]

    async def talk(self) -> None:
        """First everybody once, then anybody, until cancelled; never faster than the bot can follow."""
        order = list(self.people)
        self.dice.shuffle(order)
        for person in order:
            await self._writes(person)
        while True:
            await self._writes(self.dice.choice(order))

    async def _writes(self, person: int) -> None:
        while self.waiting > BACKLOG:
            await self._asked.wait()
        first, told = not self.said[person], self.said[person]
        for place, words in enumerate(BURST):
            wanted = DANGER if first and place == 2 and person in self.in_danger else words
            text = wanted.format(len(told) + 1)
            say(self.simulator.world, Say(person=person, chat=person, text=text))
            told.append(text)
        await asyncio.sleep(0)

    async def batch(self, more: int) -> None:
        """Wait until so many more batches were handed over."""
        goal = self.batches + more
        while self.batches < goal:
            await self._asked.wait()

    async def heard(self) -> None:
        """Wait until everybody wrote."""
        while not all(self.said.values()):
            await self._asked.wait()

    async def confirmed(self) -> None:
        """Wait until nothing waits to be handed over or confirmed."""
        while self.waiting:
            await self._asked.wait()

    @property
    def waiting(self) -> int:
        return len(self.simulator.world.updates)

    def _ring(self) -> None:
        """The bot asked for updates, which confirms those before."""
        self._asked.set()
        self._asked = asyncio.Event()

    def copies(self, person: int, text: str) -> int:
        """How often the bot's message stands in the person's chat."""
        room = self.simulator.world.rooms[person]
        return sum(
            message.text == text and message.sender == self.simulator.world.bot.id
            for message in room.messages.values()
        )
