"""What a change of the handbook or of the weights does: every message whose verdict is another one than last time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from training.figures import Judged

FILE = Path(__file__).resolve().parent.parent / "build" / "triage" / "verdicts.json"
"""What was heard at the last report on this machine. It is no part of the repository."""

Verdicts = Mapping[str, list[str]]


class Change(NamedTuple):
    """`before` and `now` are signal and subjects; `better` says which of the two is nearer to the label."""

    one: Judged
    before: list[str]
    now: list[str]

    @property
    def better(self) -> bool:
        """Whether the signal, or else the first letter, is right now and was not."""
        label = self.one.example
        wanted = [label.signal, *label.categories[:1]]
        return self.now[: len(wanted)] == wanted

    def __str__(self) -> str:
        mark = "+" if self.better else "-"
        return f"{mark} {' '.join(self.before)} -> {' '.join(self.now)}   {_said(self.one)}"


def verdicts(judged: Iterable[Judged]) -> Verdicts:
    """What was heard, by the message's words."""
    return {_said(one): _heard(one) for one in judged}


def changes(judged: Iterable[Judged], before: Verdicts) -> Iterator[Change]:
    """Those that were heard otherwise; messages that are new are no change."""
    for one in judged:
        now = _heard(one)
        earlier = before.get(_said(one), now)
        if earlier != now:
            yield Change(one, earlier, now)


def _said(one: Judged) -> str:
    return " // ".join([*one.example.before, one.example.text])


def _heard(one: Judged) -> list[str]:
    return [one.heard.signal, *one.understood.categories[:1]]


def last() -> Verdicts:
    """What was remembered, empty the first time."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def remember(found: Verdicts) -> None:
    """For the next report."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(found), encoding="utf-8")
