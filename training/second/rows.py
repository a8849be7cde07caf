"""The messages as the second listener reads them, and what is asked of each: an answer may be unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from flows.triage.both import KIND
from flows.triage.categories import ANY, CONCERN, GRAVE
from flows.triage.learned import length
from flows.triage.pieces import as_pieces
from handbook.reading import CODES, TOPICS, Handbook
from handbook.reading.distress import KINDS
from handbook.reading.second import Second
from training.corpus import Example, read_corpus
from training.fragments import fragments
from training.labels import about, says, tells
from training.lengths import whatever_the_length
from training.phrases import as_messages

OUTPUTS = (
    "danger",
    "acute",
    *(KIND + kind for kind in sorted(KINDS)),
    *CODES,
    *TOPICS,
    ANY,
    CONCERN,
    GRAVE,
)

_ALARMS = ("danger", "acute", ANY)


class Row(NamedTuple):
    """`start` is where the message itself begins among the pieces. Only where `asked` is 1 is the answer known.
    `first` is the place of its first letter among CODES, -1 where it has none; `length` is that of
    flows/triage/learned.py.
    """

    pieces: Sequence[int]
    start: int
    answers: np.ndarray
    asked: np.ndarray
    first: int
    length: int


def rows(book: Handbook, second: Second) -> Iterator[Row]:
    """Everything that may be learned from: nothing held, and nothing that chooses the limits (`Example.apart`)."""
    written = [one for one in read_corpus() if not one.held and not one.apart]
    for one in written:
        yield _row(one, second)
        if one.before and one.harmless:
            for length in range(len(one.before)):
                yield _harmless(one.before[length], one.before[:length], second)
    for one in (*as_messages(book), *fragments(written, book)):
        yield _row(one, second)


def _row(one: Example, second: Second) -> Row:
    answers = {name: name.removeprefix(KIND) for name in OUTPUTS}
    known = {name: says(one, said) for name, said in answers.items() if tells(one, about(said))}
    return _as_row(
        one.text, one.before, known, second, CODES.index(one.categories[0]) if one.categories else -1
    )


def _harmless(text: str, before: Sequence[str], second: Second) -> Row:
    """The beginning of a harmless story told in pieces is harmless."""
    return _as_row(text, before, {"danger": False, "acute": False}, second)


def _as_row(text: str, before: Sequence[str], known: dict[str, bool], second: Second, first: int = -1) -> Row:
    pieces, start = as_pieces(text, before, second)
    answers = np.array([known.get(name, False) for name in OUTPUTS], np.float32)
    asked = np.array([name in known for name in OUTPUTS], np.float32)
    return Row(pieces, start, answers, asked, first, length(len(text.split())))


def counting(seen: Sequence[Row]) -> np.ndarray:
    """How much each answer of each row counts: nothing where it is unknown, and alarms alike at every length."""
    found = np.stack([one.asked for one in seen])
    answers, lengths = np.stack([one.answers for one in seen]) > 0, np.array([one.length for one in seen])
    for name in _ALARMS:
        column = OUTPUTS.index(name)
        known = found[:, column] > 0
        found[known, column] = whatever_the_length(
            answers[known, column], found[known, column], lengths[known]
        )
    return found
