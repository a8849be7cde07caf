"""Where a score becomes a verdict: as many true ones as the false alarms allow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from flows.triage.categories import ANY, ranked_by_phrases
from flows.triage.categories import by_phrases as subjects_by_phrases
from flows.triage.danger import by_phrases
from flows.triage.normalise import tokens
from handbook.reading import CODES, TOPICS, Handbook
from training.corpus import Example

ACUTE_ALARMS, ANY_ALARMS, TAKEN_FOR_AMPK = 0.03, 0.08, 0.08
"""The most that the tempting harmless messages, and the ordinary ones, may raise."""
_CANDIDATES = 80
_JUST_ABOVE = 0.001
_BONUSES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
_NEVER = 99.0
_SURE, _DOUBTFUL, _VERY_SURE = 0.0, -0.5, -0.75
"""Below these a score makes less of an acute phrase, takes a phrase's letter away, and silences a phrase."""


def limits_of_danger(examples: Sequence[Example], scored: np.ndarray, book: Handbook) -> dict[str, float]:
    """For acute, and for acute or check; "doubted" is the lower limit where the phrases have heard it too."""
    single = np.array([not (one.turn or one.tuned) for one in examples])
    heard = np.array([_heard(one, book) for one in examples])[single]
    harmless = np.array([one.harmless for one in examples])[single]
    signal = np.array([one.signal for one in examples])[single]
    danger, acute = scored[single, 0], scored[single, 1]
    above, doubted = _best_pair(
        acute, danger, heard == "acute", signal == "acute", harmless, ACUTE_ALARMS, _SURE
    )
    surely = (acute >= above) | ((heard == "acute") & (danger >= doubted))
    check, check_doubted = _best_pair(
        np.where(surely, _NEVER, danger),
        danger,
        heard != "none",
        signal != "none",
        harmless,
        ANY_ALARMS,
        _VERY_SURE,
    )
    return {
        "acute": above,
        "acute_doubted": doubted,
        "check": check,
        "check_doubted": check_doubted,
    }


def limits_of_subjects(examples: Sequence[Example], scored: np.ndarray, book: Handbook) -> dict[str, float]:
    """For any letter, for further letters and topics, and what a phrase adds to its code."""
    single = np.array([not (one.turn or one.tuned) for one in examples])
    kept = [one for one in examples if not (one.turn or one.tuned)]
    scored = scored[single]
    phrases = [_codes(one, book) for one in kept]
    lettered = np.array([not set(codes).isdisjoint(CODES) for codes in phrases])
    given = np.array([bool(one.categories) for one in kept])
    letter, doubted = _best_pair(
        scored[:, -1], scored[:, -1], lettered, given, ~given, TAKEN_FOR_AMPK, _DOUBTFUL
    )
    bonus = max(_BONUSES, key=lambda one: _first_right(kept, phrases, scored, one))
    return {
        "letter": letter,
        "letter_doubted": doubted,
        "phrase": bonus,
        "further": max(0.0, _by_f1(scored, kept, range(len(CODES)), 1.0)),
        "topic": _by_f1(scored, kept, range(len(CODES), len(CODES) + len(TOPICS)), 1.0),
    }


def _best_pair(
    score: np.ndarray,
    doubt: np.ndarray,
    phrased: np.ndarray,
    wanted: np.ndarray,
    harmless: np.ndarray,
    most: float,
    sure: float,
) -> tuple[float, float]:
    """The two limits that let most of `wanted` through and at most this part of the harmless."""
    best, found = -1.0, (_NEVER, _NEVER)
    steps = np.linspace(0, 1, _CANDIDATES)
    for low in np.unique(np.minimum(np.quantile(doubt[phrased], steps), sure)):
        by_phrase = phrased & (doubt >= low)
        if by_phrase[harmless].mean() > most:
            continue
        for high in np.sort(score[harmless])[-harmless.sum() // 5 :] + _JUST_ABOVE:
            passed = by_phrase | (score >= high)
            if passed[harmless].mean() <= most and passed[wanted].mean() > best:
                best, found = passed[wanted].mean(), (round(float(high), 3), round(float(low), 3))
    print(f"  out of fold: {best:.3f} heard at {most:.0%} alarms")
    return found


def _heard(example: Example, book: Handbook) -> str:
    words = tokens(example.text, book.distress.language)
    return by_phrases(example.text, words, example.before, book.distress).signal


def _codes(example: Example, book: Handbook) -> list[str]:
    words = tokens("\n".join([*example.before, example.text]), book.distress.language)
    return ranked_by_phrases(subjects_by_phrases(words, book), book)


def _first_right(
    examples: Sequence[Example], phrases: Sequence[Sequence[str]], scored: np.ndarray, bonus: float
) -> float:
    right = []
    for example, codes, row in zip(examples, phrases, scored, strict=True):
        if example.categories:
            points = [row[place] + bonus * (code in codes) for place, code in enumerate(CODES)]
            right.append(CODES[int(np.argmax(points))] in example.categories)
    return float(np.mean(right))


def _by_f1(scored: np.ndarray, examples: Sequence[Example], places: range, favour: float) -> float:
    """The limit with the best F-score, recall counted `favour` times."""
    names = (*CODES, *TOPICS, ANY)
    true = np.array(
        [[names[place] in (*one.categories, *one.topics) for place in places] for one in examples]
    )
    chosen = scored[:, places.start : places.stop]

    def measure(limit: float) -> float:
        said = chosen >= limit
        right = (said & true).sum()
        share = favour**2
        return float((1 + share) * right / (share * true.sum() + said.sum()))

    return round(float(max(np.linspace(-4, 4, 81), key=measure)), 3)
