"""How much each answer of both listeners counts where they are added up (flows/triage/joint.py).

A small logistic regression for each question, on the ideas that are kept apart: neither listener has learned from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from flows.triage.both import KIND
from flows.triage.categories import ANY
from flows.triage.joint import of_danger, of_letters, summed
from handbook.reading import CODES
from training.corpus import Example

_HARMLESS = 3.0
"""How much more a harmless message counts: the limits are set by false alarms."""
_PAST = 0.3
"""How much one counts for danger that has a letter, but no danger now: to be asked about it does little harm."""
_CHECK = 0.2
"""How much a danger counts for acute danger that is not: to be handed over too early does less harm than too late."""
_PLACES = 4


class Said(NamedTuple):
    """What both say of each message, and for each question how much of that counts."""

    danger: Sequence[Mapping[str, float]]
    letters: Sequence[Mapping[str, float]]
    sums: Mapping[str, Mapping[str, float]]

    def scores(self, question: str) -> np.ndarray:
        """Of each message, as the bot adds it up."""
        said = self.letters if question == ANY else self.danger
        return np.array([summed(one, self.sums[question]) for one in said])


def joint(
    examples: Sequence[Example],
    signals: np.ndarray,
    kinds: np.ndarray,
    subjects: Sequence[Mapping[str, float]],
    told: Sequence[Mapping[str, float]],
) -> Said:
    """`signals` (danger, acute), `kinds` and `subjects` are the first listener's scores, `told` the second's."""
    danger = [
        of_danger(float(of), float(acute), each.tolist(), other, KIND)
        for (of, acute), each, other in zip(signals, kinds, told, strict=True)
    ]
    letters = [of_letters(one, other, CODES) for one, other in zip(subjects, told, strict=True)]
    harmless = np.array([one.harmless for one in examples])
    single = np.array([not one.turn for one in examples])
    signal = np.array([one.signal for one in examples])
    lettered = np.array([bool(one.categories) for one in examples])
    is_danger, acute = signal != "none", signal == "acute"
    most = np.where(harmless, _HARMLESS, 1.0) * single
    return Said(
        danger,
        letters,
        {
            "danger": _fitted(danger, is_danger, np.where(is_danger | harmless, most, _PAST * single)),
            "acute": _fitted(danger, acute, np.where(acute | harmless, most, _CHECK * single)),
            ANY: _fitted(letters, lettered, np.where(lettered | harmless, most, 0.0)),
        },
    )


def _fitted(
    said: Sequence[Mapping[str, float]], answer: np.ndarray, counting: np.ndarray
) -> dict[str, float]:
    names = list(said[0])
    table = np.array([[one[name] for name in names] for one in said])[counting > 0]
    spread = table.std(axis=0)
    model = LogisticRegression(class_weight="balanced", max_iter=3_000)
    model.fit((table - table.mean(axis=0)) / spread, answer[counting > 0], counting[counting > 0])
    counts = model.coef_[0] / spread
    return {name: round(float(count), _PLACES) for name, count in zip(names, counts, strict=True)}
