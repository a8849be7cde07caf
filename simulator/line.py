"""A person's connection to the simulator: what their chats show, kept up to date by the stream."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import aiohttp
import msgspec

from simulator.seen import Seen

# In bytes: a message of 4,096 characters with a hundred entities, in text, HTML and JSON, stays far below.
LONGEST_EVENT = 1 << 21


class PhoneRefused(Exception):
    """The simulator says that this cannot be done on a phone."""


class Line:
    """A person's connection to the simulator: what their chats show, kept up to date by the stream."""

    def __init__(self, url: str, person: int) -> None:
        self.person = person
        self.chats: dict[int, dict[int, tuple[int, Seen]]] = {}
        self.notifications: list[str] = []
        self.toasts: list[str] = []
        self._url = url
        self._http: aiohttp.ClientSession | None = None
        self._reader: asyncio.Task[None] | None = None
        self.come = 0
        self._news = asyncio.Event()
        self._opening = asyncio.Lock()

    async def post(self, path: str, body: dict[str, Any] | aiohttp.FormData) -> dict[str, Any]:
        """Asks, and returns only when this line has seen everything that had happened by the answer."""
        http = await self.open()
        data = body if isinstance(body, aiohttp.FormData) else aiohttp.JsonPayload(body)
        async with http.post(f"{self._url}/phones/{path}", data=data) as answer:
            result: dict[str, Any] = await answer.json()
        if answer.status != 200:
            raise PhoneRefused(result["error"])
        await self.reach(int(result["event"]))
        return result

    async def open(self) -> aiohttp.ClientSession:
        async with self._opening:
            if self._http is None:
                self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
                await self._read_state()
                self._reader = asyncio.create_task(self._follow())
            return self._http

    async def catch_up(self) -> None:
        """Returns when this line has seen everything that has happened so far."""
        await self.open()
        await self.reach(int(msgspec.json.decode(await self._get("/phones/last"))["event"]))

    async def reach(self, number: int) -> None:
        while self.come < number:
            await self._next_news()

    async def until(self, found: Callable[[], Seen | None]) -> Seen:
        """Waits until `found` finds something."""
        await self.open()
        while (seen := found()) is None:
            await self._next_news()
        return seen

    async def close(self) -> None:
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
        if self._http is not None:
            await self._http.close()

    async def fetch(self, path: str) -> bytes:
        await self.open()
        return await self._get(path)

    async def _next_news(self) -> None:
        if self._reader is not None and self._reader.done():
            self._reader.result()
            raise ConnectionError("the simulator closed the stream of events")
        await self._news.wait()

    async def _read_state(self) -> None:
        state = msgspec.json.decode(await self._get(f"/phones/state?person={self.person}"))
        self.come = state["last_event"]
        for chat in state["chats"]:
            shown = {each["id"]: (0, msgspec.convert(each, Seen)) for each in chat["messages"]}
            self.chats[chat["id"]] = shown

    async def _get(self, path: str) -> bytes:
        assert self._http is not None
        async with self._http.get(self._url + path) as answer:
            return await answer.read()

    async def _follow(self) -> None:
        assert self._http is not None
        address = f"{self._url}/phones/events?after={self.come}&person={self.person}"
        try:
            async with self._http.get(address, read_bufsize=LONGEST_EVENT) as stream:
                number = 0
                async for line in stream.content:
                    if line.startswith(b"id: "):
                        number = int(line[4:])
                    elif line.startswith(b"data: "):
                        await self._take(number, msgspec.json.decode(line[6:]))
                    elif line == b"\n" and number > self.come:
                        self.come = number
                        self._wake()
        finally:
            self._wake()

    async def _take(self, number: int, event: dict[str, Any]) -> None:
        match event["type"]:
            case "message" | "edited":
                message = msgspec.convert(event["message"], Seen)
                chat = self.chats.setdefault(message.chat, {})
                chat[message.id] = (number, message)
            case "deleted":
                self.chats.get(event["chat"], {}).pop(event["id"], None)
            case "notification":
                self.notifications.append(event["preview"])
            case "toast":
                self.toasts.append(event["text"])
            case "reset":
                await self._read_state()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
