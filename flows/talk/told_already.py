"""What of the questions a story has answered, as far as its words show: their counsellor is not told to ask it again.

Nothing else follows from it: whoever is asked by the bot is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.talk.believed import says_near
from flows.triage.normalise import tokens
from handbook.reading import Handbook

WOUNDS = frozenset(
    "luka terluka berdarah darah lebam memar bengkak benjol patah robek dicekik bleeding bruise bruises".split()  # noqa: SIM905
)
WORDS = {"risk.kdrt.wound": WOUNDS, "risk.i.wound": WOUNDS}
"""Questions that one of these words answers, also where it is denied."""

GROUPS = {"risk.kdrt.children": "kecil", "risk.kdrt.weapon": "senjata"}
"""The same, by a group of the handbook's words: a son that was told of lives there."""

NEAR = ("risk.kdrt.home", "risk.i.home", "risk.j.near")
"""Answered by whoever says that this person is near."""


def told_already(texts: Sequence[str], handbook: Handbook) -> frozenset[str]:
    """The questions that these texts have answered."""
    language = handbook.distress.language
    said = {form for one in texts for word in tokens(one, language) for form in word.forms}
    found = {name for name, words in WORDS.items() if said & words}
    found |= {name for name, group in GROUPS.items() if said & language.groups[group]}
    return frozenset(found).union(NEAR if any(says_near(one, handbook) for one in texts) else ())


def most_urgent_first(names: Iterable[str]) -> tuple[str, ...]:
    """Two questions of how grave it is, then how to write back safely, then the rest as they were."""
    names = tuple(names)
    safe = [name for name in names if name.startswith("safe.")][:1]
    grave = [name for name in names if name not in safe]
    return (*grave[:2], *safe, *grave[2:])
