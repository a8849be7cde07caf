"""How long somebody writes must say nothing by itself: what is rare at a length counts more there."""

from __future__ import annotations

import numpy as np

from flows.triage.learned import length
from training.corpus import Example

_RARER = 3.0
"""How much more a message counts at most, where its answer is rare among those of its length."""


def length_of(example: Example, *, whole: bool) -> int:
    """Of the message, or of the `whole` story with what was said before."""
    words = len(example.text.split())
    return length(words + sum(len(one.split()) for one in example.before)) if whole else length(words)


def whatever_the_length(answer: np.ndarray, counting: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """How much each message counts, so that at every length both answers are as common as in all.

    Whoever writes messages for a corpus tells dangers at greater length than what is harmless. Families do not.
    `answer` says which messages are to be told from the others, `counting` how much each counted before.
    """
    found = counting.copy()
    usual = counting[answer].sum() / counting[~answer].sum()
    for one in np.unique(lengths):
        here = lengths == one
        yes, no = counting[here & answer].sum(), counting[here & ~answer].sum()
        if yes and no:
            rarer = float(np.clip(np.sqrt(yes / no / usual), 1 / _RARER, _RARER))
            found[here & ~answer] *= rarer
            found[here & answer] /= rarer
    return found
