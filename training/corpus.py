"""The written messages of corpus/, and the part of them that nothing is ever learned from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from handbook.reading.distress import KINDS
from handbook.reading.subjects import CODES, TOPICS

FOLDER = Path(__file__).resolve().parent.parent / "corpus"
SIGNALS = ("acute", "check", "none")
RISKS = ("rendah", "sedang", "tinggi")
WRITERS = ("child", "teen", "parent", "grandparent", "neighbour", "teacher", "self")
REGISTERS = ("slang", "plain", "polite", "child", "regional", "mixed", "typo")
LANGUAGES = ("id", "bew", "jv", "su", "en", "mixed")
_CONVERSATIONS = "conversations"
_HELD_PERCENT = 30
_APART_PERCENT = 12
_SPLIT = "2"
"""Another split than the one that earlier choices were made with."""
_EARLIER = " // "


@dataclass(frozen=True, slots=True)
class Example:
    """One message with its labels (corpus/LABELS.md). `page` is its file; a turn of a conversation has no subjects."""

    page: str
    id: str
    text: str
    before: tuple[str, ...]
    signal: str
    kind: str | None
    risk: str
    categories: tuple[str, ...]
    topics: tuple[str, ...]
    writer: str
    register: str
    language: str
    idea: str
    hard: str

    @property
    def group(self) -> str:
        """What is split: paraphrases of one idea stay together."""
        return f"{self.page}/{self.idea}"

    @property
    def held(self) -> bool:
        """Whether the idea is kept for measuring. By its name alone, so that new ideas move no old one."""
        return int(sha256(f"{_SPLIT}:{self.group}".encode()).hexdigest(), 16) % 100 < _HELD_PERCENT

    @property
    def apart(self) -> bool:
        """Whether the idea chooses the limits: the weights that they are chosen for have learned nothing from it."""
        return int(sha256(f"dev:{self.group}".encode()).hexdigest(), 16) % 100 < _APART_PERCENT

    @property
    def turn(self) -> bool:
        """One of the pieces of a halting conversation."""
        return self.page == _CONVERSATIONS

    @property
    def harmless(self) -> bool:
        """Nothing is the matter: written to tempt the listener into an alarm, alone or beside a real one."""
        return self.signal == "none" and not self.categories and not self.turn


class CorpusError(ValueError):
    """A line of the corpus that cannot be read: page, line, and what is wrong with it."""


def read_corpus(folder: Path = FOLDER) -> list[Example]:
    """Every message, and every turn of every conversation with what was said before it."""
    found = [one for page in sorted(folder.glob("*.txt")) for one in _page(page)]
    return [*found, *_conversations(folder / f"{_CONVERSATIONS}.jsonl")]


def _page(path: Path) -> Iterator[Example]:
    idea = hard = kind = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name} line {number}"
        if line.startswith("## "):
            idea, hard, kind = _parts(line[3:], "|", 3, place)
        elif line.strip():
            yield _message(line, path.stem, number, (idea, hard, kind), place)


def _message(line: str, page: str, number: int, heading: tuple[str, str, str], place: str) -> Example:
    labels, bar, said = line.partition(" | ")
    if not bar or not said.strip():
        raise CorpusError(f"{place}: seven labels, a bar, a message")
    signal, risk, letters, topics, writer, register, language = _parts(labels, None, 7, place)
    signal, _, other_kind = signal.partition(":")
    *before, text = said.split(_EARLIER)
    kind = (other_kind or heading[2]) if signal != "none" else None
    for value, allowed in (
        (signal, SIGNALS),
        (risk, RISKS),
        (writer, WRITERS),
        (register, REGISTERS),
        (language, LANGUAGES),
        (kind or "", (*KINDS, "")),
        *((one, CODES) for one in _list(letters)),
        *((one, TOPICS) for one in _list(topics)),
    ):
        if value not in allowed:
            raise CorpusError(f"{place}: {value!r} is none of {', '.join(allowed)}")
    return Example(
        page,
        f"{page}-{number}",
        text,
        tuple(before),
        signal,
        kind,
        risk,
        _list(letters),
        _list(topics),
        writer,
        register,
        language,
        heading[0],
        heading[1],
    )


def _parts(line: str, at: str | None, wanted: int, place: str) -> tuple[str, ...]:
    parts = tuple(one.strip() for one in line.split(at))
    if len(parts) != wanted:
        raise CorpusError(f"{place}: {wanted} parts, not {len(parts)}")
    return parts


def _list(field: str) -> tuple[str, ...]:
    return () if field == "-" else tuple(field.split(","))


def _conversations(path: Path) -> Iterator[Example]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield from _turns(json.loads(line))


def _turns(row: dict[str, Any]) -> Iterator[Example]:
    said: list[str] = []
    for number, turn in enumerate(row["turns"], 1):
        yield Example(
            _CONVERSATIONS,
            f"{row['id']}-{number}",
            turn["text"],
            tuple(said),
            turn["signal"],
            turn["kind"],
            row["risk"],
            (),
            (),
            row["writer"],
            "",
            "",
            row["idea"],
            row["hard"],
        )
        said.append(turn["text"])
