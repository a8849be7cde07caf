"""What happens on the phones, numbered, for whoever watches: the page and the tests."""

import asyncio
from collections import deque
from collections.abc import Iterator

import msgspec

from simulator.records import Json, Message

KEPT = 20_000


class Event(msgspec.Struct, frozen=True):
    """`kind` as in the stream; a message is kept as it was and drawn only when somebody reads it."""

    number: int
    kind: str
    chat: int
    person: int
    message: Message | None
    details: Json


class Feed:
    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=KEPT)
        self.last = 0
        self._news: asyncio.Event = asyncio.Event()

    def message(self, kind: str, message: Message) -> None:
        self._add(kind, message.chat, 0, message, {})

    def tell(self, kind: str, *, chat: int = 0, person: int = 0, **details: object) -> None:
        self._add(kind, chat, person, None, details)

    def after(self, number: int) -> Iterator[Event]:
        """The events after `number`, oldest first."""
        missing = self.last - number
        if missing <= 0:
            return iter(())
        start = max(0, len(self._events) - missing)
        return iter([self._events[i] for i in range(start, len(self._events))])

    def remembers(self, number: int) -> bool:
        """Whether nothing after `number` has been dropped."""
        return number <= self.last and self.last - number <= len(self._events)

    async def news(self, number: int) -> None:
        """Returns as soon as there is an event after `number`."""
        while self.last <= number:
            await self._news.wait()

    def _add(self, kind: str, chat: int, person: int, message: Message | None, details: Json) -> None:
        self.last += 1
        self._events.append(Event(self.last, kind, chat, person, message, details))
        self._news.set()
        self._news = asyncio.Event()
