"""What turns cost as it was last accepted (counts.json), and what may differ from it by chance."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from tests.growth.meter import Counts

FILE = Path(__file__).with_name("counts.json")
FLAG = "ACCEPT_COUNTS"
HOW = (
    "If this is meant: ACCEPT_COUNTS=1 .venv/bin/python -m pytest tests/growth/test_counts.py"
    " writes tests/growth/counts.json anew; commit it, and say in the message what the change is worth."
)
MARGINS = {
    "statements": (0.0, 0.0),
    "commits": (0.0, 0.0),
    "steps": (0.08, 20.0),
    "rows": (0.15, 3.0),
    "bytes": (0.2, 5000.0),
}
"""A part and a number more than was accepted: keys are random, so trees of pages differ a little from run to run."""
BY_CHANCE = {"courier": 0.6}
"""Kinds whose rounds depend on who is faster: they may cost so much more."""
EXACT = ("statements", "commits")
"""Of these fewer must be accepted too, or they could grow back unnoticed."""


def keep(database: str, counts: Counts) -> bool:
    """Write what was counted where that was asked for; says whether it was."""
    if not os.environ.get(FLAG):
        return False
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    FILE.write_text(json.dumps({**known, database: counts}, indent=1, sort_keys=True) + "\n")
    return True


def differences(database: str, counts: Counts) -> Iterator[str]:
    """What costs more than was accepted, a line each."""
    known: Counts = json.loads(FILE.read_text())[database]
    for kind in sorted(known.keys() | counts.keys()):
        if kind not in known or kind not in counts:
            yield f"{kind}: {'is new' if kind in counts else 'did not happen'}"
            continue
        for name, found in counts[kind].items():
            part, more = MARGINS[name]
            accepted = known[kind][name]
            if found > accepted * (1 + max(part, BY_CHANCE.get(kind, 0.0))) + more:
                yield f"{kind}: {found} {name} a turn, accepted {accepted}"
            elif name in EXACT and kind not in BY_CHANCE and found < accepted:
                yield f"{kind}: only {found} {name} a turn, accepted {accepted}"
