"""The two places where SQLite and PostgreSQL are spoken to differently: upserts, and locks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Executable, Insert, Row, Select
from sqlalchemy.dialects import postgresql, sqlite

from storage.unit import Unit

READING = "storage_reading"  # execution option of connections that may not write, and so may not lock


class Spelled:
    """One statement, spelled for each database. Built once, so that its compiled form is found again."""

    def __init__(self, build: Callable[[Any], Executable]) -> None:
        self._each = {"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)}

    def for_(self, unit: Unit) -> Executable:
        return self._each[unit.connection.dialect.name]


class Locking:
    """A query whose rows stay locked to the end of the unit, where the database locks rows and the unit may
    write.

    FOR NO KEY UPDATE: it excludes other turns, but not an insert that merely refers to the row from
    elsewhere. With FOR UPDATE two turns that answer each other's chats would wait for each other.
    """

    def __init__(self, query: Select[Any]) -> None:
        self._plain = query
        self._locked = query.with_for_update(key_share=True)

    def for_(self, unit: Unit) -> Select[Any]:
        if unit.connection.get_execution_options().get(READING):
            return self._plain
        return self._locked


Found = Row[*tuple[Any, ...]]


def add(unit: Unit, statement: Insert, row: dict[str, Any]) -> int:
    """Insert one row; returns the number it was given."""
    given: Any = unit.connection.execute(statement, row).inserted_primary_key
    number: int = given[0]
    return number
