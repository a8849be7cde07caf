"""`python -m bot migrate`: bring the database to this program's version, while no service works on it."""

from __future__ import annotations

import sys

from bot.errors import OperatorError
from bot.settings import Settings
from storage import StorageError, migrations
from storage.presence import presence

USAGE = "Pemakaian: python -m bot migrate"
BUSY = (
    "Masih ada layanan atau perintah lain yang memakai basis data ini. Hentikan semuanya dahulu, lalu ulangi."
)


def main(argv: list[str]) -> int:
    """Exit 0 when the database is of this version afterwards. Raises OperatorError."""
    if argv:
        print(USAGE, file=sys.stderr)
        return 2
    settings = Settings.load()
    url = settings.database_url.get_secret_value()
    place = presence(url, settings.data_dir)
    try:
        if not place.enter(alone=True):
            raise OperatorError(BUSY)
        before = migrations.current(url, settings.data_dir)
        migrations.upgrade(url, settings.data_dir)
    except StorageError as trouble:
        raise OperatorError(str(trouble)) from None
    finally:
        place.leave()
    print(_told(before))
    return 0


def _told(before: str | None) -> str:
    if before == migrations.HEAD:
        return f"Basis data sudah versi {before}; tidak ada yang perlu diubah."
    was = "yang kosong" if before is None else f"versi {before}"
    return f"Basis data {was} sekarang versi {migrations.HEAD}."
