"""The telephone number that somebody gives as their own: "ini nomer saya 0857..."; another's is none."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<!\d)(?:\+?62|0)[\s-]?8(?:[\s-]?\d){7,12}(?!\d)")
_OWN = re.compile(
    r"\b(?:nomor|nomer|nmr|no|hp|hape|wa|number)\W{0,3}(?:\w+\W+)?(?:saya|sy|aku|aq|ak|gue|gw|mine|my)\b"
    r"|\b(?:my|nomorku|nomerku|hpku|waku)\b|\b(?:telepon|telpon|telp|hubungi|wa|chat|sms|call)\W+(?:saya|aku|me|ke)\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:suami|istri|ayah|bapak|ibu|mama|papa|kakak|om|paman|pacar|pelaku|dia|mereka|tetangga|guru|orang)\w*\b",
    re.I,
)


def own_number(text: str) -> str:
    """The number as it was typed, where it is said to be theirs and nobody else is named; or ''."""
    found = _NUMBER.search(text)
    if not found or not _OWN.search(text) or _ANOTHERS.search(text):
        return ""
    return found[0].strip()
