"""The learned listener: scores that add up word by word, so that each word can say what it weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt

import numpy as np

from flows.triage.grams import Gram, all_neighbours, earlier, neighbours, spelled, told
from flows.triage.normalise import Token
from handbook.reading import Learned, Weights

_PHRASE = 6
"""Words of one piece of evidence, at most."""
LENGTHS = (3, 6, 10, 15, 25, 50)
"""In words: between these a message counts as equally long."""
_OFTEN = 3


def grams_of(words: Sequence[Token], before: Sequence[Token], known: Mapping[str, float]) -> dict[int, float]:
    """Everything that is seen of a message, by key: what training learns from and what is added up here.

    A word counts three times at most, however often it is said.
    """
    seen: dict[int, float] = {}
    share = 1 / sqrt(max(1, len(words)))
    last = older = 0
    said: Counter[frozenset[str]] = Counter()
    for word in words:
        own, number = spelled(word.forms, word.plain)
        said[word.forms] += 1
        if said[word.forms] <= _OFTEN:
            for key, amount in (*own, *neighbours(older, last, number)):
                seen[key] = seen.get(key, 0.0) + amount * share
        last, older = number, last
    for word in before:
        for gram in earlier(word.forms):
            seen[gram.key] = seen.get(gram.key, 0.0) + gram.amount
    for name, amount in known.items():
        seen[told(name)] = amount
    return seen


def weigh(words: Sequence[Token], learned: Learned) -> Weights:
    """What all words together add to each output of every head."""
    if not words:
        return np.zeros_like(learned.scale)
    own, numbers, few = _words(words, learned)
    found, amounts, _ = _pairs(numbers, few, learned)
    total: Weights = own.sum(axis=0) + amounts @ learned.steps[found].astype(np.float32)
    return total * (learned.scale / sqrt(len(words)))


def weigh_apart(words: Sequence[Token], learned: Learned) -> Weights:
    """The same, a row a word: to say which of them weighed most."""
    own, numbers, few = _words(words, learned)
    found, amounts, owners = _pairs(numbers, few, learned)
    np.add.at(own, owners, learned.steps[found] * amounts[:, None])
    return own * (learned.scale / sqrt(len(words)))


def _words(words: Sequence[Token], learned: Learned) -> tuple[Weights, np.ndarray, np.ndarray | None]:
    """The weights of each word by itself, the numbers by which its neighbours know it, and which of them count."""
    seen = [_word(word.forms, word.plain, learned) for word in words]
    own = np.array([one for one, _ in seen])
    few = _few([word.forms for word in words])
    if few is not None:
        own[~few] = 0
    return own, np.array([number for _, number in seen], np.uint64), few


def _few(forms: Sequence[frozenset[str]]) -> np.ndarray | None:
    """Which words are not said for the fourth time or more; None: all."""
    if len(forms) - len(set(forms)) < _OFTEN:
        return None
    said: Counter[frozenset[str]] = Counter()
    few = np.ones(len(forms), bool)
    for place, form in enumerate(forms):
        said[form] += 1
        few[place] = said[form] <= _OFTEN
    return few


def _pairs(
    numbers: np.ndarray, few: np.ndarray | None, learned: Learned
) -> tuple[np.ndarray, Weights, np.ndarray]:
    """Of the pairs of neighbours that were learned: their rows, how much each counts, and to which word it belongs."""
    keys, amounts = all_neighbours(numbers)
    found, known = _rows(keys, learned)
    owners, amounts = known.nonzero()[0] % len(numbers), amounts[known]
    if few is None:
        return found, amounts, owners
    wanted = few[owners]
    return found[wanted], amounts[wanted], owners[wanted]


def weigh_earlier(words: Sequence[Token], learned: Learned) -> Weights:
    """What was said before adds, for heads that let it colour a message and no more."""
    return sum((_before(word.forms, learned) for word in words), np.zeros_like(learned.scale)) * learned.scale


def weigh_known(known: Mapping[str, float], learned: Learned) -> Weights:
    """What else is known of a message adds."""
    parts = (amount * _told(name, learned) for name, amount in known.items())
    return sum(parts, np.zeros_like(learned.scale)) * learned.scale


def scores(head: str, weights: Weights, learned: Learned) -> list[float]:
    """The score of each output of this head from the sum of all that was weighed; above 0 is more likely than not."""
    asked = learned.heads[head]
    found: list[float] = (weights[asked.columns] + asked.bias).tolist()
    return found


def heaviest(weights: Sequence[float]) -> tuple[int, ...]:
    """The places of the neighbouring words, six at most, that weigh most together; empty where nothing weighs."""
    best = 0.0
    found: tuple[int, ...] = ()
    for start in range(len(weights)):
        together = 0.0
        for end in range(start, min(start + _PHRASE, len(weights))):
            together += weights[end]
            if together > best:
                best, found = together, tuple(range(start, end + 1))
    return found


def about(words: Sequence[Token], text: str) -> dict[str, float]:
    """What is known of a message beside its words."""
    return {f"length:{length(len(words))}": 1.0, "question": float("?" in text)}


def length(words: int) -> int:
    """Which of seven lengths: the more words, the more their weights vary, so each length has a weight of its own."""
    return bisect_left(LENGTHS, words)


# Families repeat few words, so each is weighed once. Single words without their order tell nobody's story.
@lru_cache(maxsize=16_000)
def _word(forms: frozenset[str], plain: str, learned: Learned) -> tuple[Weights, int]:
    seen = spelled(forms, plain)
    return _sum(seen.grams, learned), seen.number


@lru_cache(maxsize=4_000)
def _before(forms: frozenset[str], learned: Learned) -> Weights:
    return _sum(earlier(forms), learned)


@lru_cache(maxsize=400)
def _told(name: str, learned: Learned) -> Weights:
    return _sum((Gram(told(name), 1.0),), learned)


def _sum(grams: Sequence[Gram], learned: Learned) -> Weights:
    found, known = _rows([gram.key for gram in grams], learned)
    amounts = np.array([gram.amount for gram in grams], np.float32)[known]
    summed: Weights = amounts @ learned.steps[found].astype(np.float32)
    return summed


def _rows(keys: Sequence[int] | np.ndarray, learned: Learned) -> tuple[np.ndarray, np.ndarray]:
    """The rows of those keys that were learned, and which keys these are."""
    wanted = np.asarray(keys, np.uint32)
    places = np.searchsorted(learned.keys, wanted)
    places[places == len(learned.keys)] = 0
    known = learned.keys[places] == wanted
    return places[known], known
