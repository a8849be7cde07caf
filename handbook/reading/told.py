"""told.yaml: words by which a story has answered a question already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.phrases import Language, Phrase, read_phrases
from handbook.reading.problems import Problems

FILE = "told.yaml"


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """`questions` as the risk table names them, without an answer: `i.wound`."""

    questions: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    origin: Origin


def read_told(
    folder: Path, language: Language, questions: Collection[str], problems: Problems
) -> tuple[Told, ...]:
    """All entries, in any order; `questions` are those that the risk table knows."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    found = tuple(_told(entry, language, questions) for entry in page.entries("told"))
    page.done()
    return found


def _told(entry: Entry, language: Language, questions: Collection[str]) -> Told:
    told = Told(
        entry.some_of("questions", questions),
        read_phrases(entry, "phrases", language),
        read_origin(entry),
    )
    entry.done()
    return told
