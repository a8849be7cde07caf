"""From what somebody typed to plain words, each remembering where it stood."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from flows.triage.affixes import stems
from handbook.reading import Language

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f"
WORD = re.compile(
    r"(?<![^\W_])(?:[^\W\d_][ .\-_*]{1,2}){2,}[^\W\d_](?![^\W_])"  # b.u.n.u.h, m a t i
    rf"|[^\W_](?:[^\W_]|[{_INVISIBLE}]|['’](?=[^\W_])|[@$](?=[^\W\d_]))*"
)
_STRIP = re.compile(rf"[ .\-_*'’{_INVISIBLE}]+")
_LETTERS = str.maketrans("013456789@$", "oieasgtbgas")
_QUANTITY = re.compile(r"(\d+)([a-z]+)")
_UNITS = frozenset(
    {
        "th",
        "thn",
        "tahun",
        "taun",
        "bln",
        "bulan",
        "hr",
        "hari",
        "jam",
        "mnt",
        "menit",
        "x",
        "kg",
        "cm",
        "rb",
        "jt",
    }
)
_TWICE = re.compile(r"([a-z]{2,})2([a-z]*)")
_RUN = re.compile(r"(.)\1{2,}")
_LAST = re.compile(r"([aiueo])\1$")
_DOUBLE = re.compile(r"(.)\1")
_SENTENCE = re.compile(r"[!?;]|(?<!\.)\.(?!\.)")
_LONGEST = 40
_PASSIVE = "di"
_OWNED = "nya"
"""Behind abbreviations too short to be stems: "kknya", "tglnya"."""


class Word(NamedTuple):
    """Everything that a word may mean, and the one form by which its neighbours know it, however it was spelled."""

    forms: frozenset[str]
    plain: str


class Token(NamedTuple):
    """A word, its place in the text, its sentence and its part between commas."""

    forms: frozenset[str]
    plain: str
    start: int
    end: int
    sentence: int
    part: int


# A dozen readers of a turn ask for the same few texts. No more are kept than one turn holds: they are somebody's story.
@lru_cache(maxsize=12)
def tokens(text: str, language: Language) -> tuple[Token, ...]:
    """The words of a text, in order. Linear in its length; a slang spelling may give several words at one place."""
    found: list[Token] = []
    sentence = part = end = 0
    for match in WORD.finditer(text):
        between = text[end : match.start()]
        if "," in between or "\n" in between:
            part += 1
        if _SENTENCE.search(between):
            sentence, part = sentence + 1, part + 1
        start, end = match.span()
        typed = match[0][:_LONGEST]
        passive = found and _PASSIVE in found[-1].forms
        together = (
            _meanings(_PASSIVE + typed, language)[0].forms if passive else frozenset()
        )  # "di pukul" is "dipukul"
        for apart in _meanings(typed, language):
            forms = apart.forms | together
            if "tapi" in forms:
                sentence, part = sentence + 1, part + 1
            found.append(Token(forms, apart.plain, start, end, sentence, part))
    return tuple(found)


# Families repeat few words, so each is worked out once. Single words without their order tell nobody's story.
@lru_cache(maxsize=20_000)
def _meanings(typed: str, language: Language) -> tuple[Word, ...]:
    return tuple(word for one in _cleaned(typed) for word in _words(one, language))


def _cleaned(typed: str) -> list[str]:
    word = unicodedata.normalize("NFKC", _STRIP.sub("", typed)).lower()
    if word.isdigit() or word.isalpha():
        return [_unrepeated(word)]
    quantity = _QUANTITY.fullmatch(word)
    if quantity and quantity[2] in _UNITS:
        return [quantity[1], quantity[2]]
    word = _TWICE.sub(r"\1\2", word).translate(_LETTERS)
    return [_unrepeated(word)]


def _unrepeated(word: str) -> str:
    return word if word.isdigit() else _LAST.sub(r"\1", _RUN.sub(r"\1", word))


def _words(word: str, language: Language) -> list[Word]:
    slang = language.slang
    single = _DOUBLE.sub(r"\1", word)
    meaning = slang.get(word) or slang.get(single) or slang.get(word.removesuffix(_OWNED), "")
    if not meaning and word not in language.shortened.known and (full := language.shortened.meant(single)):
        return [Word(one.forms | {word}, one.plain) for one in _words(full, language)]
    if " " in meaning:
        first, *more = meaning.split()  # a phrase may name the word as it was written
        return [Word(frozenset((first, word)), first), *(Word(frozenset((part,)), part) for part in more)]
    forms = {word, single}
    # A known spelling has no stems of its letters made single: "nggak" is not "ngak", nor that "kak".
    for stem in stems(word) | (stems(single) if word not in slang else set()):
        other = slang.get(stem, stem)
        forms.add(other if " " not in other else stem)
    return [Word(frozenset(forms | {meaning} if meaning else forms), meaning or min(forms, key=_by_length))]


def _by_length(form: str) -> tuple[int, str]:
    return len(form), form
