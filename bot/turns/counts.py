"""Where people go on and where they stop: how often each way of the conversation was taken, by month.

Numbers only, without a chat, a case or a time, in several sealed values a month. Which of them counts a turn's way is
chance: a single one would be locked until that turn is committed, and all other turns would wait for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from storage import places
from storage.unit import Unit

Ways = Counter[tuple[str, str]]
MONTHS = 12
PARTS = 16
_KEPT = msgspec.json.Decoder(dict[str, int])


def add(unit: Unit, ways: Ways, dice: int) -> None:
    """Count these ways as well. Called last in a turn: the value is locked until the turn is over."""
    if not ways:
        return

    def added(before: bytes | None) -> bytes:
        kept = _KEPT.decode(before) if before else {}
        for (start, end), count in ways.items():
            kept[f"{start}>{end}"] = kept.get(f"{start}>{end}", 0) + count
        return msgspec.json.encode(kept)

    places.change(unit, _name(unit.now, dice % PARTS), added)


def read(unit: Unit) -> Mapping[str, Ways]:
    """The ways of the last twelve months, by month ("2026-11"), newest first; months without any are left out."""
    found: dict[str, Ways] = {}
    day = unit.now.replace(day=1)
    for _ in range(MONTHS):
        ways: Ways = Counter()
        for part in range(PARTS):
            kept = places.get(unit, _name(day, part))
            ways.update({_way(way): count for way, count in _KEPT.decode(kept or b"{}").items()})
        if ways:
            found[f"{day:%Y-%m}"] = ways
        day = (day - timedelta(days=1)).replace(day=1)
    return found


def _way(written: str) -> tuple[str, str]:
    start, _, end = written.partition(">")
    return start, end


def _name(day: datetime, part: int) -> str:
    """The first part has the name that stood for all of them once."""
    return f"steps:{day:%Y-%m}:{part}" if part else f"steps:{day:%Y-%m}"
