"""Finds the handbook's phrases in a list of words, all at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from flows.triage.normalise import Token
from handbook.reading import Phrase

L = TypeVar("L")
L_co = TypeVar("L_co", covariant=True)


class Match(NamedTuple, Generic[L_co]):
    """A phrase found: its label, the index of each of its words, and the index of its rarest word."""

    label: L_co
    places: tuple[int, ...]
    core: int


_Way = tuple[tuple[frozenset[str], int], ...]
"""Words to be met one after the other, each with how many others may stand before it."""


class _Pattern(NamedTuple, Generic[L]):
    label: L
    left: _Way
    right: _Way


class Finder(Generic[L]):
    """Compiled once. Each word of a text looks up only the phrases whose rarest word it is."""

    def __init__(self, labelled: Iterable[tuple[L, Phrase]], fillers: frozenset[str]) -> None:
        known = list(labelled)
        common = Counter(word for _, phrase in known for words in phrase.words for word in words)
        self._fillers = fillers
        cores: dict[str, list[_Pattern[L]]] = defaultdict(list)
        for label, phrase in known:
            core = min(range(len(phrase.words)), key=lambda place: _weight(phrase, place, common))
            left = tuple((phrase.words[i], phrase.gaps[i]) for i in range(core - 1, -1, -1))
            right = tuple((phrase.words[i], phrase.gaps[i - 1]) for i in range(core + 1, len(phrase.words)))
            for word in phrase.words[core]:
                cores[word].append(_Pattern(label, left, right))
        self._cores = dict(cores)
        self._words = frozenset(cores)

    def find(self, words: Sequence[Token]) -> list[Match[L]]:
        """Every phrase in the text, by place. Phrases do not cross the end of a sentence."""
        found = []
        cores = self._cores
        for index, token in enumerate(words):
            for form in token.forms & self._words:
                for label, before, after in cores[form]:
                    left = self._walk(words, index, before, -1) if before else []
                    if left is None:
                        continue
                    right = self._walk(words, index, after, 1) if after else []
                    if right is not None:
                        found.append(Match(label, (*reversed(left), index, *right), index))
        return found

    def _walk(self, words: Sequence[Token], index: int, wanted: _Way, step: int) -> list[int] | None:
        """The places of the wanted words outward from `index`; fillers pass freely, others as each gap allows."""
        sentence = words[index].sentence
        places = []
        for choice, gap in wanted:
            passed = 0
            index += step
            while 0 <= index < len(words) and words[index].sentence == sentence:
                forms = words[index].forms
                if not choice.isdisjoint(forms):
                    break
                if self._fillers.isdisjoint(forms):
                    if passed == gap:
                        return None
                    passed += 1
                index += step
            else:
                return None
            places.append(index)
        return places


def _weight(phrase: Phrase, place: int, common: Counter[str]) -> int:
    return sum(common[word] for word in phrase.words[place])


def evidence(text: str, words: Sequence[Token], found: Iterable[tuple[int, ...]]) -> tuple[str, ...]:
    """What the person wrote, as they wrote it, for each of these places; nothing twice, nothing inside another."""
    said = [text[words[places[0]].start : words[places[-1]].end] for places in found]
    return tuple(
        one for one in dict.fromkeys(said) if not any(one != other and one in other for other in said)
    )
