"""What a counsellor is reminded to ask puts no touch into a child's mouth: "apa yang terjadi?" comes first.

Some questions of the bot name one, because whoever is asked them chose that subject. A story that only sounds like it
has named none, and what was suggested to a child is worth little afterwards, to the child and to a court.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

OPEN = "desk.open.ask".removesuffix(".ask")
"""Stands in the list for what is asked openly, named as questions are."""

NAMING = frozenset({"risk.j.since", "risk.j.near", "risk.d.adults"})
"""Questions that name a touch."""

TOPIC = "j"
"""Whoever chose this subject named it."""

_TOUCH = re.compile(
    r"\b(?:di|me|men|meny|mem|per|pe|ke|ny)?"
    r"(?:sentuh|entuh|raba|grepe|cium|ium|remas|jilat|peluk|meluk|elus|colek|gesek|perkosa|leceh|cabul|setubuh)"
    r"|\b(?:di|me)?(?:m|p)egang(?!\w*\s(?:hp|handphone|pisau|golok|senjata|uang|kunci|setir))"
    r"|\b(?:touch|grop|kiss|fondl|rape[ds]?\b|molest)",
    re.IGNORECASE,
)


def opened(names: Sequence[str], texts: Iterable[str], topics: Sequence[str]) -> tuple[str, ...]:
    """The questions, in order; where the family named no touch, one open one for those that name it."""
    if TOPIC in topics or any(map(names_touch, texts)):
        return tuple(names)
    return tuple(dict.fromkeys(OPEN if name in NAMING else name for name in names))


def names_touch(text: str) -> bool:
    """Whether these words say that somebody touched or forced somebody."""
    return bool(_TOUCH.search(text))
