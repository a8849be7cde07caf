"""How a practitioner writes a phrase to listen for, and slang.yaml, which says what everyday spellings mean.

mau|ingin mati          one of several words
{orangtua} pukul        any word of a group in slang.yaml
lompat .. jembatan      up to three other words in between
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.problems import Problems
from handbook.reading.shortened import Shortened, read_shortened

FILE = "slang.yaml"
GAP = 3
"""How many other words `..` lets pass."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """`slang` turns a spelling into plain words, `shortened` knows words without their vowels; `fillers` may stand
    anywhere inside a phrase.
    """

    slang: Mapping[str, str]
    groups: Mapping[str, frozenset[str]]
    fillers: frozenset[str]
    shortened: Shortened


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """`words` has the permitted words of each place; `gaps` how many others may stand before the next place."""

    text: str
    words: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]


def read_language(folder: Path, problems: Problems) -> Language:
    """slang.yaml; a spelling that would mean two things is a problem."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return Language({}, {}, frozenset(), Shortened(frozenset(), {}))
    read_origin(page)
    slang: dict[str, str] = {}
    meanings = page.entry("slang")
    for meaning in meanings.names():
        for spelling, line in meanings.texts_with_lines(meaning):
            if slang.get(spelling, meaning) != meaning:
                sentence = f"'{spelling}' sudah berarti '{slang[spelling]}'. Hapus salah satu."
                meanings.complain(sentence, line)
            slang[spelling] = meaning
    groups = page.entry("groups")
    words = {name: frozenset(slang.get(word, word) for word in groups.texts(name)) for name in groups.names()}
    fillers = frozenset(page.texts("fillers"))
    page.done()
    return Language(slang, words, fillers, read_shortened(folder, problems))


def read_phrases(entry: Entry, name: str, language: Language) -> tuple[Phrase, ...]:
    """The phrases of a list; unreadable ones are reported with their line and left out."""
    phrases = []
    for text, line in entry.texts_with_lines(name):
        phrase = _phrase(text, language)
        if isinstance(phrase, str):
            entry.complain(phrase, line)
        else:
            phrases.append(phrase)
    return tuple(phrases)


def _phrase(text: str, language: Language) -> Phrase | str:
    """The phrase, or the sentence that says what is wrong with it."""
    words: list[frozenset[str]] = []
    gaps: list[int] = []
    for part in text.lower().split():
        if part == "..":
            if not words or gaps[-1]:
                return f"frasa '{text}': tanda '..' hanya boleh berdiri sekali di antara dua kata."
            gaps[-1] = GAP
            continue
        choice = _choice(part, language)
        if choice is None:
            known = ", ".join(sorted(language.groups))
            return f"frasa '{text}': kelompok '{part}' tidak ada di slang.yaml. Yang ada: {known}."
        words.append(choice)
        gaps.append(0)
    if not words:
        return "frasa ini kosong. Isi atau hapus barisnya."
    if gaps[-1]:
        return f"frasa '{text}': tanda '..' hanya boleh berdiri di antara dua kata."
    return Phrase(text, tuple(words), tuple(gaps))


def _choice(part: str, language: Language) -> frozenset[str] | None:
    found: set[str] = set()
    for word in part.split("|"):
        if word.startswith("{") and word.endswith("}"):
            if word[1:-1] not in language.groups:
                return None
            found |= language.groups[word[1:-1]]
            continue
        meaning = language.slang.get(word, word)
        found.add(word if " " in meaning else meaning)
    return frozenset(found)
