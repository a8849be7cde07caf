"""information.yaml: short answers for those who only want to know, and for what is no matter of Puspa's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.lines import read_lines
from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.phrases import Language, Phrase, read_phrases
from handbook.reading.problems import Problems

FILE = "information.yaml"
KEYS = ("what", "danger", "after", "readers", "cost", "hours", "delete", "pisa", "adult")
_LINES = 5
_LONGEST = 300
"""Characters of all lines together: the question that stands is asked again beneath."""


@dataclass(frozen=True, slots=True, eq=False)
class Information:
    """`phrases` are the words that ask for it; `lines` by catalogue ('id', 'id@anak', 'en')."""

    key: str
    phrases: tuple[Phrase, ...]
    lines: Mapping[str, tuple[str, ...]]
    origin: Origin

    @property
    def example(self) -> bool:
        """Unconfirmed: no family sees it; the demo writes CONTOH beside it."""
        return not self.origin.confirmed


def read_information(folder: Path, language: Language, problems: Problems) -> tuple[Information, ...]:
    """All entries; each key must be there exactly once."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    found = tuple(_information(entry, language) for entry in page.entries("information"))
    page.done()
    if sorted(one.key for one in found) != sorted(KEYS):
        page.complain(f"harus ada tepat satu isian untuk tiap kunci: {', '.join(KEYS)}.")
    return found


def _information(entry: Entry, language: Language) -> Information:
    information = Information(
        key=entry.one_of("key", KEYS),
        phrases=read_phrases(entry, "phrases", language),
        lines=read_lines(entry, _LINES, _LONGEST),
        origin=read_origin(entry),
    )
    entry.done()
    return information
