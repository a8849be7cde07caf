"""Case codes that can be read aloud: PANDAN-LAYAR-27."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from handbook.reading.likeness import distance


class Dice(Protocol):
    """Where the randomness comes from; random.Random is one."""

    def randrange(self, stop: int, /) -> int:
        """A number from 0 up to, not including, `stop`."""


def make_code(words: Sequence[str], dice: Dice) -> str:
    """Two different words and two digits: with 400 words 14 million codes."""
    first = dice.randrange(len(words))
    second = (first + 1 + dice.randrange(len(words) - 1)) % len(words)
    return f"{words[first]}-{words[second]}-{10 + dice.randrange(90)}"


def read_code(text: str, words: Sequence[str]) -> str | None:
    """The code that somebody typed, or None.

    Tolerates case, spaces, missing dashes and one typing mistake in each word; None too where two words are as near.
    """
    found = re.fullmatch(r"([A-Z]+)(\d\d)", re.sub(r"[^A-Z0-9]", "", text.upper()))
    if not found:
        return None
    typed = [part for part in re.split(r"[^A-Z]+", text.upper()) if part]
    halves = [(typed[0], typed[1])] if len(typed) == 2 else _halves(found[1])
    codes = {code for first, second in halves for code in _readings(first, second, words)}
    return f"{'-'.join(codes.pop())}-{found[2]}" if len(codes) == 1 else None


def _readings(first: str, second: str, words: Sequence[str]) -> set[tuple[str, str]]:
    return {(one, other) for one in _meant(first, words) for other in _meant(second, words)}


def _halves(letters: str) -> list[tuple[str, str]]:
    return [(letters[:cut], letters[cut:]) for cut in range(3, len(letters) - 2)]


def _meant(typed: str, words: Sequence[str]) -> list[str]:
    """The word itself, or else every word one mistake away."""
    return [typed] if typed in words else [word for word in words if distance(typed, word, 1) == 1]
