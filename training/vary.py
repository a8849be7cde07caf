"""Honest variations of a message: as the same person might have typed it, in more of a hurry."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_VOWELS = "aiueo"
_DIGITS = {"a": "4", "i": "1", "e": "3", "o": "0"}
_SHORT = {
    "yang": "yg",
    "tidak": "gk",
    "sudah": "udh",
    "sekarang": "skrg",
    "dengan": "dgn",
    "karena": "krn",
    "saya": "gw",
    "aku": "gue",
    "kalau": "klo",
    "banget": "bgt",
    "bapak": "bokap",
    "ibu": "nyokap",
    "anak": "ank",
    "lagi": "lg",
    "sama": "sm",
    "tapi": "tp",
    "mau": "mw",
    "orang": "org",
}
_PART = 0.35
"""How many of the words change."""


def varied(text: str, chance: Random) -> str:
    """Another typing of it: some words in slang, with letters dropped, doubled, swapped, or written as digits."""
    return " ".join(_word(word, chance) if chance.random() < _PART else word for word in text.split())


def _word(word: str, chance: Random) -> str:
    if word.lower() in _SHORT:
        return _SHORT[word.lower()]
    if len(word) < 4 or not word.isalpha():
        return word
    return chance.choice(_WAYS)(word, chance)


def _vowel_dropped(word: str, chance: Random) -> str:
    places = [place for place in range(1, len(word)) if word[place].lower() in _VOWELS]
    place = chance.choice(places) if places else len(word)
    return word[:place] + word[place + 1 :]


def _last_repeated(word: str, chance: Random) -> str:
    return word + word[-1] * chance.randint(1, 3)


def _swapped(word: str, chance: Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _with_a_digit(word: str, chance: Random) -> str:
    letter = chance.choice(sorted(_DIGITS))
    return re.sub(letter, _DIGITS[letter], word, count=1)


_WAYS: tuple[Callable[[str, Random], str], ...] = (
    _vowel_dropped,
    _vowel_dropped,
    _last_repeated,
    _swapped,
    _with_a_digit,
)
