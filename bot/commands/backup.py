"""`python -m bot backup FILE`: two archives of one moment, while the service goes on."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.errors import OperatorError
from bot.settings import Settings
from storage import StorageError
from storage.backup import back_up, keys_of

USAGE = "Pemakaian: python -m bot backup BERKAS"
DONE = """Cadangan selesai:
  {data}
  {keys}  (kunci berkas, terbungkus)
Simpan keduanya di tempat yang berbeda. MASTER_KEYS tidak ada di dalamnya: simpan tersendiri."""


def main(argv: list[str]) -> int:
    """Exit 0 when both archives are whole. Raises OperatorError."""
    if len(argv) != 1 or argv[0].startswith("-"):
        print(USAGE, file=sys.stderr)
        return 2
    settings = Settings.load()
    data = Path(argv[0])
    try:
        back_up(settings.database_url.get_secret_value(), settings.data_dir, data)
    except StorageError as trouble:
        raise OperatorError(str(trouble)) from None
    print(DONE.format(data=data, keys=keys_of(data)))
    return 0
