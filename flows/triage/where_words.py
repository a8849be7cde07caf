"""What stands beside a place: why it is asked, the wish that nobody comes or calls, that it is their own home."""

from __future__ import annotations

import re

from flows.triage.asides import kinds_in
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.asides import AT_HOME, KEEP_AWAY, NO_CALL, WHY

_KINDS = (WHY, KEEP_AWAY, NO_CALL, AT_HOME)
_PART = re.compile(r"[^,;.!?\n]*[,;.!?\n]?")
_ELSEWHERES = frozenset(
    "sakit dia om tante nenek kakek teman tetangga pacar mertua saudara orangtua ortu mantan orang guru kos".split()  # noqa: SIM905
)
"""Behind "di rumah" these name another house."""


def place_alone(text: str, handbook: Handbook) -> str:
    """The parts that tell where, without the question and the wish beside them: "di cengkareng, buat apa bu?"."""
    parts = [part.strip() for part in _PART.findall(text) if part.strip()]
    kept = [part for part in parts if not _found(part, handbook) & {WHY, KEEP_AWAY}]
    return text if len(kept) == len(parts) else " ".join(kept).strip(" ,;.!?")


def keeps_away(text: str, handbook: Handbook) -> bool:
    """Whether they wish that nobody comes."""
    return KEEP_AWAY in _found(text, handbook)


def forbids_calls(text: str, handbook: Handbook) -> bool:
    """Whether they wish that nobody calls them."""
    return NO_CALL in _found(text, handbook)


def at_home(text: str, handbook: Handbook) -> str:
    """The part that says that they are at home; '' where none does, or it is another's home."""
    for part in map(str.strip, _PART.findall(text)):
        typed = tokens(part, handbook.distress.language)
        others = any(not _ELSEWHERES.isdisjoint(token.forms) for token in typed)
        if AT_HOME in _found(part, handbook) and not others and "?" not in part:
            return part.strip(" ,;.!")
    return ""


def _found(text: str, handbook: Handbook) -> set[str]:
    return kinds_in(text, _KINDS, handbook)
