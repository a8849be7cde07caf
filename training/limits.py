"""Where a score becomes a verdict: as many true ones as the false alarms allow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from flows.triage.categories import ANY, ranked_by_phrases
from flows.triage.categories import by_phrases as subjects_by_phrases
from flows.triage.danger import by_phrases, is_whole, look
from handbook.reading import CODES, TOPICS, Handbook
from training.corpus import Example

ACUTE_ALARMS, ANY_ALARMS, TAKEN_FOR_AMPK, TAKEN_TOO_HIGH = 0.028, 0.083, 0.083, 0.11
"""The most that the tempting harmless messages, and the ordinary ones, may raise here: a little less than the targets,
because the weights of all ideas speak a little louder than those that choose the limits."""
_CANDIDATES = 80
_JUST_ABOVE = 0.001
_BONUSES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
_NEVER = 99.0
_SURE, _DOUBTFUL, _VERY_SURE = 0.0, -1.5, -0.75
"""Below these a score makes less of an acute phrase, takes a phrase's letter away, and silences a phrase."""


def limits_of_danger(examples: Sequence[Example], scored: np.ndarray, book: Handbook) -> dict[str, float]:
    """For acute, and for acute or check; "doubted" is the lower limit where the phrases have heard it too."""
    single = np.array([not one.turn for one in examples])
    by_phrase = [_heard(one, book) for one in examples]
    heard = np.array([signal for signal, _ in by_phrase])[single]
    whole = np.array([whole for _, whole in by_phrase])[single]
    harmless = np.array([one.harmless for one in examples])[single]
    signal = np.array([one.signal for one in examples])[single]
    danger, acute = scored[single, 0], scored[single, 1]
    doubt = np.where(whole, _NEVER, danger)
    above, doubted = _best_pair(
        acute, doubt, heard == "acute", signal == "acute", harmless, ACUTE_ALARMS, _SURE
    )
    surely = (acute >= above) | ((heard == "acute") & (doubt >= doubted))
    check, check_doubted = _best_pair(
        np.where(surely, _NEVER, danger),
        doubt,
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
    single = np.array([not one.turn for one in examples])
    kept = [one for one in examples if not one.turn]
    scored = scored[single]
    phrases = [_codes(one, book) for one in kept]
    lettered = np.array([not set(codes).isdisjoint(CODES) for codes in phrases])
    given = np.array([bool(one.categories) for one in kept])
    lettered_ones = [one for one in kept if one.categories]
    harmless = np.array([one.harmless for one in kept])
    ordinary = harmless & np.array([one.risk == "rendah" for one in kept])
    any_letter, concern, grave = scored[:, -3], scored[:, -2], scored[:, -1]
    letter, doubted = _best_pair(any_letter, any_letter, lettered, given, harmless, TAKEN_FOR_AMPK, _DOUBTFUL)
    bonus = max(_BONUSES, key=lambda one: _first_right(kept, phrases, scored, one))
    return {
        "letter": letter,
        "letter_doubted": doubted,
        "phrase": bonus,
        "further": max(0.0, _by_f1(scored[given], lettered_ones, range(len(CODES)), 1.0)),
        "topic": _by_f1(scored, kept, range(len(CODES), len(CODES) + len(TOPICS)), 1.0),
        "concern": round(float(np.quantile(concern[ordinary], 1 - TAKEN_TOO_HIGH)), 3),
        "grave": round(float(np.quantile(grave[harmless], 1 - TAKEN_TOO_HIGH)), 3),
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
        high = _lowest(
            score[harmless & ~by_phrase], int(most * harmless.sum()) - int(by_phrase[harmless].sum())
        )
        heard = (by_phrase | (score >= high))[wanted].mean()
        if heard > best:
            best, found = heard, (round(high, 3), round(float(low), 3))
    print(f"  out of fold: {best:.3f} heard at {most:.0%} alarms")
    return found


def _lowest(scores: np.ndarray, allowed: int) -> float:
    """The lowest limit that lets at most `allowed` of these pass."""
    ranked = np.sort(scores)[::-1]
    return float(ranked[allowed]) + _JUST_ABOVE if allowed < len(ranked) else float(ranked[-1])


def _heard(example: Example, book: Handbook) -> tuple[str, bool]:
    seen = look(example.text, book.distress)
    heard = by_phrases(example.text, seen, example.before, book.distress)
    return heard.signal, is_whole(seen.words, heard)


def _codes(example: Example, book: Handbook) -> list[str]:
    seen = look("\n".join([*example.before, example.text]), book.distress)
    return ranked_by_phrases(subjects_by_phrases(seen.words, seen.around, book), book)


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
