"""Long texts in parts that a channel takes."""

from __future__ import annotations

LIMIT = 4096
"""Characters in one message (Telegram Bot API, sendMessage); counted as UTF-16 units, as the platform does."""


def split(text: str, limit: int = LIMIT) -> list[str]:
    """The text in parts of at most `limit` UTF-16 units, cut at a line's or a word's end where there is one."""
    parts: list[str] = []
    while units(text) > limit:
        cut = _cut(text, limit)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip("\n ")
    return [part for part in (*parts, text) if part] or [text]


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, limit: int) -> int:
    end, counted = 0, 0
    while end < len(text) and counted + 1 + (ord(text[end]) > 0xFFFF) <= limit:
        counted += 1 + (ord(text[end]) > 0xFFFF)
        end += 1
    for mark in ("\n", " "):
        at = text.rfind(mark, end // 2, end)
        if at > 0:
            return at + 1
    return end
