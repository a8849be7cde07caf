"""The messages as rows of numbers, seen with the bot's own eyes (flows/triage)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from flows.triage.categories import by_phrases as subjects_by_phrases
from flows.triage.categories import subjects_known
from flows.triage.danger import by_phrases, known_of, look, said_before
from flows.triage.learned import grams_of
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from training.corpus import Example

Seen = Mapping[int, float]


class Views(NamedTuple):
    """One message as each head sees it: by itself, with what was said shortly before, and as the story so far."""

    message: Seen
    story: Seen
    subject: Seen


def views(example: Example, book: Handbook) -> Views:
    """As the guard of a turn and `understand` see it. `book` has no learned listener yet."""
    seen = look(example.text, book.distress)
    before = tokens(said_before(example.before), book.distress.language)
    heard = by_phrases(example.text, seen, example.before, book.distress)
    known = known_of(example.text, seen.words, heard)
    text = "\n".join([*example.before, example.text])
    whole = look(text, book.distress) if example.before else seen
    found = subjects_by_phrases(whole.words, whole.around, book)
    return Views(
        grams_of(seen.words, before, known),
        grams_of([*before, *seen.words], (), known),
        grams_of(whole.words, (), subjects_known(text, whole.words, found)),
    )


def columns(*seen: Sequence[Seen]) -> dict[int, int]:
    """A column for each gram seen in two messages or more: what was seen once teaches only itself."""
    keys: set[int] = set()
    for each in seen:
        often = Counter(key for one in each for key in one)
        keys |= {key for key in often if often[key] > 1}
    return {key: place for place, key in enumerate(sorted(keys))}


def rows(seen: Sequence[Seen], places: Mapping[int, int]) -> csr_matrix:
    """One row a message."""
    found = [
        (row, places[key], amount)
        for row, one in enumerate(seen)
        for key, amount in one.items()
        if key in places
    ]
    row, column, amount = zip(*found, strict=True)
    return csr_matrix((amount, (row, column)), shape=(len(seen), len(places)))


def rarity(table: csr_matrix) -> np.ndarray:
    """What is in every message says little: the logarithm of how rarely a gram is seen."""
    often = np.maximum(1, np.asarray((table > 0).sum(axis=0)).ravel())
    larger: np.ndarray = np.log(table.shape[0] / often) / 4 + 0.02
    return larger
