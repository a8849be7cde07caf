"""A unit of work: everything one turn may touch of the database, in one transaction or savepoint."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from storage.vault import Vault


class Unit:
    """`now` is aware UTC, read once, so that a whole turn happens at one moment."""

    __slots__ = ("connection", "now", "vault")

    def __init__(self, connection: Connection, vault: Vault, now: datetime) -> None:
        self.connection = connection
        self.vault = vault
        self.now = now
