"""writers.yaml: words by which somebody says who they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.phrases import Language, Phrase, read_phrases
from handbook.reading.problems import Problems

FILE = "writers.yaml"
ANOTHER = "another"
"""Not who writes, but that it is somebody else's child of whom a neighbour tells."""

NEIGHBOUR, KIN = "neighbour", "family"
WHO = ("child", "parent", KIN, NEIGHBOUR, "self", ANOTHER)


@dataclass(frozen=True, slots=True, eq=False)
class Writer:
    """`who` is the answer that need not be asked for."""

    who: str
    phrases: tuple[Phrase, ...]
    origin: Origin


def read_writers(folder: Path, language: Language, problems: Problems) -> tuple[Writer, ...]:
    """All entries, in any order."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    found = tuple(_writer(entry, language) for entry in page.entries("writers"))
    page.done()
    return found


def _writer(entry: Entry, language: Language) -> Writer:
    writer = Writer(entry.one_of("who", WHO), read_phrases(entry, "phrases", language), read_origin(entry))
    entry.done()
    return writer
