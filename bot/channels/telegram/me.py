"""Who the bot is on this platform."""

from __future__ import annotations

import msgspec


class Me(msgspec.Struct, frozen=True):
    """`username` without the @."""

    id: int
    username: str
