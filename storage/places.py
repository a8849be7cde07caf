"""Small values of the service itself, sealed: where the desk's group lives now, a channel's next offset.
Names in clear.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import bindparam, select

from storage.sealing import seal, unseal
from storage.statements import Locking, Spelled, Statement
from storage.tables import places
from storage.unit import Unit


def _put(insert: Any) -> Any:
    added = insert(places)
    return added.on_conflict_do_update(index_elements=[places.c.name], set_={"value": added.excluded.value})


_PUT = Spelled(_put)
_VALUE = select(places.c.value).where(places.c.name == bindparam("name"))
_GET = Statement(_VALUE)
_LOCKED = Locking(_VALUE)


def get(unit: Unit, name: str) -> bytes | None:
    found = _GET.value(unit, {"name": name})
    return None if found is None else unseal(unit, "places", "value", None, found)


def put(unit: Unit, name: str, value: bytes) -> None:
    _PUT.run(unit, {"name": name, "value": seal(unit, "places", "value", None, value)})


def change(unit: Unit, name: str, changed: Callable[[bytes | None], bytes]) -> None:
    """Replace a value by what `changed` makes of it; nobody else changes it meanwhile."""
    found = _LOCKED.value(unit, {"name": name})
    before = None if found is None else unseal(unit, "places", "value", None, found)
    put(unit, name, changed(before))
