"""Abbreviations spelled out, for a listener that has read books: "bntr ada org dtg" is "sebentar ada orang datang"."""

from __future__ import annotations

from functools import lru_cache

from flows.triage.normalise import WORD
from handbook.reading import Language

_VOWELS = frozenset("aiueo")
_SHORT = 2


def spelled_out(text: str, language: Language) -> str:
    """The text with the abbreviations that the handbook knows as whole words; all else as it was written.

    Everyday spellings and regional words stay ("nggak", "wedi"): they were learned as they are.
    """
    return WORD.sub(lambda typed: _spelled_out(typed[0], language), text)


# Families repeat few words, so each is worked out once. Single words without their order tell nobody's story.
@lru_cache(maxsize=20_000)
def _spelled_out(typed: str, language: Language) -> str:
    word = typed.lower()
    vowels = sum(letter in _VOWELS for letter in word)
    if word in language.slang:
        return language.slang[word] if len(word) <= _SHORT or 3 * vowels <= len(word) else typed
    return language.shortened.meant(word) or typed
