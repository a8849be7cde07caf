"""words.txt: everyday words, the commonest first, to know them by where vowels were left out ("bngung", "skolh")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.problems import Problems

FILE = "words.txt"
_VOWELS = "aiueo"
_SHORTEST = 3
_MISSING = 4
"""Letters that may have been left out, at most."""
_MOST_VOWELS = 0.42
"""A word with more vowels than this is no shortened one."""


@dataclass(frozen=True, slots=True, eq=False)
class Shortened:
    """`by_consonants` has all words with these consonants, the commonest first."""

    known: frozenset[str]
    by_consonants: Mapping[str, tuple[str, ...]]

    def meant(self, word: str) -> str | None:
        """The commonest word that `word` may be short for; None where it is one itself or short for nothing known.

        Only vowels are missing: the consonants are the same, the first letter too, and what vowels there are.
        """
        if len(word) < _SHORTEST or word in self.known or _vowels(word) > _MOST_VOWELS * len(word):
            return None
        for full in self.by_consonants.get(_consonants(word), ()):
            if full[0] == word[0] and 0 < len(full) - len(word) <= _MISSING and _within(word, full):
                return full
        return None


def read_shortened(folder: Path, problems: Problems) -> Shortened:
    """A line a word; lines that begin with # are for people."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").split("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        problems.add(FILE, 1, "berkas ini tidak ada atau rusak. Kembalikan dari versi sebelumnya.")
        lines = []
    words = [line for line in lines if line and not line.startswith("#")]
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[_consonants(word)].append(word)
    return Shortened(frozenset(words), {key: tuple(each) for key, each in found.items()})


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)


def _vowels(word: str) -> int:
    return sum(letter in _VOWELS for letter in word)


def _within(short: str, full: str) -> bool:
    """Whether all letters of `short` stand in `full`, in this order."""
    letters = iter(full)
    return all(letter in letters for letter in short)
