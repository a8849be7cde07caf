"""What a story is about: AMPK codes and ordinary topics, several at once, most likely first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from flows.triage.context import Around, breaths_of_oneself, cancelled, distance, negated
from flows.triage.danger import Label, Seen, dangers, is_harmless, look
from flows.triage.joint import of_letters, summed
from flows.triage.learned import about, heaviest, scores, weigh_apart, weigh_known
from flows.triage.normalise import Token
from flows.triage.phrases import Finder, Match, evidence
from handbook.reading import CODES, TOPICS, Handbook, Learned, Phrase, Subjects

_STRONG, _WEAK, _IMPLIED = 3, 1, 2
_ENOUGH = 2
_FAR = 2
_MOST = 5
"""Letters given to one story, at most."""
_ALONG = 3
"""Letters told to who reads along, with the given ones."""
_WORDS = 6
ANY = "ampk"
"""The learned score for any letter at all."""

CONCERN, GRAVE = "concern", "grave"

FIRM = 1.0
"""The learned score from which on a topic is more than a guess."""


class Understood(NamedTuple):
    """`categories` are AMPK letters, `topics` ordinary topics, each most likely first; `evidence` as written.

    `concern`: it is like the stories of children who need protection; `grave`: like those that cannot wait. `also` are
    the letters next in line, three with the given ones: for who reads along, nothing follows from them. `faint` are
    those of the topics that little points to: one weak phrase, or a learned score below `FIRM`; `guessed` those of the
    letters that no phrase names, and the learned listener is not sure of.
    """

    categories: tuple[str, ...]
    topics: tuple[str, ...]
    evidence: tuple[str, ...]
    concern: bool = False
    grave: bool = False
    also: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()


class Ranked(NamedTuple):
    """Codes with what each is worth, and the phrases kept."""

    worth: Mapping[str, int]
    kept: Sequence[Match[_Label]]


class _Label(NamedTuple):
    code: str
    worth: int


def understand(
    texts: Sequence[str], handbook: Handbook, told: Mapping[str, float] | None = None
) -> Understood:
    """From the whole story so far: what phrases name, what danger implies, and what was learned."""
    text = "\n".join(texts)
    return understand_all(text, look(text, handbook.distress), handbook, told)


def understand_all(
    text: str, seen: Seen, handbook: Handbook, told: Mapping[str, float] | None = None
) -> Understood:
    """The same of a story as one text that was looked at already. `told` is what the second listener says of it."""
    words = seen.words
    if not words:
        return Understood((), (), ())
    found = by_phrases(words, seen.around, handbook)
    codes = ranked_by_phrases(found, handbook)
    also: Sequence[str] = ()
    added: list[tuple[int, ...]] = []
    concern = grave = False
    firm = {code for code, worth in found.worth.items() if worth >= _ENOUGH}
    learned = handbook.distress.learned
    if learned is not None:
        weights = seen.weights + weigh_known(subjects_known(text, words, found), learned)
        given = dict(zip(learned.heads["subject"].outputs, scores("subject", weights, learned), strict=True))
        limits = learned.limits
        if told and given.keys() <= told.keys():  # what was kept before a new model was learned may lack some
            limits = {**limits, **learned.together}
            letter = summed(of_letters(given, told, CODES), learned.sums[ANY])
            given = {one: score + limits[_counts(one)] * told[one] for one, score in given.items()}
            given[ANY] = letter
        if is_harmless(seen, handbook.distress.context):
            given[ANY] = -inf
        codes, also = joined(codes, given, limits)
        added = _weighed(codes, words, found, learned)
        concern, grave = (given[one] >= limits[one] for one in (CONCERN, GRAVE))
        firm |= {code for code, score in given.items() if score >= FIRM}
    shown = [match.places for match in found.kept if match.label.code in codes]
    topics = tuple(code for code in codes if not handbook.subjects[code].ampk)
    return Understood(
        tuple(code for code in codes if handbook.subjects[code].ampk),
        topics,
        evidence(text, words, [*shown, *added])[:8],
        concern,
        grave,
        tuple(also),
        tuple(code for code in topics if code not in firm),
        tuple(code for code in codes if code in CODES and code not in firm and not found.worth.get(code)),
    )


def _counts(output: str) -> str:
    """The name of how much the second listener counts for this answer."""
    return f"{output}_counts" if output in (CONCERN, GRAVE) else "code_counts"


def by_phrases(words: Sequence[Token], around: Around[Label], handbook: Handbook) -> Ranked:
    """What the phrases are worth. Danger implies a subject only where no phrase names one."""
    kept = _longest(_kept(words, handbook, around))
    worth: defaultdict[str, int] = defaultdict(int)
    for match in kept:
        worth[match.label.code] += match.label.worth
    for code in () if worth else _implied(words, handbook, around):
        worth[code] += _IMPLIED
    return Ranked(worth, kept)


def ranked_by_phrases(found: Ranked, handbook: Handbook) -> list[str]:
    """The codes that the phrases alone would give, most likely first."""
    worth = found.worth
    codes = sorted((code for code in worth if worth[code] >= _ENOUGH), key=lambda code: -worth[code])
    return codes or [code for code in worth if not handbook.subjects[code].ampk]


def subjects_known(text: str, words: Sequence[Token], found: Ranked) -> dict[str, float]:
    """What the learned listener is told beside the words: also what the phrases found."""
    return {
        **about(words, text),
        **{f"subject:{code}": worth / _STRONG for code, worth in found.worth.items()},
    }


def joined(
    codes: Sequence[str], given: Mapping[str, float], limits: Mapping[str, float]
) -> tuple[list[str], list[str]]:
    """The phrases' codes and the learned ones, likeliest first; no letter where nothing points to one. Then the
    letters next in line.
    """
    ranked = sorted(
        (code for code in given if code in CODES or code in TOPICS),
        key=lambda code: -_points(code, codes, given, limits),
    )
    letters = [code for code in ranked if code in CODES]
    told = [code for code in letters if code in codes]
    if given[ANY] < limits["letter_doubted" if told else "letter"]:
        letters = []
    kept = [
        code
        for place, code in enumerate(letters)
        if place == 0 or code in codes or given[code] >= limits["further"]
    ][:_MOST]
    topics = [code for code in ranked if code in TOPICS and (code in codes or given[code] >= limits["topic"])]
    return [*kept, *topics], [code for code in letters if code not in kept][: max(0, _ALONG - len(kept))]


def _points(
    code: str, codes: Sequence[str], given: Mapping[str, float], limits: Mapping[str, float]
) -> float:
    return given[code] + (limits["phrase"] if code in codes else 0.0)


def _weighed(
    codes: Sequence[str], words: Sequence[Token], found: Ranked, learned: Learned
) -> list[tuple[int, ...]]:
    """The words that weigh most for the first code that no phrase shows."""
    shown = {match.label.code for match in found.kept}
    for code in codes[:1]:
        if code not in shown:
            subject = learned.heads["subject"]
            column = subject.columns.start + subject.outputs.index(code)
            weighed = heaviest(weigh_apart(words, learned)[:, column].tolist())
            return [weighed] if weighed else [(0, min(len(words), _WORDS) - 1)]
    return []


def _kept(words: Sequence[Token], handbook: Handbook, around: Around[Label]) -> list[Match[_Label]]:
    """Each phrase once for its subject, without idioms, negations, films and questions in general."""
    context = handbook.distress.context
    oneself = breaths_of_oneself(words)
    kept: dict[tuple[_Label, frozenset[str]], Match[_Label]] = {}
    for match in _finder(handbook.subjects).find(words):
        ampk = handbook.subjects[match.label.code].ampk
        if ampk and (
            cancelled(match, words, around["cancelling"], context) or negated(match, words, context)
        ):
            continue
        if ampk and distance(match, words, around, oneself) >= _FAR:
            continue
        kept.setdefault((match.label, words[match.core].forms), match)
    return list(kept.values())


def _longest(matches: Sequence[Match[_Label]]) -> list[Match[_Label]]:
    """Without those that lie wholly inside a longer phrase of another subject: "dipukul suami" is not "dipukul"."""
    spans = [(match.label.code, frozenset(match.places)) for match in matches]
    return [
        match
        for match, (code, places) in zip(matches, spans, strict=True)
        if not any(other != code and places < longer for other, longer in spans)
    ]


def _implied(words: Sequence[Token], handbook: Handbook, around: Around[Label]) -> set[str]:
    found = dangers(words, around, handbook.distress)
    if not found:
        return set()
    implies = {kind.key: kind.implies for kind in handbook.distress.kinds}
    return {code for one in found if one.level > 1 for code in implies[one.kind]}


@lru_cache(maxsize=4)
def _finder(subjects: Subjects) -> Finder[_Label]:
    return Finder(_labelled(subjects), subjects.language.fillers)


def _labelled(subjects: Subjects) -> Iterator[tuple[_Label, Phrase]]:
    for subject in subjects.all:
        for worth, phrases in ((_STRONG, subject.strong), (_WEAK, subject.weak)):
            yield from ((_Label(subject.code, worth), phrase) for phrase in phrases)
