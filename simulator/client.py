"""A person's phone for tests: it says, presses, sends, and waits for what it sees. It never sleeps or polls."""

import asyncio
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self, TypeAlias

import aiohttp
import msgspec

from simulator.line import Line
from simulator.seen import Pressed, Seen

Target: TypeAlias = str | tuple[int, int]
PATIENCE = 30.0
"""Seconds for what should come at once: a busy machine may take long, and only what never comes waits so long."""


class NotSeen(AssertionError):
    """What was waited for did not come; says what the phone shows instead."""


class Phone:
    """A person in one chat: first the private one with the bot; `in_chat(id)` is the same phone in another.

    `sees` looks at what came or changed since this phone last did something itself.
    """

    def __init__(self, url: str, person: int, *, chat: int | None = None, line: Line | None = None) -> None:
        self.person = person
        self.chat = person if chat is None else chat
        self._line = line or Line(url, person)
        self._url = url
        self._since = 0

    def in_chat(self, chat: int) -> "Phone":
        return Phone(self._url, self.person, chat=chat, line=self._line)

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._line.close()

    # What the phone does

    async def start(self, payload: str | None = None) -> int:
        return await self._do("start", {"person": self.person, "payload": payload})

    async def say(self, text: str, *, reply_to: int | Seen | None = None, topic: int | None = None) -> int:
        return await self._do("say", {**self._here, "text": text, "reply_to": _id(reply_to), "topic": topic})

    async def reply(self, message: int | Seen, text: str) -> int:
        return await self.say(text, reply_to=message)

    async def offers(self, fits: Callable[[str], bool], timeout: float = 30.0) -> Seen:
        """A message with such a button, which may still be on its way. Raises NotSeen after `timeout` seconds."""
        return await self._wait(lambda seen: any(map(fits, seen.labels)), timeout, True, "a button")

    async def press(self, target: Target, message: int | Seen | None = None) -> Pressed:
        """Presses a button by its label or by (row, column), on `message` or on the newest that has it.

        A label of the reply keyboard is said, as Telegram's apps do it.
        """
        await self._line.catch_up()
        place = self._button(target, message)
        if place is None and isinstance(target, str) and target in self.keyboard:
            await self.say(target)
            return Pressed(answered=True)
        if place is None:
            raise NotSeen(f"no button {target!r}\n{self._shown()}")
        shown, row, col = place
        self._since = self._line.come
        answer = await self._line.post("press", {**self._here, "message": shown.id, "row": row, "col": col})
        return msgspec.convert(
            {name: answer[name] for name in ("answered", "toast", "alert", "url")}, Pressed
        )

    async def photo(self, caption: str = "", *, content: bytes | None = None, **more: Any) -> int:
        return await self._send("photo", caption, content, "foto.jpg", "image/jpeg", more)

    async def voice(self, caption: str = "", *, content: bytes | None = None, **more: Any) -> int:
        return await self._send("voice", caption, content, "suara.ogg", "audio/ogg", more)

    async def document(
        self, caption: str = "", *, content: bytes | None = None, name: str = "berkas.txt", **more: Any
    ) -> int:
        return await self._send("document", caption, content, name, "text/plain", more)

    async def sticker(self, **more: Any) -> int:
        return await self._send("sticker", "", None, "", "", more)

    async def album(self, count: int = 3, caption: str = "", **more: Any) -> int:
        """Returns the id of the first message of the album."""
        return await self._send("album", caption, None, "", "", {**more, "count": count})

    async def location(
        self, latitude: float | None = None, longitude: float | None = None, **more: Any
    ) -> int:
        return await self._send(
            "location", "", None, "", "", {**more, "latitude": latitude, "longitude": longitude}
        )

    async def contact(self, number: str = "", **more: Any) -> int:
        return await self._send("contact", "", None, "", "", {**more, "number": number})

    async def edit(self, message: int | Seen, text: str) -> int:
        return await self._do("edit", {**self._here, "message": _id(message), "text": text})

    async def delete(self, message: int | Seen) -> None:
        await self._do("delete", {**self._here, "message": _id(message)})

    async def react(self, message: int | Seen, emoji: str) -> None:
        await self._do("react", {**self._here, "message": _id(message), "emoji": emoji})

    async def block(self) -> None:
        await self._line.post("block", {"person": self.person})

    async def unblock(self) -> None:
        await self._line.post("unblock", {"person": self.person})

    async def leave(self) -> None:
        await self._line.post("leave", {"person": self.person, "chat": self.chat})

    async def join(self) -> None:
        await self._line.post("join", {"person": self.person, "chat": self.chat})

    async def file(self, message: Seen) -> bytes:
        """The bytes of a message's file."""
        assert message.file is not None
        return await self._line.fetch(message.file.url)

    # What the phone shows

    @property
    def messages(self) -> list[Seen]:
        return [seen for _, seen in self._line.chats.get(self.chat, {}).values()]

    @property
    def last(self) -> Seen:
        """The newest message in the chat."""
        messages = self.messages
        if not messages:
            raise NotSeen("the chat is empty")
        return max(messages, key=lambda seen: seen.id)

    @property
    def keyboard(self) -> list[str]:
        """The labels of the reply keyboard below the chat."""
        for seen in sorted(self.messages, key=lambda each: -each.id):
            if seen.keyboard is not None:
                return [label for row in seen.keyboard for label in row]
        return []

    @property
    def notifications(self) -> Sequence[str]:
        """What the locked screen showed, oldest first."""
        return tuple(self._line.notifications)

    @property
    def toasts(self) -> Sequence[str]:
        return tuple(self._line.toasts)

    async def open(self) -> Self:
        """Looks at the phone: everything that has happened so far is in `messages` then."""
        await self._line.catch_up()
        return self

    async def sees(self, part: str, *, timeout: float = PATIENCE, ever: bool = False) -> Seen:
        """Waits for somebody else's message with `part` in its text or its buttons.

        Only what came or changed since this phone's last own act counts, unless `ever`.
        """
        return await self._wait(lambda seen: _shows(seen, part), timeout, ever, f"{part!r}")

    async def sees_kind(self, kind: str, *, timeout: float = PATIENCE, ever: bool = False) -> Seen:
        """Waits for a photo, voice note, sticker ... from somebody else."""
        return await self._wait(lambda seen: seen.kind == kind, timeout, ever, f"a {kind}")

    async def sees_nothing(self, *, within: float) -> None:
        """Nothing new from anybody else for this many seconds."""
        try:
            seen = await self._wait(lambda _: True, within, False, "anything")
        except NotSeen:
            return
        raise AssertionError(f"expected silence, saw: {seen.text}")

    async def _wait(self, fits: Callable[[Seen], bool], timeout: float, ever: bool, what: str) -> Seen:
        def find() -> Seen | None:
            entries = self._line.chats.get(self.chat, {}).values()
            fresh = [seen for number, seen in entries if ever or number > self._since or not self._since]
            return next((s for s in fresh if s.sender.id != self.person and fits(s)), None)

        try:
            async with asyncio.timeout(timeout):
                return await self._line.until(find)
        except TimeoutError:
            raise NotSeen(f"not seen within {timeout} s: {what}\n{self._shown()}") from None

    async def _do(self, path: str, body: dict[str, Any]) -> int:
        await self._line.open()
        self._since = self._line.come
        return int((await self._line.post(path, body))["message_id"])

    async def _send(
        self, kind: str, caption: str, content: bytes | None, name: str, mime: str, more: dict[str, Any]
    ) -> int:
        fields = {
            **self._here,
            "kind": kind,
            "caption": caption,
            **{k: v for k, v in more.items() if v is not None},
        }
        fields["reply_to"] = _id(fields.get("reply_to"))
        await self._line.open()
        self._since = self._line.come
        if content is None:
            return int((await self._line.post("send", fields))["message_id"])
        form = aiohttp.FormData()
        for field, value in fields.items():
            if value not in (None, ""):
                form.add_field(field, str(value))
        form.add_field("file", content, filename=name, content_type=mime)
        return int((await self._line.post("send", form))["message_id"])

    @property
    def _here(self) -> dict[str, Any]:
        return {"person": self.person, "chat": self.chat}

    def _button(self, target: Target, message: int | Seen | None) -> tuple[Seen, int, int] | None:
        wanted = _id(message)
        for seen in sorted(self.messages, key=lambda each: -each.id):
            if wanted is not None and seen.id != wanted:
                continue
            for row, buttons in enumerate(seen.buttons):
                for col, button in enumerate(buttons):
                    if target in (button.text, (row, col)):
                        return seen, row, col
        return None

    def _shown(self) -> str:
        lines = [f"  {seen.sender.name}: {seen.text!r} {seen.labels or ''}" for seen in self.messages[-8:]]
        return "the phone shows:\n" + "\n".join(lines)


def _id(message: int | Seen | None) -> int | None:
    return message.id if isinstance(message, Seen) else message


def _shows(seen: Seen, part: str) -> bool:
    return part in seen.text or any(part in label for label in seen.labels)
