"""Somebody comes near: "dia ngetok pintu". By itself it says nothing; after a story of danger it is one."""

from __future__ import annotations

from functools import lru_cache

from flows.triage.context import breaths_of_oneself, distance, negated
from flows.triage.danger import surroundings
from flows.triage.normalise import tokens
from flows.triage.phrases import Finder, evidence
from handbook.reading import Distress


def nearing(text: str, distress: Distress) -> tuple[str, ...]:
    """The words that say so, of here and now; none where they are denied, past, or of a film."""
    words = tokens(text, distress.language)
    found = _finder(distress).find(words)
    if not found:
        return ()
    around, oneself = surroundings(words, distress), breaths_of_oneself(words)
    standing = [
        one.places
        for one in found
        if not negated(one, words, distress.context) and not distance(one, words, around, oneself)
    ]
    return evidence(text, words, standing)


@lru_cache(maxsize=4)
def _finder(distress: Distress) -> Finder[str]:
    return Finder([("", phrase) for phrase in distress.context.nearing], distress.language.fillers)
