"""The outline of an update: which fields it has and of what type, and nothing that stood in them.

For whoever mends a program that could not handle it. Field names are the platform's; every word, name and number is
a person's and is left out.
"""

from __future__ import annotations

from typing import Any

import msgspec

FIELDS = 40
"""Of one object or list; what is longer is cut."""
DEEP = 6
TIMER = "timer"
"""Stands as the channel of what came from no platform: a timer's turn."""
KINDS = {
    "message": "pesan",
    "edited_message": "pesan yang diubah",
    "callback_query": "tombol",
    "my_chat_member": "bot dibuka atau diblokir",
    "chat_member": "anggota grup",
}


def kind_of(channel: str, raw: bytes) -> str:
    """What kind of thing it was, in an operator's words."""
    if channel == TIMER:
        return "langkah otomatis"
    update = _read(raw)
    if not isinstance(update, dict):
        return "tidak terbaca"
    return next((words for field, words in KINDS.items() if field in update), "lain")


def outline(channel: str, raw: bytes) -> str:
    """An object's fields stand one below the other, indented. A timer's row is our own and is shown as it is."""
    update = _read(raw)
    if update is None:
        return f"{len(raw)} byte yang tidak dapat dibaca sebagai JSON"
    if channel == TIMER:
        return " ".join(map(str, update))
    return "\n".join(_lines(update, 0)) if isinstance(update, dict | list) else _kind(update)


def _read(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (ValueError, RecursionError):
        return None


def _lines(value: Any, depth: int) -> list[str]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[str] = []
    for number, (name, inner) in enumerate(pairs):
        if number == FIELDS:
            found.append(f"{'  ' * depth}...")
            break
        found.append(f"{'  ' * depth}{_name(name)}: {_kind(inner)}")
        if isinstance(inner, dict | list) and depth < DEEP:
            found += _lines(inner, depth + 1)
    return found


def _name(name: object) -> str:
    """A field that is no platform's may be named by anybody: it is not shown."""
    spelled = str(name)
    return spelled if len(spelled) <= 40 and spelled.replace("_", "").isalnum() and spelled.isascii() else "?"


def _kind(value: object) -> str:
    match value:
        case bool() | None:
            return {True: "benar", False: "salah", None: "kosong"}[value]
        case str():
            return f"teks, {len(value)} huruf"
        case int() | float():
            return "angka"
        case list():
            return f"daftar, {len(value)} isi"
    return "kelompok"
