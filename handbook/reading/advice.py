"""advice.yaml: what a family can do meanwhile, in plain words, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.lines import read_lines
from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.problems import Problems

FILE = "advice.yaml"
KEYS = (
    "sexual_72_hours",
    "silent_steps",
    "wish_to_die_self",
    "wish_to_die_near",
    "wish_to_die_far",
    "fear_to_hurt",
    "one_number",
    "pictures_shared",
    "head_injury",
    "found_child",
    "missing_report",
    "duty_to_report",
    "before_calling_home",
    "runaway",
    "lured",
    "friend_hurt",
    "fits",
    "bleeding",
    "pregnant_drink",
)
_LINES = 6
_LONGEST = 560
"""Characters of all lines together: a message to a family has at most 600."""


@dataclass(frozen=True, slots=True, eq=False)
class Advice:
    """`lines` by catalogue ('id', 'id@anak', 'en')."""

    key: str
    lines: Mapping[str, tuple[str, ...]]
    origin: Origin

    @property
    def example(self) -> bool:
        """Unconfirmed: no family sees it; the demo writes CONTOH beside it."""
        return not self.origin.confirmed


def read_advice(folder: Path, problems: Problems) -> tuple[Advice, ...]:
    """All entries; each key must be there exactly once."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    found = tuple(_advice(entry) for entry in page.entries("advice"))
    page.done()
    if sorted(advice.key for advice in found) != sorted(KEYS):
        page.complain(f"harus ada tepat satu isian untuk tiap kunci: {', '.join(KEYS)}.")
    return found


def _advice(entry: Entry) -> Advice:
    advice = Advice(
        key=entry.one_of("key", KEYS),
        lines=read_lines(entry, _LINES, _LONGEST),
        origin=read_origin(entry),
    )
    entry.done()
    return advice
