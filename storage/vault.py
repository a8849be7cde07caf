"""Keys and what is done with them: sealing, opening, wrapping, and blind indexes. Touches no database."""

from __future__ import annotations

import hmac
import os
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import StorageError

KEY_BYTES = 32
SERVICE = 0  # stands where a file's number would stand, for what belongs to no file
_NONCE_BYTES = 12
_WRONG_MASTER_KEY = (
    "Kunci induk nomor {0} di MASTER_KEYS bukan kunci yang mengunci basis data ini. "
    "Isi kembali kunci nomor {0} yang dahulu dipakai."
)
_MISSING_MASTER_KEY = (
    "Basis data ini dikunci dengan kunci induk nomor {0}, tetapi nomor itu tidak ada di MASTER_KEYS. "
    "Tambahkan kembali kunci tersebut di urutan belakang."
)
_BROKEN = (
    "Isi terenkripsi pada {0} berkas nomor {1} rusak atau dipindahkan. Pulihkan basis data dari cadangan."
)


class Vault:
    """Holds the master keys, and the unwrapped keys of the files used last. Used from several threads.

    `master_keys` are (version, 32 bytes), newest first: the newest wraps, all unwrap.
    """

    def __init__(self, master_keys: Sequence[tuple[int, bytes]], capacity: int = 4096) -> None:
        if not master_keys:
            raise StorageError("MASTER_KEYS kosong: tanpa kunci induk tidak ada yang boleh disimpan.")
        self._newest = master_keys[0][0]
        self._masters = {version: AESGCM(key) for version, key in master_keys}
        self._capacity = capacity
        self._files: OrderedDict[int, AESGCM] = OrderedDict()
        self._erased: set[int] = set()
        self._lock = Lock()
        self._index_key = b""

    def new_file_key(self) -> bytes:
        return os.urandom(KEY_BYTES)

    def wrap(self, key: bytes, name: str) -> tuple[int, bytes]:
        """Lock `key` with the newest master key, for the use `name` only.

        Returns that master's version and the lock.
        """
        nonce = os.urandom(_NONCE_BYTES)
        return self._newest, nonce + self._masters[self._newest].encrypt(nonce, key, name.encode())

    def unwrap(self, version: int, wrapped: bytes, name: str) -> bytes:
        """Raises StorageError when the master key is missing or is another one."""
        master = self._masters.get(version)
        if master is None:
            raise StorageError(_MISSING_MASTER_KEY.format(version))
        try:
            return master.decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], name.encode())
        except InvalidTag:
            raise StorageError(_WRONG_MASTER_KEY.format(version)) from None

    def seal(self, key: AESGCM, table: str, column: str, file_id: int, plain: bytes) -> bytes:
        """AES-GCM under a random nonce. What was sealed for one table, column and file opens in no other."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + key.encrypt(nonce, plain, f"{table}.{column}.{file_id}".encode())

    def open(self, key: AESGCM, table: str, column: str, file_id: int, sealed: bytes) -> bytes:
        """Raises StorageError when the bytes were damaged or come from another place."""
        try:
            return key.decrypt(
                sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], f"{table}.{column}.{file_id}".encode()
            )
        except InvalidTag:
            raise StorageError(_BROKEN.format(f"{table}.{column}", file_id)) from None

    def use_index_key(self, key: bytes) -> None:
        self._index_key = key

    def index(self, *parts: str) -> bytes:
        """The same parts give the same 32 bytes; without the key nobody can try them out."""
        each = [part.encode() for part in parts]
        spelled = b"".join([len(part).to_bytes(4) + part for part in each])
        return hmac.digest(self._index_key, spelled, "sha256")

    def remembered(self, file_id: int) -> AESGCM | None:
        with self._lock:
            found = self._files.get(file_id)
            if found is not None:
                self._files.move_to_end(file_id)
            return found

    def remember(self, file_id: int, key: bytes) -> AESGCM:
        """Keep an unwrapped key at hand; but that of a file erased meanwhile is not kept for a reader who was
        slow.
        """
        cipher = AESGCM(key)
        with self._lock:
            if file_id not in self._erased:
                self._files[file_id] = cipher
            if len(self._files) > self._capacity:
                self._files.popitem(last=False)
        return cipher

    def forget(self, file_id: int) -> None:
        with self._lock:
            self._erased.add(file_id)
            self._files.pop(file_id, None)

    def forget_all(self) -> None:
        """After a rollback: the database may give a number that was never committed to another file."""
        with self._lock:
            self._files.clear()
