"""The messages as the second listener reads them, and what is asked of each: an answer may be unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from flows.triage.categories import ANY, CONCERN, GRAVE
from flows.triage.pieces import as_pieces
from handbook.reading import CODES, TOPICS, Handbook
from handbook.reading.distress import KINDS
from handbook.reading.second import Second
from training.corpus import Example, read_corpus
from training.fragments import FRAGMENTS, fragments
from training.phrases import FROM_PHRASES, as_messages

OUTPUTS = (
    "danger",
    "acute",
    *(f"kind:{kind}" for kind in sorted(KINDS)),
    *CODES,
    *TOPICS,
    ANY,
    CONCERN,
    GRAVE,
)
_SUBJECTS = (*CODES, *TOPICS, ANY)


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
    known: dict[str, bool] = {}
    named = bool(one.categories or one.topics)
    if one.page != FROM_PHRASES or not named:
        known |= {"danger": one.signal != "none", "acute": one.signal == "acute"}
    if one.kind:
        known |= {f"kind:{kind}": kind == one.kind for kind in KINDS}
    if not one.turn and one.page != FRAGMENTS and (one.page != FROM_PHRASES or named):
        known |= {name: name in (*one.categories, *one.topics) for name in _SUBJECTS}
        known[ANY] = bool(one.categories)
    if not one.turn and one.page not in (FRAGMENTS, FROM_PHRASES):
        known |= {CONCERN: one.risk != "rendah", GRAVE: one.risk == "tinggi"}
    return _as_row(one.text, one.before, known, second)


def _harmless(text: str, before: Sequence[str], second: Second) -> Row:
    """The beginning of a harmless story told in pieces is harmless."""
    return _as_row(text, before, {"danger": False, "acute": False}, second)


def _as_row(text: str, before: Sequence[str], known: dict[str, bool], second: Second) -> Row:
    pieces, start = as_pieces(text, before, second)
    answers = np.array([known.get(name, False) for name in OUTPUTS], np.float32)
    return Row(pieces, start, answers, np.array([name in known for name in OUTPUTS], np.float32))
