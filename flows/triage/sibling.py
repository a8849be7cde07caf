"""Whether another child of the family is meant: "ini kakaknya yg 13 th". Its age and its trouble are its own."""

from __future__ import annotations

from functools import lru_cache

from flows.triage.normalise import tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook
from handbook.reading.asides import SIBLING


def another_child(text: str, handbook: Handbook) -> bool:
    """Whether these words name a brother or sister of the child that was told of before, or one more child."""
    return bool(text) and bool(_finder(handbook).find(tokens(text, handbook.distress.language)))


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [
        (one.kind, phrase) for one in handbook.asides if one.kind == SIBLING for phrase in one.phrases
    ]
    return Finder(labelled, handbook.distress.language.fillers)
