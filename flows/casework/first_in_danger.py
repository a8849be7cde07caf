"""What a danger needs first, as far as it is not known: asked before the questions of the subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.casework.case import Case
from flows.talk.believed import says_near
from flows.talk.told_already import told_already
from flows.talk.told_unasked import place
from handbook.reading import Handbook

SELF = "bunuh_diri"
MISSING = frozenset({"anak_hilang", "penculikan"})
HURTING = frozenset({"senjata_ancaman", "kekerasan_berlangsung", "kebakaran_banjir"})
ASKED_OPENLY = frozenset({"kekerasan_seksual"})
"""Here "what happened?" comes before who could come, and no wound is put into anybody's mouth."""

ONGOING = "kekerasan_berlangsung"
"""Of this nobody is asked when it was last."""

_TAKEN = re.compile(
    r"\b(?:minum|nelen|nelan|telan|sayat|silet|gores|iris|overdosis|swallow\w*|took|taken|cut)\w*",
    re.IGNORECASE,
)


def first_in_danger(case: Case, texts: Sequence[str], handbook: Handbook) -> tuple[str, ...]:
    """The questions, the most urgent first; none where they said since that it is safe."""
    kinds = frozenset(case.dangers)
    if not kinds or (case.safe_at is not None and not case.quiet and SELF not in kinds):
        return ()
    company = () if kinds <= ASKED_OPENLY else ("come",)
    first = (*_taken(kinds, texts), *_place(case, kinds, texts, handbook))
    asked = (*first, *_hurt(case, kinds, texts, handbook), *company)
    return tuple(f"desk.first.{one}.ask".removesuffix(".ask") for one in asked)


def past(name: str, case: Case) -> bool:
    """Whether it asks when something was last that goes on now."""
    return name.endswith(".since") and ONGOING in case.dangers


def _taken(kinds: frozenset[str], texts: Sequence[str]) -> tuple[str, ...]:
    return ("taken",) if SELF in kinds and not any(map(_TAKEN.search, texts)) else ()


def _place(case: Case, kinds: frozenset[str], texts: Sequence[str], handbook: Handbook) -> tuple[str, ...]:
    """Where it is, and who is there: one question where neither is known."""
    if kinds <= MISSING:
        return ("missing",)
    where = bool(place(case.details) or case.details.get("safety.where"))
    near = bool(case.details.get("safety.near")) or any(says_near(one, handbook) for one in texts)
    if where:
        return () if near else ("near",)
    return ("where",) if near else ("where_near",)


def _hurt(case: Case, kinds: frozenset[str], texts: Sequence[str], handbook: Handbook) -> tuple[str, ...]:
    known = {*case.details, *told_already(texts, handbook)}
    told = any(name.endswith(".wound") for name in known)
    return ("hurt",) if kinds & HURTING and not told else ()
