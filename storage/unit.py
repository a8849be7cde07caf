"""A unit of work: everything one turn may touch of the database, in one transaction or savepoint."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from storage.vault import Vault


class Unit:
    """`now` is aware UTC, read once, so that a whole turn happens at one moment.

    `driver` is the driver's own connection: storage/statements.py speaks to it. `reading`: nothing can be written.
    """

    __slots__ = ("connection", "dialect", "driver", "now", "reading", "vault")

    def __init__(self, connection: Connection, vault: Vault, now: datetime, *, reading: bool = False) -> None:
        self.connection = connection
        self.driver: Any = connection.connection.dbapi_connection
        self.dialect = connection.dialect.name
        self.reading = reading
        self.vault = vault
        self.now = now
