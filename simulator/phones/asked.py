"""What a phone may be asked to do: the bodies of the POST requests under /phones/."""

from typing import Literal

import msgspec

MediaKind = Literal["photo", "voice", "document", "sticker", "album", "location", "contact"]


class Say(msgspec.Struct, frozen=True):
    person: int
    chat: int
    text: str
    reply_to: int | None = None
    topic: int | None = None


class Start(msgspec.Struct, frozen=True):
    person: int
    payload: str | None = None


class Press(msgspec.Struct, frozen=True):
    """With `wait` the call lasts until the bot has answered; without, the answer comes as a toast event alone."""

    person: int
    chat: int
    message: int
    row: int
    col: int
    wait: bool = True


class Send(msgspec.Struct, frozen=True):
    person: int
    chat: int
    kind: MediaKind
    caption: str = ""
    reply_to: int | None = None
    topic: int | None = None
    count: int = 3
    latitude: float | None = None
    longitude: float | None = None
    number: str = ""
    seconds: int = 0


class Edit(msgspec.Struct, frozen=True):
    person: int
    chat: int
    message: int
    text: str


class Delete(msgspec.Struct, frozen=True):
    person: int
    chat: int
    message: int


class React(msgspec.Struct, frozen=True):
    person: int
    chat: int
    message: int
    emoji: str = ""


class Block(msgspec.Struct, frozen=True):
    person: int


class Belong(msgspec.Struct, frozen=True):
    person: int
    chat: int
    by: int | None = None


class Promote(msgspec.Struct, frozen=True):
    """`person` may be the bot's id. Absent rights mean all; an empty list makes a plain member again."""

    chat: int
    person: int
    rights: tuple[str, ...] | None = None


class Migrate(msgspec.Struct, frozen=True):
    chat: int


class Group(msgspec.Struct, frozen=True):
    """`bot` says how the bot is there: "admin", "member" or "out"."""

    title: str
    members: tuple[int, ...] = ()
    admins: tuple[int, ...] = ()
    supergroup: bool = True
    forum: bool = False
    bot: Literal["admin", "member", "out"] = "admin"


class NewPerson(msgspec.Struct, frozen=True):
    name: str
    role: str = ""
    lang: str = "id"
    id: int | None = None
    username: str = ""
