"""Which language a first message is written in, as far as we answer in it."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the is are am was my i you he she they we do does can could how what who where when please help need want "
        "and to of in for with about child kids son daughter mother husband have has not a an it this that hello "
        # what children write, "don't" and "i'm" in their parts
        "me him her his us our dad mom mum father brother sister uncle aunt stepdad stepmom teacher friend school home "
        "room night day every at on into from there when because but if again never nobody someone scared afraid hurt "
        "hurts hit hits touch touches touched beat beats kill die live wants feel safe sad alone away myself m t s don",
    )
)
_SHARE, _FEWEST = 0.5, 3


def is_english(text: str) -> bool:
    """At least three English words, and at least half of all: a few words mixed into Indonesian are not English."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = sum(word in _ENGLISH for word in words)
    return known >= _FEWEST and known >= _SHARE * len(words)
