"""What an operator should watch, counted without opening anything sealed; cheap, however old the database is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from storage.outbox_rows import PENDING, SENDING
from storage.statements import Statement
from storage.tables import cases, deadletters, outbox, timers
from storage.unit import Unit

_DUE = Statement(
    select(outbox.c.lane, func.count().label("number"), func.min(outbox.c.due_at).label("oldest"))
    .where(outbox.c.state == PENDING, outbox.c.due_at <= bindparam("now"))
    .group_by(outbox.c.lane)
)
_SENDING = Statement(select(func.count()).where(outbox.c.state == SENDING))
_TIMER = Statement(select(func.min(timers.c.due)))
_LETTERS = Statement(select(func.count()).select_from(deadletters))
_WAITING = Statement(
    select(cases.c.risk, func.count().label("number"), func.min(cases.c.opened_at).label("oldest"))
    .where(cases.c.state == "waiting")
    .group_by(cases.c.risk)
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many, and for how many seconds the oldest of them."""

    number: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Look:
    """`due` by lane, `cases` by risk; `late` is for how many seconds the oldest due timer has waited."""

    due: Mapping[int, Waiting]
    sending: int
    late: float
    deadletters: int
    cases: Mapping[str, Waiting]


def look(unit: Unit) -> Look:
    """As things stand now."""
    timer: datetime | None = _TIMER.only(unit)
    return Look(
        due={
            row.lane: Waiting(row.number, _seconds(unit, row.oldest))
            for row in _DUE.all(unit, {"now": unit.now})
        },
        sending=_SENDING.only(unit),
        late=_seconds(unit, timer),
        deadletters=_LETTERS.only(unit),
        cases={row.risk: Waiting(row.number, _seconds(unit, row.oldest)) for row in _WAITING.all(unit)},
    )


def _seconds(unit: Unit, since: datetime | None) -> float:
    return 0.0 if since is None else max(0.0, (unit.now - since).total_seconds())
