"""The words that a case of danger rests on, in the order in which its counsellor must know them."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from flows.casework.case import Case
from flows.piece import Piece
from flows.talk.believed import says_near
from flows.triage.danger import listened, look
from handbook.reading import Handbook

MOST = 4
LONGEST = 160
"""Characters of a message; the whole of it stands in the story."""

CRY = -1e9
"""What a bare "tolong" weighs: a danger, and below every message that says which."""


def grounds(case: Case, told: Sequence[Piece], handbook: Handbook) -> tuple[str, ...]:
    """Who is near stands first, then the gravest of what was told, then what rang; nothing twice."""
    if not case.dangers:
        return case.evidence
    said = [one.text for one in told if one.kind == "text" and not (one.answers or one.hidden)]
    said = [text for text in said if 0 < len(text) <= LONGEST]
    near = [text for text in said if says_near(text, handbook)]
    weighed = {text: _danger(text, handbook) for text in said}
    grave = sorted((text for text in weighed if weighed[text] > -inf), key=lambda text: -weighed[text])
    rang = [line for one in case.evidence for line in one.splitlines()]
    found = dict.fromkeys((*near, *grave, *rang))
    kept = [one for one in found if not any(one != other and one in other for other in found)]
    return tuple(sorted(kept, key=lambda one: weighed.get(one) == CRY))[:MOST]


def _danger(text: str, handbook: Handbook) -> float:
    """How likely a message by itself tells of a danger; below everything where none is heard, and just above that where
    it only cries.
    """
    heard, weighed = listened(text, look(text, handbook.distress), (), handbook.distress)
    if heard.signal == "none":
        return -inf
    return weighed.danger if weighed else CRY
