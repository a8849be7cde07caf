"""The words that a case of danger rests on, in the order in which its counsellor must know them."""

from __future__ import annotations

from collections.abc import Sequence

from flows.casework.case import Case
from flows.piece import Piece
from flows.talk.aside import asks_secrecy
from flows.talk.believed import says_near
from flows.talk.lull import says_calm
from flows.triage.danger import listened, look
from handbook.reading import Handbook

MOST = 4
LONGEST = 160
"""Characters of a message; the whole of it stands in the story."""

CRY = (-1, 0.0)
"""What a bare "tolong" weighs: a danger, and below every message that says which."""

NONE = (-2, 0.0)


def grounds(case: Case, told: Sequence[Piece], handbook: Handbook) -> tuple[str, ...]:
    """Who is near stands first, then the gravest of what was told, then what rang; nothing twice."""
    if not case.dangers:
        return case.evidence
    said = [one.text for one in told if one.kind == "text" and not (one.answers or one.hidden)]
    said = [text for text in said if 0 < len(text) <= LONGEST and not _says_none(text, handbook)]
    near = [text for text in said if says_near(text, handbook)]
    weighed = {text: _danger(text, handbook) for text in said}
    grave = sorted((text for text in weighed if weighed[text] > NONE), key=weighed.__getitem__, reverse=True)
    rang = [line for one in case.evidence for line in one.splitlines() if not _says_none(line, handbook)]
    found = dict.fromkeys((*near, *grave, *rang))
    kept = [one for one in found if not any(one != other and one in other for other in found)]
    return tuple(sorted(kept, key=lambda one: weighed.get(one) == CRY))[:MOST]


def _says_none(text: str, handbook: Handbook) -> bool:
    """Words that ring with what was told before, and by themselves say that it is quiet, or whom not to tell."""
    return says_calm(text, handbook) or asks_secrecy(text, handbook)


def _danger(text: str, handbook: Handbook) -> tuple[int, float]:
    """How gravely a message by itself tells of a danger: first what a phrase of the handbook says of it, then what is
    acute, then how likely it is.
    """
    heard, weighed = listened(text, look(text, handbook.distress), (), handbook.distress)
    if heard.signal == "none":
        return NONE
    if weighed is None:
        return CRY
    named = 2 if weighed.by_phrases.signal == "acute" else 0
    return named + (heard.signal == "acute"), weighed.danger
