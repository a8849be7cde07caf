"""What a channel is to the rest of the house: the shapes that cross the border, and nothing of any platform."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Literal, Protocol

import msgspec

from flows.inputs import FromPlatform


class Incoming(msgspec.Struct, frozen=True):
    """One raw update, read.

    `input` is None where the update carries nothing for us (it still gets a receipt). `trouble` is the error where the
    update could not be read: it goes to the dead letters with `raw`, and where `chat` is known, that person gets an
    apology.
    `message` is the platform's number of what a person sent in a private chat, also of what cannot be read; else 0.
    `actor` is the opaque id of who did it, `press` the platform's handle for answering a button press.
    """

    channel: str
    update: str
    raw: bytes
    chat: str = ""
    chat_kind: Literal["private", "group"] = "private"
    actor: str = ""
    language: str = ""
    input: FromPlatform | None = None
    press: str | None = None
    trouble: str = ""
    message: int = 0


class Answer(msgspec.Struct, frozen=True):
    """What a button press shows at once: a toast, an alert, or a link to open. Sent once, never stored."""

    press: str
    text: str = ""
    alert: bool = False
    url: str = ""


class Button(msgspec.Struct, frozen=True):
    """`token` (at most 64 bytes) comes back in `Pressed`; `url` (http, https, tg) opens a page. Exactly one is set."""

    label: str
    token: str = ""
    url: str = ""


class Outgoing(msgspec.Struct, frozen=True, omit_defaults=True):
    """One rendered message, ready to leave.

    Either `text`, or `copy` (ids of messages in the chat `copy_from`, carried without their sender; an album is copied
    whole) with an optional `caption`. `edits` is the outbox id of the earlier message which this one rewrites; `erases`
    are platform message ids in the same chat to delete, `withdraws` outbox ids of what goes with them once it has left.
    `caption_only` with `edits` rewrites a caption.
    """

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    copy_from: str = ""
    copy: tuple[int, ...] = ()
    caption: str | None = None
    edits: int | None = None
    caption_only: bool = False
    erases: tuple[int, ...] = ()
    withdraws: tuple[int, ...] = ()
    reply_to: int | None = None
    silent: bool = False
    pin: bool = False


class Sent(msgspec.Struct, frozen=True):
    """Accepted by the platform; ids of the messages that now stand in the chat (empty for an erasure)."""

    messages: tuple[int, ...] = ()


class Later(msgspec.Struct, frozen=True):
    """Not taken: come back in `seconds`. `everywhere` when the platform's overall limit was met."""

    seconds: float
    everywhere: bool = False


class Refused(msgspec.Struct, frozen=True):
    """Will never be taken like this."""

    reason: Literal["blocked", "not_started", "no_chat", "no_right", "gone", "bad_request"]
    detail: str = ""


class Uncertain(msgspec.Struct, frozen=True):
    """The request may or may not have been taken (read timeout, connection cut after it was written, HTTP 5xx)."""

    detail: str = ""


class Migrated(msgspec.Struct, frozen=True):
    """The chat lives on under another address."""

    to: str


Outcome = Sent | Later | Refused | Uncertain | Migrated
Take = Callable[[Sequence[Incoming]], Awaitable[None]]


class Channel(Protocol):
    """One platform. Every method may be called from several tasks at once, but `receive` from one."""

    name: str

    @property
    def ready(self) -> bool:
        """Whether updates can reach us, as far as the platform's last answer says."""

    @property
    def waiting(self) -> int:
        """How many updates wait at the platform, as far as it was asked."""

    async def send(self, to: str, message: Outgoing, earlier: tuple[int, ...] = ()) -> Outcome:
        """Carry one message to the chat `to`; `earlier` are the platform ids of the message that `edits` names."""

    async def answer(self, answer: Answer) -> None:
        """Answer a button press, once; a press that is too old is no error."""

    async def receive(self, take: Take) -> None:
        """Hand over raw updates in the platform's order until cancelled; they are confirmed once `take` returned."""

    def reread(self, raw: bytes) -> Sequence[Incoming]:
        """Read an update once more that was handed over before, and could not be handled."""

    async def is_member(self, group: str, user: str) -> bool | None:
        """Whether `user` belongs to `group` now; None when the platform cannot be asked."""

    async def deep_link(self, payload: str) -> str:
        """An address that opens the private chat with the bot and hands over `payload` (at most 64 characters)."""
