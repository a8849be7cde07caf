"""What surrounds a phrase and changes what it means: idioms, negation, the past, films and homework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Literal, TypeVar

from flows.triage.normalise import Token
from flows.triage.phrases import Match
from handbook.reading import Context

Role = Literal["danger", "cancelling", "past", "present", "settled", "distant", "general"]
L = TypeVar("L")
Around = Mapping[Role, Sequence[Match[L]]]
_SELF = "aku"
_NOT, _NOT_YET = "tidak", frozenset({"tidak", "belum", "bukan"})
_BETWEEN = frozenset({"sampai", "sekali", "sekalipun", "ada", "yang"})
"""What may stand between "tidak pernah" and the deed."""
_BEFORE = 2
"""How many words before a phrase a negation reaches."""


def cancelled(
    match: Match[object], words: Sequence[Token], idioms: Sequence[Match[object]], context: Context
) -> bool:
    """Whether a word that carries the phrase belongs to a harmless idiom; "aku" or "mau" in both is no such word."""
    shared = {place for idiom in idioms for place in idiom.places if place in match.places}
    return any(context.light.isdisjoint(words[place].forms) for place in shared)


def negated(match: Match[object], words: Sequence[Token], context: Context) -> bool:
    """Whether a negation stands before the phrase, in its own sentence ("gak dipukul", not "gak cuma dipukul")."""
    here = words[match.core].sentence
    for index in range(max(0, match.places[0] - _BEFORE), match.core):
        token = words[index]
        if index in match.places or token.sentence != here or context.negators.isdisjoint(token.forms):
            continue
        if context.not_negating.isdisjoint(words[index + 1].forms):
            return True
    return False


def not_done(match: Match[object], words: Sequence[Token], context: Context) -> bool:
    """Whether the deed in the phrase is denied, wherever the phrase begins: "dia tidak pernah memukul saya".

    Only where it stands right behind "never" or "not": in "ga pernah pulang, dipukul" it does not.
    """
    own = set(match.places)  # "tidak pernah pulang" is what some phrases are about
    denials = (_denial_before(place, words, context) for place in match.places)
    return any(places and own.isdisjoint(places) for places in denials)


def _denial_before(place: int, words: Sequence[Token], context: Context) -> tuple[int, ...]:
    """Where "never" or "not" stands right before this word; nothing where neither does."""
    here, before = words[place].part, place - 1
    if before >= 0 and words[before].part == here and _NOT in words[before].forms:
        return (before,)
    if before >= 0 and not _BETWEEN.isdisjoint(words[before].forms):
        before -= 1
    if before < 0 or words[before].part != here:
        return ()
    if "never" in words[before].forms:
        return (before,)
    ever = before > 0 and "pernah" in words[before].forms
    said = ever and not _NOT_YET.isdisjoint(words[before - 1].forms & context.negators)
    return (before - 1, before) if said else ()


def breaths_of_oneself(words: Sequence[Token]) -> Set[int]:
    """The parts of sentences in which somebody speaks of themselves."""
    return {token.part for token in words if _SELF in token.forms}


def distance(match: Match[object], words: Sequence[Token], around: Around[L], oneself: Set[int]) -> int:
    """How far the phrase is from here and now: 0 it is, 1 perhaps, 2 and more it is not.

    Who says "aku" in the same breath (`oneself`) may hide behind a film or a question: these take one step at most.
    """
    most = 1 if words[match.core].part in oneself else 2
    steps = min(most, len({far.places for far in _near(match, words, around["distant"])}))
    steps += min(most, len({far.places for far in _near(match, words, around["general"], same_part=True)}))
    if not around["present"]:
        steps += min(1, len(_near(match, words, around["past"])))
    ends = [end for end in around["settled"] if end.places[0] > match.places[0] or end.places[0] == 0]
    return steps + len({end.core for end in ends})


def _near(
    match: Match[object], words: Sequence[Token], others: Sequence[Match[L]], same_part: bool = False
) -> list[Match[L]]:
    here = words[match.core]
    if same_part:
        return [other for other in others if words[other.core].part == here.part and other.core != match.core]
    return [
        other
        for other in others
        if words[other.core].sentence == here.sentence and other.core not in match.places
    ]
