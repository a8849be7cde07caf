"""The handbook's asides in a message: which of some kinds, and whether it holds anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook


def kinds_in(text: str, kinds: tuple[str, ...], handbook: Handbook) -> set[str]:
    """Which of these kinds of asides.yaml stand in the text."""
    typed = tokens(text, handbook.distress.language)
    return {match.label for match in finder(kinds, handbook).find(typed)}


def is_nothing_else(
    text: str, kinds: tuple[str, ...], handbook: Handbook, idle: Callable[[Token], bool]
) -> bool:
    """Whether such an aside is all that the text says: every word beside it is `idle`."""
    typed = tokens(text, handbook.distress.language)
    found = finder(kinds, handbook).find(typed)
    covered = {place for match in found for place in range(match.places[0], match.places[-1] + 1)}
    return bool(found) and all(idle(token) for place, token in enumerate(typed) if place not in covered)


def idle_beside(words: frozenset[str], handbook: Handbook) -> Callable[[Token], bool]:
    """What says nothing of its own beside such an aside: fillers, "aku", and these words."""
    language = handbook.distress.language
    idle = language.fillers | language.groups["aku"] | words
    return lambda token: not idle.isdisjoint(token.forms)


@lru_cache(maxsize=64)
def finder(kinds: tuple[str, ...], handbook: Handbook) -> Finder[str]:
    """Compiled once for these kinds."""
    labelled = [(one.kind, phrase) for one in handbook.asides if one.kind in kinds for phrase in one.phrases]
    return Finder(labelled, handbook.distress.language.fillers)
