"""Whether another child of the family is meant: "ini kakaknya yg 13 th". Its age and its trouble are its own."""

from __future__ import annotations

from flows.triage.asides import kinds_in
from handbook.reading import Handbook
from handbook.reading.asides import SIBLING


def another_child(text: str, handbook: Handbook) -> bool:
    """Whether these words name a brother or sister of the child that was told of before, or one more child."""
    return bool(kinds_in(text, (SIBLING,), handbook))
