"""`python -m bot restore FILE [KEYS]`: the database as it was, from the two archives of a backup."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.migrate import BUSY
from bot.errors import OperatorError
from bot.settings import Settings
from storage import StorageError
from storage.backup import keys_of, restore
from storage.presence import presence

USAGE = """Pemakaian: python -m bot restore BERKAS [BERKAS_KUNCI]
  BERKAS_KUNCI: arsip kunci yang lebih baru; tanpa itu dipakai BERKAS.kunci"""
DONE = """Basis data sudah dipulihkan dari {data}.
Yang terjadi setelah cadangan itu dibuat tidak ada di dalamnya.
Pesan yang saat itu masih menunggu dikirim akan dikirim lagi."""


def main(argv: list[str]) -> int:
    """Exit 0 when the database is whole and opens with MASTER_KEYS. Raises OperatorError."""
    if len(argv) not in (1, 2) or any(word.startswith("-") for word in argv):
        print(USAGE, file=sys.stderr)
        return 2
    settings = Settings.load()
    url = settings.database_url.get_secret_value()
    data = Path(argv[0])
    keys = Path(argv[1]) if len(argv) == 2 else keys_of(data)
    place = presence(url, settings.data_dir)
    try:
        if not place.enter(alone=True):
            raise OperatorError(BUSY)
        restore(url, settings.data_dir, data, keys, settings.master_keys, SystemClock().now)
    except StorageError as trouble:
        raise OperatorError(str(trouble)) from None
    finally:
        place.leave()
    print(DONE.format(data=data))
    return 0
