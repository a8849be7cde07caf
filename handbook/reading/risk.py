"""risk.yaml: the table of risk, read from the top; the first row that fits decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from handbook.reading.distress import KINDS
from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.phrases import Language, Phrase, read_phrases
from handbook.reading.problems import Problems
from handbook.reading.subjects import CODES, TOPICS

FILE = "risk.yaml"
Level = Literal["tinggi", "sedang", "rendah"]
LEVELS: tuple[Level, ...] = ("tinggi", "sedang", "rendah")
FEW = ("1", "2", "3", "4", "5", "6")
"""Questions after which a family in distress is offered to end them: never more."""

_TRUTH = ("ya", "tidak")
_ANSWER = re.compile(r"(?:[a-o]|kdrt)\.[a-z_]+=[a-z_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A condition left empty (or None) fits everything; `age_below` is in years.

    `concern` and `grave` are the learned listener's: the story is like those of children who need protection, or like
    those that cannot wait. `answers` are what the family pressed, as `i.wound=yes`; one of them is enough.
    """

    signals: frozenset[str]
    kinds: frozenset[str]
    subjects: frozenset[str]
    answers: frozenset[str]
    age_below: int | None
    recent: bool | None
    near: bool | None
    unanswered: bool | None
    concern: bool | None
    grave: bool | None
    risk: Level
    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """Phrases that fill two columns: `recent` (just now, or going on) and `near` (the one who does it is near).

    `no_effect` are the answers that are asked for the counsellor's sake and move nothing. After `few` questions ending
    them is the first thing offered.
    """

    recent: tuple[Phrase, ...]
    near: tuple[Phrase, ...]
    no_effect: frozenset[str] = frozenset()
    few: int = 6


def read_risk(folder: Path, language: Language, problems: Problems) -> tuple[tuple[Row, ...], Signs]:
    """The rows in their order, of which the last must fit everything, and the signs beside them."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return (), Signs((), ())
    rows = tuple(_row(entry) for entry in page.entries("rows"))
    signs = page.entry("signs")
    read_origin(signs)
    nothing, few = frozenset(_answers(page, "no_effect")), _few(page)
    found = Signs(
        read_phrases(signs, "recent", language), read_phrases(signs, "near", language), nothing, few
    )
    signs.done()
    page.done()
    if not rows or not _fits_all(rows[-1]):
        page.complain(
            "baris terakhir harus tanpa syarat, supaya setiap cerita mendapat risiko.", page.line_of("rows")
        )
    return rows, found


def _row(entry: Entry) -> Row:
    when = entry.entry("when") if entry.has("when") else None
    row = Row(
        signals=frozenset(when.some_of("signal", ("acute", "check", "none"))) if when else frozenset(),
        kinds=frozenset(when.some_of("kind", KINDS)) if when else frozenset(),
        subjects=frozenset(when.some_of("subject", (*CODES, *TOPICS))) if when else frozenset(),
        answers=frozenset(_answers(when, "answer")) if when else frozenset(),
        age_below=_age(when) if when else None,
        recent=_truth(when, "recent") if when else None,
        near=_truth(when, "near") if when else None,
        unanswered=_truth(when, "unanswered") if when else None,
        concern=_truth(when, "concern") if when else None,
        grave=_truth(when, "grave") if when else None,
        risk=cast(Level, entry.one_of("risk", LEVELS)),
        reason=entry.text("reason"),
        origin=read_origin(entry),
    )
    if when:
        when.done()
    entry.done()
    return row


def _truth(when: Entry, name: str) -> bool | None:
    return when.one_of(name, _TRUTH) == "ya" if when.has(name) else None


def _answers(entry: Entry, name: str) -> tuple[str, ...]:
    """Answers as `i.wound=yes`: the question's name, its answer."""
    found = entry.texts_with_lines(name)
    for answer, line in found:
        if not _ANSWER.fullmatch(answer):
            entry.complain(f"jawaban '{answer}' tidak terbaca. Tulis misalnya i.wound=yes.", line)
    return tuple(answer for answer, _ in found)


def _age(when: Entry) -> int | None:
    value = when.maybe("age_below")
    if value and not value.isdigit():
        when.complain(f"'age_below: {value}' bukan umur. Tulis angka tahun.", when.line_of("age_below"))
        return None
    return int(value) if value else None


def _few(page: Entry) -> int:
    value = page.text("few")
    if value not in FEW:
        page.complain(f"'few: {value}' tidak cocok. Tulis angka 1 sampai 6.", page.line_of("few"))
        return len(FEW)
    return int(value)


def _fits_all(row: Row) -> bool:
    lists = row.signals | row.kinds | row.subjects | row.answers
    rest = (row.age_below, row.recent, row.near, row.unanswered, row.concern, row.grave)
    return not lists and all(one is None for one in rest)
