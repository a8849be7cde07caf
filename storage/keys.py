"""The service's own two keys: one seals what belongs to no file, one makes blind indexes.

They are random and stored wrapped, like the files' keys, so that a new master key leaves everything findable.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select

from storage.statements import Spelled, Statement
from storage.tables import keys
from storage.unit import Unit
from storage.vault import SERVICE

_ADD = Spelled(lambda insert: insert(keys).on_conflict_do_nothing(index_elements=[keys.c.name]))
_GET = Statement(select(keys.c.master, keys.c.wrapped).where(keys.c.name == bindparam("name")))


def unlock(unit: Unit) -> None:
    """Load the service's keys into the vault; on the first start, make them.

    Raises StorageError on a wrong master key.
    """
    unit.vault.use_index_key(_key(unit, "index"))
    unit.vault.remember(SERVICE, _key(unit, "service"))


def service_key(unit: Unit) -> bytes:
    return _key(unit, "service")


def _key(unit: Unit, name: str) -> bytes:
    place = f"keys.{name}"
    row = _GET.first(unit, {"name": name})
    if row is None:
        master, wrapped = unit.vault.wrap(unit.vault.new_file_key(), place)
        _ADD.run(unit, {"name": name, "master": master, "wrapped": wrapped})
        row = _GET.one(unit, {"name": name})  # another process may have been first
    return unit.vault.unwrap(row.master, row.wrapped, place)
