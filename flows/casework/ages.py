"""How old the children of a case are: that of a brother or sister stands beside the first one, not in its place."""

from __future__ import annotations

from collections.abc import Sequence

from flows.triage.age import age_band
from flows.triage.sibling import another_child
from handbook.reading import Handbook

BETWEEN = ","


def bands(told: Sequence[str], who: str, handbook: Handbook, known: str) -> str:
    """The bands that are known, and those told now; '' where there is none.

    What is known of the child it is about stands; an age told with another child's name is added to it.
    """
    beside = [said for said in told if another_child(said, handbook)]
    first = known or age_band([said for said in told if said not in beside], who)
    found = dict.fromkeys((*first.split(BETWEEN), *(age_band([said], who) for said in beside)))
    return BETWEEN.join(sorted((band for band in found if band), key=_years))


def _years(band: str) -> int:
    return int(band.partition("-")[0])
