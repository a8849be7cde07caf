"""A batch of updates that is no JSON as a whole, cut into its updates: what one of them holds must cost no other.

Every update begins with its number (Bot API, Update). Inside a text the same characters would stand with their quotes
escaped, so the cuts can only fall between updates.
"""

from __future__ import annotations

import re

BEGINNING = re.compile(rb'\{\s*"update_id"\s*:')
OPENING = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\b')
PRIVATE = re.compile(rb'"chat"\s*:\s*\{\s*"id"\s*:\s*(\d{1,15})\s*[,}]')
"""Only private chats have positive numbers (Bot API, Chat)."""


def salvaged(payload: bytes) -> list[bytes]:
    """Each update as it stood there, readable or not. Raises ValueError where there is none."""
    starts = [found.start() for found in BEGINNING.finditer(payload)]
    if not starts or OPENING.match(payload) is None:
        raise ValueError("no updates")
    ends = [*starts[1:], len(payload)]
    return [
        _trimmed(payload[start:end], last=end == len(payload))
        for start, end in zip(starts, ends, strict=True)
    ]


def private_chat(raw: bytes) -> str:
    """Whose private chat an update that cannot be read came from; "" where that cannot be told either."""
    found = PRIVATE.search(raw)
    return "" if found is None else found[1].decode()


def _trimmed(piece: bytes, *, last: bool) -> bytes:
    """Without the comma, or the brackets of the whole answer, that stand behind it."""
    piece = piece.rstrip()
    if not last:
        return piece.removesuffix(b",").rstrip()
    for closing in (b"}", b"]"):
        piece = piece.removesuffix(closing).rstrip()
    return piece
