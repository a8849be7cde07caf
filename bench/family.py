"""A family that takes the twelve turns over HTTP: it reads what the bot posts and presses what it finds there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bench.live import Live
from bench.steps import FIRST_PERSON, TURNS, Kind
from simulator.phones.feed import Event
from simulator.records import Message, Query
from simulator.telling import tell_pressed

OPENING: tuple[tuple[Kind, str], ...] = (("said", "/start"), *TURNS[1:4])
"""From the first word to the place where the family is asked to tell."""
STORY = frozenset({5, 6})
"""These texts follow the one before at once, as people tell a story."""


class Family:
    """One person in their private chat."""

    def __init__(self, place: Live, number: int) -> None:
        self._place = place
        self._world = place.simulator.world
        self._number = number
        self._chat = FIRST_PERSON + number
        self._came = place.posted.setdefault(self._chat, asyncio.Queue[Event]())
        self._since = 0
        self._pressed = ""

    async def tell(self, turns: Sequence[tuple[Kind, str]] = TURNS) -> None:
        """These turns, each after the bot's answer to the one before, and the last answer."""
        for turn, (kind, value) in enumerate(turns):
            if kind == "pressed":
                self._pressed = await self._press(value.partition(":")[2])
                continue
            if turn and turn not in STORY:
                await self._next("")
            self._since = self._world.feed.last
            self._place.says(self._number, value)
        await self._next("")

    async def _press(self, key: str) -> str:
        self._touch(await self._next(key), key)
        return key

    async def _next(self, key: str) -> Message:
        """A message that came since, with this button; "" takes any.

        A press that came too late, since the burst before it ended early, is asked for again: then it is made again.
        """
        while True:
            event = await self._came.get()
            message = event.message
            if event.number <= self._since or message is None:
                continue
            if key and _data(message, key):
                return message
            if self._pressed and _data(message, self._pressed):
                self._touch(message, self._pressed)
            elif not key:
                return message

    def _touch(self, message: Message, key: str) -> None:
        self._since = self._world.feed.last
        number = str(int(self._world.unique("query"), 16))
        query = Query(number, self._chat, self._chat, message.id, self._world.now())
        self._world.put(query)
        tell_pressed(self._world, query, _data(message, key))


def _data(message: Message, key: str) -> str:
    """What the button of this choice carries; "" where there is none."""
    carried = (str(button.get("callback_data", "")) for row in message.inline for button in row)
    return next((data for data in carried if data.partition(".")[2] == key), "")
