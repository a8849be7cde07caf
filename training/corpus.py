"""The written messages of corpus/, and the part of them that nothing is ever learned from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "corpus"
_HELD_PERCENT = 30
_CONVERSATIONS = "conversations"


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
    idea: str

    @property
    def group(self) -> str:
        """What is split: paraphrases of one idea stay together."""
        return f"{self.page}/{self.idea}"

    @property
    def held(self) -> bool:
        """Whether the idea is kept for measuring. By its name alone, so that new ideas move no old one."""
        return int(sha256(self.group.encode()).hexdigest(), 16) % 100 < _HELD_PERCENT

    @property
    def turn(self) -> bool:
        """One of the pieces of a halting conversation."""
        return self.page == _CONVERSATIONS

    @property
    def harmless(self) -> bool:
        """Written to tempt the listener into an alarm."""
        return self.page.startswith("harmless")


def read_corpus(folder: Path = FOLDER) -> list[Example]:
    """Every message, and every turn of every conversation with what was said before it."""
    return [one for page in sorted(folder.glob("*.jsonl")) for one in _page(page)]


def _page(path: Path) -> Iterator[Example]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        if path.stem == _CONVERSATIONS:
            yield from _turns(path.stem, row)
        else:
            yield _example(path.stem, row)


def _example(page: str, row: dict[str, Any]) -> Example:
    return Example(
        page,
        row["id"],
        row["text"],
        tuple(row.get("before", ())),
        row["signal"],
        row["kind"],
        row["risk"],
        tuple(row["categories"]),
        tuple(row["topics"]),
        row["idea"],
    )


def _turns(page: str, row: dict[str, Any]) -> Iterator[Example]:
    said: list[str] = []
    for number, turn in enumerate(row["turns"], 1):
        yield _example(
            page,
            {**row, **turn, "id": f"{row['id']}-{number}", "before": said, "categories": [], "topics": []},
        )
        said = [*said, turn["text"]]
