"""The written messages of corpus/, and the part of them that nothing is ever learned from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

_ROOT = Path(__file__).resolve().parent.parent
FOLDER = _ROOT / "corpus"
TUNED_ON = _ROOT / "tests" / "triage" / "messages.yaml"
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
    def tuned(self) -> bool:
        """From the tests' own list: these teach, but choose no limit and measure nothing."""
        return self.page == "tuned"

    @property
    def harmless(self) -> bool:
        """Written to tempt the listener into an alarm."""
        return self.page.startswith("harmless")


def read_corpus(folder: Path = FOLDER) -> list[Example]:
    """Every message, and every turn of every conversation with what was said before it."""
    return [one for page in sorted(folder.glob("*.jsonl")) for one in _page(page)]


def read_tuned_on(file: Path = TUNED_ON) -> list[Example]:
    """The messages that the phrases were tuned on: to learn from, never to measure with. Risk is not told there."""
    parts = yaml.safe_load(file.read_text(encoding="utf-8"))
    signals = {"danger": "acute", "perhaps": "check", "harmless": "none"}
    return [
        _tuned(f"{part}-{number}", signal, {"text": one} if isinstance(one, str) else one)
        for part, signal in signals.items()
        for number, one in enumerate(parts[part])
    ]


def _tuned(name: str, signal: str, given: dict[str, Any]) -> Example:
    before = tuple(given.get("before", ()))
    return Example("tuned", name, given["text"], before, signal, given.get("kind"), "", (), (), name)


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
