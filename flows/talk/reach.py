"""How they may be reached: "jangan ditelpon, wa aja siang". Whoever has the case sees it before all else."""

from __future__ import annotations

from functools import lru_cache

from flows.triage.normalise import tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook
from handbook.reading.asides import REACH


def says_how(text: str, handbook: Handbook) -> bool:
    """Whether these words say when, or how, somebody may write or call; also beside much else."""
    typed = tokens(text, handbook.distress.language)
    return any(match.label == REACH for match in _finder(handbook).find(typed))


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [(one.kind, phrase) for one in handbook.asides if one.kind == REACH for phrase in one.phrases]
    return Finder(labelled, handbook.distress.language.fillers)
