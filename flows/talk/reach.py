"""How they may be reached: "jangan ditelpon, wa aja siang". Whoever has the case sees it before all else."""

from __future__ import annotations

from flows.triage.asides import finder
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.asides import PHONE_HELD, REACH

KINDS = (REACH, PHONE_HELD)
"""How they may be reached; and that another hand holds their phone."""


def says_how(text: str, handbook: Handbook) -> bool:
    """Whether these words say when, or how, somebody may write or call; also beside much else."""
    typed = tokens(text, handbook.distress.language)
    return bool(finder(KINDS, handbook).find(typed))
