"""The learned listener: scores that add up word by word, so that each word can say what it weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt

from flows.triage.grams import Gram, earlier, meant, neighbours, spelled, told
from flows.triage.normalise import Token
from handbook.reading import Learned

_PHRASE = 6
"""Words of one piece of evidence, at most."""
_LONG = 40
_OFTEN = 3
Weights = tuple[float, ...]


def grams_of(
    words: Sequence[Token], before: Sequence[Token], known: Mapping[str, float], learned: Learned
) -> dict[int, float]:
    """Everything that is seen of a message, by key: what training learns from and what `scores` adds up.

    A word counts three times at most, however often it is said.
    """
    seen: dict[int, float] = {}
    share = 1 / sqrt(max(1, len(words)))
    last = older = 0
    said: Counter[frozenset[str]] = Counter()
    for word in words:
        own, number = spelled(word.forms)
        said[word.forms] += 1
        if said[word.forms] <= _OFTEN:
            for gram in (*own, *meant(word.forms, learned.senses), *neighbours(older, last, number)):
                seen[gram.key] = seen.get(gram.key, 0.0) + gram.amount * share
        last, older = number, last
    for word in before:
        for gram in earlier(word.forms):
            seen[gram.key] = seen.get(gram.key, 0.0) + gram.amount
    for name, amount in known.items():
        seen[told(name)] = amount
    return seen


def scores(
    head: str, words: Sequence[Token], before: Sequence[Token], known: Mapping[str, float], learned: Learned
) -> Weights:
    """The score of each output of this head; above 0 is more likely than not."""
    parts = [*by_word(head, words, learned)]
    parts += [_before(head, word.forms, learned) for word in before]
    parts += [
        tuple(amount * weight for weight in _told(head, name, learned)) for name, amount in known.items()
    ]
    bias = learned.heads[head].bias
    return tuple(map(sum, zip(bias, *parts, strict=True)))


def by_word(head: str, words: Sequence[Token], learned: Learned) -> list[Weights]:
    """What each word adds to each output."""
    share = 1 / sqrt(max(1, len(words)))
    asked, rows = learned.heads[head], learned.rows
    width = len(asked.outputs)
    added: list[Weights] = []
    said: dict[frozenset[str], int] = {}
    last = older = 0
    for word in words:
        own, number = _word(head, word.forms, learned)
        often = said[word.forms] = said.get(word.forms, 0) + 1
        total = [one * share for one in own] if often <= _OFTEN else [0.0] * width
        for key, amount in neighbours(older, last, number) if often <= _OFTEN else ():
            row = rows.get(key)
            if row is not None:
                for place in range(width):
                    total[place] += asked.weights[row * width + place] * asked.scale[place] * amount * share
        added.append(tuple(total))
        last, older = number, last
    return added


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
    return {"length": min(len(words), _LONG) / _LONG, "question": float("?" in text)}


# Families repeat few words, so each is weighed once. Single words without their order tell nobody's story.
@lru_cache(maxsize=16_000)
def _word(head: str, forms: frozenset[str], learned: Learned) -> tuple[Weights, int]:
    seen = spelled(forms)
    return _weigh(head, (*seen.grams, *meant(forms, learned.senses)), learned), seen.number


@lru_cache(maxsize=8_000)
def _before(head: str, forms: frozenset[str], learned: Learned) -> Weights:
    return _weigh(head, earlier(forms), learned)


@lru_cache(maxsize=400)
def _told(head: str, name: str, learned: Learned) -> Weights:
    return _weigh(head, (Gram(told(name), 1.0),), learned)


def _weigh(head: str, grams: Sequence[Gram], learned: Learned) -> Weights:
    asked = learned.heads[head]
    width = len(asked.outputs)
    total = [0.0] * width
    for gram in grams:
        row = learned.rows.get(gram.key)
        if row is None:
            continue
        for place, weight in enumerate(asked.weights[row * width : (row + 1) * width]):
            if weight:
                total[place] += gram.amount * weight
    return tuple(one * scale for one, scale in zip(total, asked.scale, strict=True))
