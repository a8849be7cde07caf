"""Every statement that a driver is handed, whoever hands it: heard at the driver's own cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Engine, event

from storage.engine import sqlite_module

Listen = Callable[[str, Any], None]
"""Called with the text and its values; of a statement sent for many rows, with those of the first."""

_OF_NOBODY = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA", "show ", "select ")
"""How housekeeping begins: the writers' own, and SQLAlchemy's on a first connection."""


@contextmanager
def heard(listen: Listen) -> Iterator[None]:
    """Enter this before the database is opened: connections that are there already say nothing."""

    def tell(statement: Any, values: Any) -> None:
        if isinstance(statement, str) and not statement.startswith(_OF_NOBODY):
            listen(statement, values)

    factories = {
        "sqlite": {"factory": _on_sqlite(tell)},
        "postgresql": {"cursor_factory": _on_postgresql(tell)},
    }

    def connect(dialect: Any, _record: Any, _args: Any, named: dict[str, Any]) -> None:
        named.update(factories[dialect.name])

    event.listen(Engine, "do_connect", connect)
    try:
        yield
    finally:
        event.remove(Engine, "do_connect", connect)


def _on_sqlite(tell: Listen) -> type:
    driver: Any = sqlite_module()

    class Cursor(driver.Cursor):  # type: ignore[misc]
        def execute(self, statement: str, values: Any = ()) -> Any:
            tell(statement, values)
            return super().execute(statement, values)

        def executemany(self, statement: str, rows: Any) -> Any:
            tell(statement, rows[0])
            return super().executemany(statement, rows)

    class Connection(driver.Connection):  # type: ignore[misc]
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

    return Connection


def _on_postgresql(tell: Listen) -> type:
    class Cursor(psycopg.Cursor[Any]):
        def execute(self, query: Any, params: Any = None, **more: Any) -> Any:
            tell(query, params)
            return super().execute(query, params, **more)

        def executemany(self, query: Any, params_seq: Any, **more: Any) -> Any:
            tell(query, params_seq[0])
            return super().executemany(query, params_seq, **more)

    return Cursor
