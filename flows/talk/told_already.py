"""What of the questions a story has answered, as far as its words show: their counsellor is not told to ask it again.

Nothing else follows from it: whoever is asked by the bot is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from flows.talk.believed import says_near
from flows.triage.normalise import tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook

NEAR = ("risk.kdrt.home", "risk.i.home", "risk.j.near")
"""Answered by whoever says that this person is near."""


def told_already(texts: Sequence[str], handbook: Handbook) -> frozenset[str]:
    """The questions that these texts have answered, also where they deny what is asked."""
    language = handbook.distress.language
    found = {
        f"risk.{match.label}" for one in texts for match in _finder(handbook).find(tokens(one, language))
    }
    return frozenset(found).union(NEAR if any(says_near(one, handbook) for one in texts) else ())


def most_urgent_first(names: Iterable[str]) -> tuple[str, ...]:
    """Two questions of how grave it is, then how to write back safely, then the rest as they were."""
    names = tuple(names)
    safe = [name for name in names if name.startswith("safe.")][:1]
    grave = [name for name in names if name not in safe]
    return (*grave[:2], *safe, *grave[2:])


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [
        (question, phrase) for one in handbook.told for phrase in one.phrases for question in one.questions
    ]
    return Finder(labelled, handbook.distress.language.fillers)
