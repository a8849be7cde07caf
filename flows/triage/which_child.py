"""Which of several children somebody means: by its number, or by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ORDINALS = (("pertama", "kesatu", "first"), ("kedua", "second"), ("ketiga", "third"), ("keempat", "fourth"))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def which_child(said: str, names: Sequence[str]) -> int | None:
    """Its place, from 1; `names` are what the children are called, in order. None where the words do not say which."""
    low = said.lower()
    words = set(_WORD.findall(low))
    for place in range(1, len(names) + 1):
        ordinals = _ORDINALS[place - 1] if place <= len(_ORDINALS) else ()
        if not words.isdisjoint(ordinals) or re.search(rf"\bke-?{place}\b|\banak {place}\b", low):
            return place
    called = [
        place for place, name in enumerate(names, 1) if not words.isdisjoint(_WORD.findall(name.lower()))
    ]
    return called[0] if len(called) == 1 else None
