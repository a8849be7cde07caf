"""outcomes.yaml: how a case can end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.problems import Problems

FILE = "outcomes.yaml"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`key` is what is stored; `label` is what the desk reads; `explained` says when to choose it."""

    key: str
    label: str
    explained: str
    origin: Origin


def read_outcomes(folder: Path, problems: Problems) -> tuple[Outcome, ...]:
    """In the order in which the desk sees them."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return ()
    outcomes = tuple(_outcome(entry) for entry in page.entries("outcomes"))
    page.done()
    if not outcomes:
        page.complain("belum ada hasil. Tulis paling sedikit satu.")
    if len({outcome.key for outcome in outcomes}) < len(outcomes):
        page.complain("ada 'key' yang tertulis dua kali. Beri kunci yang berbeda.")
    return outcomes


def _outcome(entry: Entry) -> Outcome:
    outcome = Outcome(entry.text("key"), entry.text("label"), entry.text("explained"), read_origin(entry))
    entry.done()
    return outcome
