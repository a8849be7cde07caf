"""Both listeners together: the first hears at once, the second knows more words and comes a moment later.

Beside the second the first is stricter (`beside` in learned.bin), so that both together raise no more false alarms than
the first alone may. What the first has heard, the second never takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import inf

from flows.triage.danger import NOTHING, Heard, Seen, Signal, Weighed, likely_kinds, listened, look, named
from flows.triage.joint import of_danger, summed
from flows.triage.second import scores
from handbook.reading import Distress, Learned
from handbook.reading.second import Second

KIND = "kind:"
"""What the second listener's answers about kinds are named after."""
_OF_DANGER = ("danger", "acute")
_LEVELS: tuple[Signal, ...] = ("none", "check", "acute")


def listen_both(text: str, before: Sequence[str], distress: Distress, second: Second) -> Heard:
    """The gravest thing that either hears in `text`; `before` are earlier messages, oldest first."""
    return read_both(text, before, distress, second)[0]


def read_both(
    text: str, before: Sequence[str], distress: Distress, second: Second
) -> tuple[Heard, Mapping[str, float]]:
    """The same, and what the second says of it; nothing where it was not asked."""
    heard, both = listen_first(text, before, distress)
    if both is None:
        return heard, {}
    told = scores(text, before, second)
    return both(told), told


def listen_first(
    text: str, before: Sequence[str], distress: Distress
) -> tuple[Heard, Callable[[Mapping[str, float]], Heard] | None]:
    """What the first hears; and where it is in doubt, what both hear, once the second has given its scores."""
    seen = look(text, distress)
    heard, weighed = listened(text, seen, before, distress)
    if weighed is None or distress.learned is None or not in_doubt(weighed, distress.learned):
        return heard, None
    return heard, partial(together, text, seen, heard, weighed, learned=distress.learned)


def gathered(*told: Mapping[str, float]) -> dict[str, float]:
    """What the second says of the subjects of a story, from what it said of each part: of every answer the surest.

    Only of the subjects: what it says of danger was acted upon. Two places behind the point are kept, for it is kept.
    """
    found: dict[str, float] = {}
    for one in told:
        for name, score in one.items():
            if name not in _OF_DANGER and not name.startswith(KIND):
                found[name] = max(round(score, 2), found.get(name, -inf))
    return found


def in_doubt(weighed: Weighed, learned: Learned) -> bool:
    """Whether the second is asked at all: where the first is this sure that there is no danger, it never heard one."""
    return weighed.danger >= learned.together["asked"]


def together(
    text: str, seen: Seen, heard: Heard, weighed: Weighed, told: Mapping[str, float], *, learned: Learned
) -> Heard:
    """What the first heard, or what is heard by both where that is graver."""
    limits = learned.together
    kinds = likely_kinds(weighed, learned)
    said = of_danger(weighed.danger, weighed.acute, kinds.values(), told, KIND)
    acute, danger = (summed(said, learned.sums[name]) for name in ("acute", "danger"))
    level = 2 if acute >= limits["acute"] else 1 if danger >= limits["check"] else 0
    if not max(level, _LEVELS.index(heard.signal)):
        return NOTHING
    by_both = {kind: score + limits["kind_counts"] * told[KIND + kind] for kind, score in kinds.items()}
    signal = max(_LEVELS[level], heard.signal, key=_LEVELS.index)
    return named(signal, by_both, text, seen, weighed.by_phrases, learned)
