"""What the learned listener sees of a word: its letters in short runs, its plain forms, and the words beside it."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import NamedTuple
from zlib import crc32

import numpy as np

_RUNS = (2, 3, 4, 5)
_PAIR, _SKIPPED, _EARLIER = 1.0, 0.7, 0.2
_NEXT, _AFTER_NEXT, _KEYS = 1_000_003, 2_654_435_761, 0xFFFFFFFF


class Gram(NamedTuple):
    """`key` is the CRC-32 of what was seen, `amount` how much one sight of it counts."""

    key: int
    amount: float


class Spelled(NamedTuple):
    """A word's own grams, and the number by which its neighbours know it."""

    grams: tuple[Gram, ...]
    number: int


@lru_cache(maxsize=4_000)
def spelled(forms: frozenset[str], plain: str) -> Spelled:
    """The forms as whole words; the letters of the longest, where a stem has lost nothing."""
    seen = [Gram(_key("w", form), 1.0) for form in sorted(forms)]
    longest = f"<{max(forms, key=_by_length)}>"
    runs = [longest[at : at + size] for size in _RUNS for at in range(len(longest) - size + 1)]
    seen += [Gram(_key("c", run), 1 / sqrt(len(runs) + 1)) for run in runs]
    return Spelled(tuple(seen), _key("n", plain))


def earlier(forms: frozenset[str]) -> tuple[Gram, ...]:
    """A word of what was said before: it colours what follows, and no more."""
    return tuple(Gram(_key("p", form), _EARLIER) for form in sorted(forms))


def told(name: str) -> int:
    """The key of something else that is known of the message, as what the phrases heard."""
    return _key("t", name)


def neighbours(older: int, last: int, number: int) -> tuple[tuple[int, float], tuple[int, float]]:
    """The word with the one before it, and with the one before that, by their numbers; 0 where there is none.

    Sums instead of a checksum of both words, and plain pairs of key and amount: these are too many to remember, so
    each must cost next to nothing.
    """
    return (
        ((last * _NEXT + number) & _KEYS, _PAIR),
        ((older * _AFTER_NEXT + number) & _KEYS, _SKIPPED),
    )


def all_neighbours(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same for a whole message at once: first every word with the one before it, then with the one before that."""
    last, older = np.zeros_like(numbers), np.zeros_like(numbers)
    last[1:], older[2:] = numbers[:-1], numbers[:-2]
    keys = np.concatenate([last * np.uint64(_NEXT) + numbers, older * np.uint64(_AFTER_NEXT) + numbers])
    amounts = np.repeat(np.array([_PAIR, _SKIPPED], np.float32), len(numbers))
    return keys & np.uint64(_KEYS), amounts


def _by_length(form: str) -> tuple[int, str]:
    return len(form), form


def _key(mark: str, text: str) -> int:
    return crc32(f"{mark}:{text}".encode("utf-8", "replace"))
