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


class _Pattern(NamedTuple, Generic[L]):
    label: L
    words: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]


class Finder(Generic[L]):
    """Compiled once. Each word of a text looks up only the phrases whose rarest word it is."""

    def __init__(self, labelled: Iterable[tuple[L, Phrase]], fillers: frozenset[str]) -> None:
        patterns = [_Pattern(label, phrase.words, phrase.gaps) for label, phrase in labelled]
        common = Counter(word for pattern in patterns for words in pattern.words for word in words)
        self._fillers = fillers
        self._cores: dict[str, list[tuple[_Pattern[L], int]]] = defaultdict(list)
        for pattern in patterns:
            core = min(range(len(pattern.words)), key=lambda place: _weight(pattern, place, common))
            for word in pattern.words[core]:
                self._cores[word].append((pattern, core))

    def find(self, words: Sequence[Token]) -> list[Match[L]]:
        """Every phrase in the text, by place. Phrases do not cross the end of a sentence."""
        found = []
        for index, token in enumerate(words):
            for form in token.forms:
                for pattern, core in self._cores.get(form, ()):
                    places = self._around(words, index, pattern, core)
                    if places is not None:
                        found.append(Match(pattern.label, places, index))
        return found

    def _around(
        self, words: Sequence[Token], index: int, pattern: _Pattern[L], core: int
    ) -> tuple[int, ...] | None:
        last = len(pattern.words) - 1
        left = self._walk(
            words, index, [(pattern.words[i], pattern.gaps[i]) for i in range(core - 1, -1, -1)], -1
        )
        if left is None:
            return None
        after = [(pattern.words[i], pattern.gaps[i - 1]) for i in range(core + 1, last + 1)]
        right = self._walk(words, index, after, 1)
        return None if right is None else (*reversed(left), index, *right)

    def _walk(
        self, words: Sequence[Token], index: int, wanted: list[tuple[frozenset[str], int]], step: int
    ) -> list[int] | None:
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


def _weight(pattern: _Pattern[L], place: int, common: Counter[str]) -> int:
    return sum(common[word] for word in pattern.words[place])


def evidence(text: str, words: Sequence[Token], found: Iterable[tuple[int, ...]]) -> tuple[str, ...]:
    """What the person wrote, as they wrote it, for each of these places; nothing twice, nothing inside another."""
    said = [text[words[places[0]].start : words[places[-1]].end] for places in found]
    return tuple(
        one for one in dict.fromkeys(said) if not any(one != other and one in other for other in said)
    )
