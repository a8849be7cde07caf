"""Keys of files, and what is sealed with them, as fast as it goes."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection

from bench.growth.sizes import Sizes
from storage import keys
from storage.sealing import wrapping_place
from storage.unit import Unit
from storage.vault import KEY_BYTES, SERVICE, Vault


class Seals:
    """A file's key follows from its number, so that millions need not be remembered. Good for a bench only."""

    def __init__(self, connection: Connection, vault: Vault, sizes: Sizes) -> None:
        unit = Unit(connection, vault, sizes.now)
        keys.unlock(unit)
        self._vault = vault
        self._service = AESGCM(keys.service_key(unit))

    def wrapped(self, file: int) -> bytes:
        return self._vault.wrap(_key(file), wrapping_place(file))[1]

    def cipher(self, file: int | None) -> AESGCM:
        return self._service if file is None else AESGCM(_key(file))

    def seal(self, cipher: AESGCM, table: str, column: str, file: int | None, plain: bytes) -> bytes:
        return self._vault.seal(cipher, table, column, SERVICE if file is None else file, plain)

    def index(self, *parts: str) -> bytes:
        return self._vault.index(*parts)


def _key(file: int) -> bytes:
    return hashlib.blake2b(file.to_bytes(8), digest_size=KEY_BYTES, person=b"bench growth").digest()
