"""What a message's labels say: both listeners learn from the same answers.

Not every label answers every question. A phrase of danger names no letter, a letter's phrase no danger; of a turn of a
conversation, and of a short piece that says nothing by itself, only the danger is known.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from flows.triage.categories import ANY, CONCERN, GRAVE
from handbook.reading.distress import KINDS
from training.corpus import Example
from training.fragments import FRAGMENTS
from training.phrases import FROM_PHRASES

About: TypeAlias = Literal["danger", "kind", "subject", "risk"]
FIRST = "first:"
"""Asks of a letter whether it is the first, that which the matter is about."""


def about(answer: str) -> About:
    """What is asked where this may be answered."""
    if answer in ("danger", "acute"):
        return "danger"
    if answer in (CONCERN, GRAVE):
        return "risk"
    return "kind" if answer in KINDS else "subject"


def tells(example: Example, asked: About) -> bool:
    """Whether its labels answer this at all."""
    if asked == "kind":
        return example.kind is not None
    if example.turn or example.page == FRAGMENTS:
        return asked == "danger"
    if example.page == FROM_PHRASES:
        return asked == ("subject" if example.categories or example.topics else "danger")
    return True


def says(example: Example, answer: str) -> bool:
    """Whether they say so; only where they tell of it."""
    match answer:
        case "danger":
            return example.signal != "none"
        case "acute":
            return example.signal == "acute"
        case _ if answer == CONCERN:
            return example.risk != "rendah"
        case _ if answer == GRAVE:
            return example.risk == "tinggi"
        case _ if answer == ANY:
            return bool(example.categories)
        case _ if answer.startswith(FIRST):
            return example.categories[:1] == (answer.removeprefix(FIRST),)
    return answer in (example.kind, *example.categories, *example.topics)
