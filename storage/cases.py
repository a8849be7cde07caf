"""Cases. Code, state, risk, kecamatan and times in clear, so that the desk can be ordered; all else sealed.

Of the states storage knows two by name: `waiting` (nobody has it yet) and `closed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, case, literal_column, or_, select, update

from storage.errors import Erased
from storage.sealing import seal, unseal
from storage.statements import Found, Locking, Statement
from storage.tables import cases
from storage.unit import Unit

_RISKS = {"tinggi": 0, "sedang": 1, "rendah": 2}
_URGENCY = case(_RISKS, value=cases.c.risk, else_=len(_RISKS))
_WAITING_FIRST = case({"waiting": 0}, value=cases.c.state, else_=1)

# Spelled out in the statement: a bound value would hide the partial index from SQLite.
_CLOSED: ColumnElement[str] = literal_column("'closed'")

_INSERT = Statement(cases.insert())
_GET = Locking(select(cases).where(cases.c.id == bindparam("id")))
_BY_CODE = Locking(select(cases).where(cases.c.code == bindparam("code")))
_TAKEN = Statement(select(cases.c.id).where(cases.c.code == bindparam("code")))
_OF_FAMILY = Statement(
    select(cases).where(cases.c.family_chat == bindparam("chat")).order_by(cases.c.id.desc())
)
_OF_CLAIMER = Statement(
    select(cases)
    .where(cases.c.claimer_chat == bindparam("chat"), cases.c.state != _CLOSED, cases.c.state != "waiting")
    .order_by(cases.c.id)
)
_OPEN = Statement(
    select(cases)
    .where(or_(cases.c.state < _CLOSED, cases.c.state > _CLOSED))  # an index serves this, but never <>
    .order_by(_WAITING_FIRST, _URGENCY, cases.c.opened_at, cases.c.id)
)
_SAVE = Statement(
    update(cases)
    .where(cases.c.id == bindparam("case"), cases.c.version == bindparam("expected"))
    .values(
        state=bindparam("to_state"),
        risk=bindparam("to_risk"),
        kecamatan=bindparam("to_kecamatan"),
        claimer_chat=bindparam("to_claimer"),
        changed_at=bindparam("when"),
        version=bindparam("next"),
        data=bindparam("sealed"),
    )
)


@dataclass(frozen=True, slots=True)
class CaseRow:
    id: int
    code: str
    state: str
    risk: str
    kecamatan: str | None
    opened_at: datetime
    changed_at: datetime
    version: int
    family_chat: int
    claimer_chat: int | None
    file_id: int
    data: bytes


def insert(
    unit: Unit,
    code: str,
    state: str,
    risk: str,
    kecamatan: str | None,
    family_chat: int,
    file_id: int,
    data: bytes,
) -> int:
    """A new case, version 1. Raises IntegrityError when the code is taken."""
    row = {
        "code": code,
        "state": state,
        "risk": risk,
        "kecamatan": kecamatan,
        "opened_at": unit.now,
        "changed_at": unit.now,
        "version": 1,
        "family_chat": family_chat,
        "file_id": file_id,
        "data": seal(unit, "cases", "data", file_id, data),
    }
    return _INSERT.add(unit, row)


def get(unit: Unit, id: int) -> CaseRow:
    """Locked until the unit ends. Raises NoResultFound for an unknown id, Erased after erasure."""
    return _case(unit, _GET.one(unit, {"id": id}))


def by_code(unit: Unit, code: str) -> CaseRow | None:
    """Locked until the unit ends; None also after erasure."""
    row = _BY_CODE.first(unit, {"code": code})
    return None if row is None or not row.data else _case(unit, row)


def code_taken(unit: Unit, code: str) -> bool:
    return _TAKEN.first(unit, {"code": code}) is not None


def save(unit: Unit, row: CaseRow, *, expected_version: int) -> bool:
    """Write state, risk, kecamatan, claimer and data if the case still has this version; False when another
    was first.

    The version then rises by one; what `row` says of version and times is not used.
    """
    changed = {
        "case": row.id,
        "expected": expected_version,
        "to_state": row.state,
        "to_risk": row.risk,
        "to_kecamatan": row.kecamatan,
        "to_claimer": row.claimer_chat,
        "when": unit.now,
        "next": expected_version + 1,
        "sealed": seal(unit, "cases", "data", row.file_id, row.data),
    }
    return _SAVE.run(unit, changed) == 1


def of_family(unit: Unit, chat_id: int) -> list[CaseRow]:
    """Newest first, closed ones too."""
    return _readable(unit, _OF_FAMILY, {"chat": chat_id})


def of_claimer(unit: Unit, chat_id: int) -> list[CaseRow]:
    """What this counsellor has claimed and not closed, oldest first."""
    return _readable(unit, _OF_CLAIMER, {"chat": chat_id})


def open_cases(unit: Unit) -> list[CaseRow]:
    """All that are not closed: the waiting ones by risk, then by time; after them the claimed ones in the
    same order.
    """
    return _readable(unit, _OPEN, {})


def _readable(unit: Unit, query: Statement, values: dict[str, object]) -> list[CaseRow]:
    return [_case(unit, row) for row in query.all(unit, values) if row.data]


def _case(unit: Unit, row: Found) -> CaseRow:
    if not row.data:
        raise Erased(row.file_id)
    return CaseRow(
        row.id,
        row.code,
        row.state,
        row.risk,
        row.kecamatan,
        row.opened_at,
        row.changed_at,
        row.version,
        row.family_chat,
        row.claimer_chat,
        row.file_id,
        unseal(unit, "cases", "data", row.file_id, row.data),
    )
