"""Everything that can reach a machine, as plain data. Ids and randomness come with the input, never from a flow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

FileKind = Literal[
    "photo",
    "video",
    "voice",
    "audio",
    "document",
    "sticker",
    "animation",
    "video_note",
    "location",
    "contact",
    "other",
]


class Said(msgspec.Struct, frozen=True, tag="said"):
    """A text that a person wrote. `message` is the platform's id of it within its chat; `reply_to` likewise."""

    text: str
    message: int
    reply_to: int | None = None


class Sent(msgspec.Struct, frozen=True, tag="sent"):
    """A file, place or contact. Albums arrive as several of these with one `album` id."""

    kind: FileKind
    message: int
    caption: str = ""
    album: str = ""
    reply_to: int | None = None


class Edited(msgspec.Struct, frozen=True, tag="edited"):
    """A message that was changed after it was sent; `text` is the new text or caption."""

    text: str
    message: int


class Pressed(msgspec.Struct, frozen=True, tag="pressed"):
    """A button's opaque token. `message` is where it hangs, when the platform says so."""

    token: str
    message: int | None = None


class Command(msgspec.Struct, frozen=True, tag="command"):
    """`/name argument`, the slash and the bot's own name taken off, `name` in lower case."""

    name: str
    argument: str
    message: int
    reply_to: int | None = None


class Membership(msgspec.Struct, frozen=True, tag="membership"):
    """Somebody's place in a group changed. `member` is the opaque user id; `present` whether they belong to it now."""

    member: str
    present: bool


class Reach(msgspec.Struct, frozen=True, tag="reach"):
    """The person blocked the bot (`open` False) or opened the chat again (`open` True)."""

    open: bool


class Moved(msgspec.Struct, frozen=True, tag="moved"):
    """The group got a new address (a Telegram group became a supergroup)."""

    to: str


class Due(msgspec.Struct, frozen=True, tag="due"):
    """A timer of this owner is due."""

    kind: str


class Reheard(msgspec.Struct, frozen=True, tag="reheard"):
    """What both listeners together hear in the last texts, a moment after they were answered. `told` is what the second
    says of their subjects, empty where it was not asked. `said` is the text in which that was heard; `completes` that
    by itself it would say nothing of danger to either.
    """

    signal: Literal["acute", "check", "none"]
    kind: str | None = None
    evidence: tuple[str, ...] = ()
    told: Mapping[str, float] = {}
    said: str = ""
    completes: bool = False


FromPerson = Said | Sent | Edited | Pressed | Command
FromPlatform = FromPerson | Membership | Reach | Moved
