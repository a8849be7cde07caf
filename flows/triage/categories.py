"""What a story is about: AMPK codes and ordinary topics, several at once, most likely first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from flows.triage.context import cancelled, distance, negated
from flows.triage.danger import dangers, surroundings
from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Finder, Match, evidence
from handbook.reading import Handbook, Phrase, Subjects

_STRONG, _WEAK, _IMPLIED = 3, 1, 2
_ENOUGH = 2
_FAR = 2


class Understood(NamedTuple):
    """`categories` are AMPK letters, `topics` ordinary topics, each most likely first; `evidence` as written."""

    categories: tuple[str, ...]
    topics: tuple[str, ...]
    evidence: tuple[str, ...]


class _Label(NamedTuple):
    code: str
    worth: int


def understand(texts: Sequence[str], handbook: Handbook) -> Understood:
    """From the whole story so far. A category needs a phrase that decides or danger that implies it.

    Danger implies a subject only where no phrase names one.
    """
    text = "\n".join(texts)
    words = tokens(text, handbook.distress.language)
    if not words:
        return Understood((), (), ())
    kept = _longest(_kept(words, handbook))
    scores: defaultdict[str, int] = defaultdict(int)
    for match in kept:
        scores[match.label.code] += match.label.worth
    for code in () if scores else _implied(words, handbook):
        scores[code] += _IMPLIED
    ranked = sorted((code for code in scores if scores[code] >= _ENOUGH), key=lambda code: -scores[code])
    if not ranked:
        ranked = [code for code in scores if not handbook.subjects[code].ampk]
    shown = [match for match in kept if match.label.code in ranked]
    return Understood(
        tuple(code for code in ranked if handbook.subjects[code].ampk),
        tuple(code for code in ranked if not handbook.subjects[code].ampk),
        evidence(text, words, [match.places for match in shown])[:8],
    )


def _kept(words: Sequence[Token], handbook: Handbook) -> list[Match[_Label]]:
    """Each phrase once for its subject, without idioms, negations, films and questions in general."""
    around = surroundings(words, handbook.distress)
    context = handbook.distress.context
    kept: dict[tuple[_Label, frozenset[str]], Match[_Label]] = {}
    for match in _finder(handbook.subjects).find(words):
        ampk = handbook.subjects[match.label.code].ampk
        if ampk and (
            cancelled(match, words, around["cancelling"], context) or negated(match, words, context)
        ):
            continue
        if ampk and distance(match, words, around) >= _FAR:
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


def _implied(words: Sequence[Token], handbook: Handbook) -> set[str]:
    implies = {kind.key: kind.implies for kind in handbook.distress.kinds}
    return {code for one in dangers(words, handbook.distress) if one.level > 1 for code in implies[one.kind]}


@lru_cache(maxsize=4)
def _finder(subjects: Subjects) -> Finder[_Label]:
    return Finder(_labelled(subjects), subjects.language.fillers)


def _labelled(subjects: Subjects) -> Iterator[tuple[_Label, Phrase]]:
    for subject in subjects.all:
        for worth, phrases in ((_STRONG, subject.strong), (_WEAK, subject.weak)):
            yield from ((_Label(subject.code, worth), phrase) for phrase in phrases)
