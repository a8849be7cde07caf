"""The messages as the second listener reads them, and what is asked of each: an answer may be unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from flows.triage.both import KIND
from flows.triage.categories import ANY, CONCERN, GRAVE
from flows.triage.pieces import as_pieces
from handbook.reading import CODES, TOPICS, Handbook
from handbook.reading.distress import KINDS
from handbook.reading.second import Second
from training.corpus import Example, read_corpus
from training.fragments import fragments
from training.labels import about, says, tells
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


class Row(NamedTuple):
    """`start` is where the message itself begins among the pieces. Only where `asked` is 1 is the answer known."""

    pieces: Sequence[int]
    start: int
    answers: np.ndarray
    asked: np.ndarray


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
    return _as_row(one.text, one.before, known, second)


def _harmless(text: str, before: Sequence[str], second: Second) -> Row:
    """The beginning of a harmless story told in pieces is harmless."""
    return _as_row(text, before, {"danger": False, "acute": False}, second)


def _as_row(text: str, before: Sequence[str], known: dict[str, bool], second: Second) -> Row:
    pieces, start = as_pieces(text, before, second)
    answers = np.array([known.get(name, False) for name in OUTPUTS], np.float32)
    return Row(pieces, start, answers, np.array([name in known for name in OUTPUTS], np.float32))
