"""Who writes, where the first words say so: then nobody asks them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from flows.triage.age import child_age
from flows.triage.normalise import tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook


def writer(texts: Sequence[str], handbook: Handbook) -> str:
    """The one kind of person that the words point to, '' where there is none or more than one.

    Where they call themselves a schoolchild but name no age below 18, nothing is guessed.
    """
    text = "\n".join(texts)
    found = {match.label for match in _finder(handbook).find(tokens(text, handbook.distress.language))}
    if len(found) != 1:
        return ""
    who = found.pop()
    return "" if who == "child" and child_age(texts) is None else who


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [(one.who, phrase) for one in handbook.writers for phrase in one.phrases]
    return Finder(labelled, handbook.distress.language.fillers)
