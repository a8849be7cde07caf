"""How long a message is must say nothing by itself: not to whoever learns, and not to whoever reads the page."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from flows.triage.learned import LENGTHS, length
from training.lengths import whatever_the_length


def test_where_an_answer_is_rare_among_those_of_its_length_it_counts_more() -> None:
    answer = np.array([True, False, False, False, False, True, True, True, True, False])
    lengths = np.array([0] * 5 + [6] * 5)
    found = whatever_the_length(answer, np.ones(10), lengths)
    for one in (0, 6):
        here = lengths == one
        assert found[here & answer].sum() == pytest.approx(found[here & ~answer].sum())


def test_what_is_written_at_one_length_only_counts_as_it_did() -> None:
    answer = np.array([True, True, False])
    found = whatever_the_length(answer, np.array([1.0, 1.0, 2.0]), np.array([0, 1, 1]))
    assert found[0] == 1
    assert found[1] == pytest.approx(2**0.5)
    assert found[2] == pytest.approx(2 / 2**0.5)


def test_one_message_never_counts_as_more_than_three() -> None:
    answer = np.array([True] + [False] * 1000 + [True] * 1000)
    lengths = np.array([0] * 1001 + [1] * 1000)
    found = whatever_the_length(answer, np.ones(2001), lengths)
    assert found[0] == pytest.approx(3)


def test_each_number_of_words_has_one_length() -> None:
    assert length(0) == length(LENGTHS[0]) == 0
    assert [length(words + 1) - length(words) for words in LENGTHS] == [1] * len(LENGTHS)
    assert all(length(low + 1) == length(high) for low, high in pairwise(LENGTHS))
    assert length(10_000) == len(LENGTHS)
