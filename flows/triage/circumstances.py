"""Whether it is happening now and whether the one who does it is near: two columns of the table of risk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook


class Circumstances(NamedTuple):
    """`recent`: just happened or goes on. `near`: in the same house, or beside the child."""

    recent: bool
    near: bool


def circumstances(texts: Sequence[str], handbook: Handbook) -> Circumstances:
    """From the whole story so far."""
    return circumstances_in(tokens("\n".join(texts), handbook.distress.language), handbook)


def circumstances_in(words: Sequence[Token], handbook: Handbook) -> Circumstances:
    """The same, where its words are known already."""
    found = {match.label for match in _finder(handbook).find(words)}
    return Circumstances("recent" in found, "near" in found)


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [("recent", phrase) for phrase in handbook.signs.recent]
    labelled += [("near", phrase) for phrase in handbook.signs.near]
    return Finder(labelled, handbook.distress.language.fillers)
