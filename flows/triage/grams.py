"""What the learned listener sees of a word: its letters in short runs, its plain forms, and the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple
from zlib import crc32

from flows.triage.normalise import Token

_RUNS = (2, 3, 4, 5)
_PAIR, _SKIPPED = 1.0, 0.7


class Gram(NamedTuple):
    """`key` is the CRC-32 of what was seen, `amount` how much one sight of it counts."""

    key: int
    amount: float


class Spelled(NamedTuple):
    """A word's own grams, and the short plain form by which its neighbours know it."""

    grams: tuple[Gram, ...]
    plain: str


@lru_cache(maxsize=20_000)
def spelled(forms: frozenset[str]) -> Spelled:
    """The forms as whole words; the letters of the longest, where a stem has lost nothing."""
    seen = [Gram(_key("w", form), 1.0) for form in sorted(forms)]
    longest = f"<{max(forms, key=_by_length)}>"
    runs = [longest[at : at + size] for size in _RUNS for at in range(len(longest) - size + 1)]
    seen += [Gram(_key("c", run), 1 / sqrt(len(runs) + 1)) for run in runs]
    return Spelled(tuple(seen), min(forms, key=_by_length))


def beside(words: Sequence[Token], index: int) -> tuple[Gram, ...]:
    """The word with the one before it, and with the one before that."""
    plain = spelled(words[index].forms).plain
    found = []
    for back, mark, amount in ((1, "b", _PAIR), (2, "s", _SKIPPED)):
        if index >= back:
            found.append(Gram(pair(mark, spelled(words[index - back].forms).plain, plain), amount))
    return tuple(found)


@lru_cache(maxsize=50_000)
def pair(mark: str, first: str, second: str) -> int:
    """The key of two words in this order."""
    return _key(mark, f"{first} {second}")


def _by_length(form: str) -> tuple[int, str]:
    return len(form), form


def _key(mark: str, text: str) -> int:
    return crc32(f"{mark}:{text}".encode("utf-8", "replace"))
