"""Sealing and opening with the key that a file (or, without one, the service) has in the database."""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, select

from storage import keys
from storage.errors import Erased
from storage.statements import Statement
from storage.tables import files
from storage.unit import Unit
from storage.vault import SERVICE

_GET = Statement(select(files.c.master, files.c.wrapped).where(files.c.id == bindparam("id")))


def seal(unit: Unit, table: str, column: str, file_id: int | None, plain: bytes) -> bytes:
    """Raises Erased when the file's key is no more."""
    number = SERVICE if file_id is None else file_id
    return unit.vault.seal(_cipher(unit, number), table, column, number, plain)


def unseal(unit: Unit, table: str, column: str, file_id: int | None, sealed: bytes) -> bytes:
    """Raises Erased when the file's key is no more, StorageError when the bytes are damaged."""
    number = SERVICE if file_id is None else file_id
    return unit.vault.open(_cipher(unit, number), table, column, number, sealed)


def wrapping_place(file_id: int) -> str:
    """What a file's key is bound to while it is wrapped."""
    return f"files.wrapped.{file_id}"


def _cipher(unit: Unit, number: int) -> AESGCM:
    return unit.vault.remembered(number) or unit.vault.remember(number, _load(unit, number))


def _load(unit: Unit, number: int) -> bytes:
    if number == SERVICE:
        return keys.service_key(unit)
    row = _GET.one(unit, {"id": number})
    if not row.wrapped:
        raise Erased(number)
    return unit.vault.unwrap(row.master, row.wrapped, wrapping_place(number))
