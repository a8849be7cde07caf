"""A text that begins with a slash."""

from __future__ import annotations

import re

from bot.channels.telegram.me import Me
from flows.inputs import Command

SHAPE = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s+(.*))?\s*", re.DOTALL)


def command(text: str, message: int, me: Me, reply_to: int | None = None) -> Command | None:
    """The command to us; None for any other text, a command to another bot too."""
    if not text.startswith("/") or (found := SHAPE.fullmatch(text)) is None:
        return None
    name, addressee, argument = found.groups()
    if addressee is not None and addressee.lower() != me.username.lower():
        return None
    return Command(name.lower(), (argument or "").strip(), message, reply_to)
