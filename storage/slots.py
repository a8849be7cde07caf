"""Named single messages: the board, a case's card. Names stand in clear: our words and numbers only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, delete, func, select

from storage.statements import Spelled, Statement
from storage.tables import slots
from storage.unit import Unit


def _set(insert: Any) -> Any:
    added = insert(slots)
    return added.on_conflict_do_update(
        index_elements=[slots.c.name], set_={"outbox_id": added.excluded.outbox_id}
    )


_SET = Spelled(_set)
_GET = Statement(select(slots.c.outbox_id).where(slots.c.name == bindparam("name")))
_CLEAR = Statement(delete(slots).where(slots.c.name == bindparam("called")))
_CLEAR_PREFIX = Statement(
    delete(slots).where(func.substr(slots.c.name, 1, bindparam("length")) == bindparam("start"))
)


def get(unit: Unit, name: str) -> int | None:
    """The outbox id of the message in this slot."""
    found: int | None = _GET.value(unit, {"name": name})
    return found


def set(unit: Unit, name: str, outbox_id: int) -> None:
    _SET.run(unit, {"name": name, "outbox_id": outbox_id})


def clear(unit: Unit, name: str) -> None:
    _CLEAR.run(unit, {"called": name})


def clear_prefix(unit: Unit, prefix: str) -> None:
    """Clear all whose name starts like this; "" clears every slot."""
    _CLEAR_PREFIX.run(unit, {"start": prefix, "length": len(prefix)})
