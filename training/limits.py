"""Where a score becomes a verdict: as many true ones as the false alarms allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from flows.triage.categories import ANY, CONCERN, GRAVE, ranked_by_phrases
from flows.triage.categories import by_phrases as subjects_by_phrases
from flows.triage.danger import AGAINST_WHOLE, by_phrases, is_whole, look
from handbook.reading import CODES, TOPICS, Handbook
from training.corpus import Example
from training.joint import Said


class Alarms(NamedTuple):
    """The most that the tempting harmless messages (acute, any, ampk) and the ordinary ones (high) may raise."""

    acute: float
    any: float
    ampk: float
    high: float


# Less than the targets: the weights of all ideas speak a little louder than those that choose the limits. By how much
# was seen on the held part, and these were set after that, once for each pair of listeners.
ALONE = Alarms(acute=0.0265, any=0.07, ampk=0.07, high=0.105)
TOGETHER = Alarms(acute=0.0262, any=0.075, ampk=0.069, high=0.105)
_CANDIDATES = 80
_JUST_ABOVE = 0.001
_BONUSES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
_NEVER = 99.0
_SURE, _DOUBTFUL, _VERY_SURE = 3.0, -1.5, -0.75
"""At most these: below them a score makes a question of an acute phrase, takes a phrase's letter away, and silences a
phrase. An acute phrase that the learned listener only half believes is asked about: of the harmless messages that are
taken for acute, most were such.
"""
_LOST = 0.003
"""So many of those that both raised are lost for not asking the second where the first is nearly sure of nothing."""
_BESIDE = 0.4
"""The part of the false alarms that the first listener may raise where a second one follows: what it says is not taken
back, so the less it says, the better both hear together; and the more it says, the sooner.
"""
COUNTS = {
    "kind_counts": 1.0,
    "code_counts": 1.0,
    f"{CONCERN}_counts": 1.0,
    f"{GRAVE}_counts": 1.0,
}
"""How much the second listener's scores count beside the first's: chosen on the ideas that are kept apart."""


def limits_of_danger(
    examples: Sequence[Example], scored: np.ndarray, book: Handbook, most: Alarms = ALONE, part: float = 1.0
) -> dict[str, float]:
    """For acute, and for acute or check; "doubted" is the lower limit where the phrases have heard it too.

    `part` of the permitted false alarms are used up.
    """
    single = np.array([not one.turn for one in examples])
    by_phrase = [_heard(one, book) for one in examples]
    heard = np.array([signal for signal, _ in by_phrase])[single]
    whole = np.array([whole for _, whole in by_phrase])[single]
    harmless = np.array([one.harmless for one in examples])[single]
    signal = np.array([one.signal for one in examples])[single]
    danger, acute = scored[single, 0], scored[single, 1]
    doubt = _doubt(whole, danger)
    above, doubted = _best_pair(
        acute, doubt, heard == "acute", signal == "acute", harmless, part * most.acute, _SURE
    )
    surely = (acute >= above) | ((heard == "acute") & (doubt >= doubted))
    check, check_doubted = _best_pair(
        np.where(surely, _NEVER, danger),
        np.where(whole, _NEVER, danger),
        heard != "none",
        signal != "none",
        harmless,
        part * most.any,
        _VERY_SURE,
    )
    return {
        "acute": above,
        "acute_doubted": doubted,
        "check": check,
        "check_doubted": check_doubted,
    }


def limits_beside(
    examples: Sequence[Example],
    signals: np.ndarray,
    subjects: np.ndarray,
    said: Said,
    told: Sequence[Mapping[str, float]],
    names: Sequence[str],
    alone: Mapping[str, float],
    book: Handbook,
) -> tuple[dict[str, float], dict[str, float]]:
    """The first listener's stricter limits beside a second one, and those of both together.

    `said` is what both say of each, `told` what the second, `names` what the columns of `subjects` are, `alone` the
    limits of the first by itself. Together they raise no more false alarms than the first alone may. "asked": below
    this score of the first hardly anything was raised by both, so the second need not read it.
    """
    beside = limits_of_danger(examples, signals, book, TOGETHER, _BESIDE)
    single = np.array([not one.turn for one in examples])
    harmless = single & np.array([one.harmless for one in examples])
    by_phrase = [_heard(one, book) for one in examples]
    phrased = np.array([signal for signal, _ in by_phrase])
    whole = np.array([whole for _, whole in by_phrase])
    doubt = _doubt(whole, signals[:, 0])
    acute = (signals[:, 1] >= beside["acute"]) | ((phrased == "acute") & (doubt >= beside["acute_doubted"]))
    heard = acute | (signals[:, 0] >= beside["check"])
    heard |= (phrased != "none") & (whole | (signals[:, 0] >= beside["check_doubted"]))
    by_first = heard.copy()
    danger_both, acute_both = said.scores("danger"), said.scores("acute")
    limits = {"acute": _what_is_left(acute_both, acute, harmless, TOGETHER.acute)}
    heard |= acute_both >= limits["acute"]
    limits["check"] = _what_is_left(danger_both, heard, harmless, TOGETHER.any)
    raised = single & ~by_first & ((acute_both >= limits["acute"]) | (danger_both >= limits["check"]))
    asked = signals[:, 0] >= (least := round(float(np.quantile(signals[raised, 0], _LOST)), 3))
    print(
        f"  the second is asked about {asked[harmless].mean():.0%} of the harmless, {asked[single].mean():.0%} of all"
    )
    counts = [COUNTS.get(f"{name}_counts", COUNTS["code_counts"]) for name in names]
    blended = subjects + np.array(
        [[count * one[name] for name, count in zip(names, counts, strict=True)] for one in told]
    )
    blended[:, list(names).index(ANY)] = said.scores(ANY)
    return beside, {
        **COUNTS,
        **limits,
        "asked": least,
        **_subjects_beside(examples, subjects, blended, asked, alone, book),
    }


def _subjects_beside(
    examples: Sequence[Example],
    subjects: np.ndarray,
    blended: np.ndarray,
    asked: np.ndarray,
    alone: Mapping[str, float],
    book: Handbook,
) -> dict[str, float]:
    """Where the second is asked, both decide; where it is not, the first by itself: together as many are mistaken."""
    single = np.array([not one.turn for one in examples])
    harmless = single & np.array([one.harmless for one in examples])
    ordinary = harmless & np.array([one.risk == "rendah" for one in examples])
    at = dict(zip((ANY, CONCERN, GRAVE), (-3, -2, -1), strict=True))
    limits = limits_of_subjects(
        [one for one, is_asked in zip(examples, asked, strict=True) if is_asked],
        blended[asked],
        book,
        TOGETHER,
    )
    for name, output, among, most in (
        ("letter", ANY, harmless, TOGETHER.ampk),
        ("concern", CONCERN, ordinary, TOGETHER.high),
        ("grave", GRAVE, harmless, TOGETHER.high),
    ):
        by_first = ~asked & (subjects[:, at[output]] >= alone[name])
        score = np.where(asked, blended[:, at[output]], -_NEVER)
        limits[name] = _what_is_left(score, by_first, among, most)
    limits["letter_doubted"] = limits["letter"] + alone["letter_doubted"] - alone["letter"]
    return limits


def _doubt(whole: np.ndarray, danger: np.ndarray) -> np.ndarray:
    """How sure the learned listener is of an acute phrase, as `joined` of flows/triage/danger.py asks; half a message
    that it doubts is asked about, and never silenced.
    """
    return np.where(whole & (danger >= AGAINST_WHOLE), _NEVER, danger)


def _what_is_left(score: np.ndarray, heard: np.ndarray, harmless: np.ndarray, most: float) -> float:
    """The lowest limit that adds to what was heard already no more false alarms than are left."""
    allowed = int(most * harmless.sum()) - int(heard[harmless].sum())
    return round(_lowest(score[harmless & ~heard], max(0, allowed)), 3)


def limits_of_subjects(
    examples: Sequence[Example], scored: np.ndarray, book: Handbook, most: Alarms = ALONE
) -> dict[str, float]:
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
    letter, doubted = _best_pair(any_letter, any_letter, lettered, given, harmless, most.ampk, _DOUBTFUL)
    bonus = max(_BONUSES, key=lambda one: _first_right(kept, phrases, scored, one))
    return {
        "letter": letter,
        "letter_doubted": doubted,
        "phrase": bonus,
        "further": max(0.0, _by_f1(scored[given], lettered_ones, range(len(CODES)), 1.0)),
        "topic": _by_f1(scored, kept, range(len(CODES), len(CODES) + len(TOPICS)), 1.0),
        "concern": round(float(np.quantile(concern[ordinary], 1 - most.high)), 3),
        "grave": round(float(np.quantile(grave[harmless], 1 - most.high)), 3),
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
