"""What a phone shows, as the tests read it (the JSON of /phones/state and /phones/events)."""

import msgspec


class Sender(msgspec.Struct, frozen=True):
    id: int
    name: str
    bot: bool


class Button(msgspec.Struct, frozen=True):
    text: str
    data: str | None
    url: str | None


class Picture(msgspec.Struct, frozen=True):
    """The file of a message."""

    url: str
    name: str
    mime: str
    seconds: int | None
    width: int | None
    height: int | None


class Seen(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """A message as the phone shows it."""

    chat: int
    id: int
    sender: Sender
    date: str
    edited: str | None
    kind: str
    text: str
    html: str
    file: Picture | None
    buttons: list[list[Button]]
    keyboard: list[list[str]] | None
    reply_to: int | None
    topic: int | None
    album: str | None
    pinned: bool
    silent: bool

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]


class Pressed(msgspec.Struct, frozen=True):
    """What a press led to. `toast` is None when the bot answered without words, or not at all."""

    answered: bool
    toast: str | None = None
    alert: bool = False
    url: str | None = None
