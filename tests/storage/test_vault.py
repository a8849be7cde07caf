from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage import StorageError
from storage.vault import Vault

MASTER = [(1, b"1" * 32)]


@pytest.fixture
def vault() -> Vault:
    vault = Vault(MASTER, capacity=2)
    vault.use_index_key(b"i" * 32)
    return vault


def test_what_was_sealed_opens_only_in_its_own_place(vault: Vault) -> None:
    key = AESGCM(vault.new_file_key())
    sealed = vault.seal(key, "told", "data", 7, b"words")

    assert b"words" not in sealed
    assert vault.open(key, "told", "data", 7, sealed) == b"words"
    for table, column, file_id in (("cases", "data", 7), ("told", "meta", 7), ("told", "data", 8)):
        with pytest.raises(StorageError, match="rusak atau dipindahkan"):
            vault.open(key, table, column, file_id, sealed)
    with pytest.raises(StorageError, match="rusak atau dipindahkan"):
        vault.open(AESGCM(vault.new_file_key()), "told", "data", 7, sealed)
    with pytest.raises(StorageError, match="rusak atau dipindahkan"):
        vault.open(key, "told", "data", 7, sealed[:-1] + bytes([sealed[-1] ^ 1]))


def test_the_same_words_are_never_sealed_alike(vault: Vault) -> None:
    key = AESGCM(vault.new_file_key())

    assert len({vault.seal(key, "told", "data", 7, b"ya") for _ in range(100)}) == 100


def test_a_key_is_locked_with_the_newest_master_key_for_one_use(vault: Vault) -> None:
    rotated = Vault([(2, b"2" * 32), *MASTER])
    key = vault.new_file_key()

    assert rotated.unwrap(*vault.wrap(key, "file 1"), "file 1") == key
    version, wrapped = rotated.wrap(key, "file 1")
    assert version == 2
    assert key not in wrapped
    with pytest.raises(StorageError, match="nomor 2"):
        vault.unwrap(version, wrapped, "file 1")
    with pytest.raises(StorageError, match="bukan kunci yang mengunci"):
        rotated.unwrap(version, wrapped, "file 2")


def test_a_blind_index_tells_its_parts_apart(vault: Vault) -> None:
    other = Vault(MASTER)
    other.use_index_key(b"j" * 32)
    parts = [
        ("chat", "telegram", "12"),
        ("chat", "telegram1", "2"),
        ("chattelegram", "12"),
        ("told", "telegram", "12"),
    ]

    assert len({vault.index(*each) for each in parts}) == len(parts)
    assert vault.index(*parts[0]) == vault.index(*parts[0])
    assert vault.index(*parts[0]) != other.index(*parts[0])


def test_only_the_keys_used_last_stay_at_hand(vault: Vault) -> None:
    for file_id in (1, 2):
        vault.remember(file_id, b"k" * 32)
    assert vault.remembered(1) is not None

    vault.remember(3, b"k" * 32)

    assert vault.remembered(2) is None
    assert vault.remembered(1) is not None
    vault.forget_all()
    assert vault.remembered(1) is None


def test_an_erased_key_is_not_taken_up_again_by_a_slow_reader(vault: Vault) -> None:
    vault.remember(1, b"k" * 32)
    vault.forget(1)

    vault.remember(1, b"k" * 32)

    assert vault.remembered(1) is None
