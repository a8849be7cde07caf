"""The command line: `python -m bot run | demo | check | migrate | ...`."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from bot.errors import OperatorError

COMMANDS: Final[Mapping[str, str]] = {
    "run": "menjalankan layanan di Telegram, dengan isi .env",
    "demo": "mencoba semuanya di mesin ini, dengan telepon rekaan di peramban",
    "check": "memeriksa apa yang masih kurang sebelum layanan dijalankan",
    "deadletters": "yang gagal diproses: daftar, lihat, coba lagi",
    "migrate": "menyesuaikan bentuk basis data dengan versi program ini",
    "backup": "membuat cadangan, juga selagi layanan berjalan",
    "restore": "memulihkan basis data dari cadangan",
    "flows": "memeriksa alur percakapan; --draw menggambarnya, --counts menghitung di mana orang berhenti",
    "triage": "menilai pesan dari masukan standar, satu baris satu pesan",
}
USAGE: Final = "\n".join(
    ["Pemakaian: python -m bot <perintah>", *(f"  {name:<12}{does}" for name, does in COMMANDS.items())]
)


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 2 for a wrong call, 1 for what an operator must mend."""
    if argv and argv[0] in ("-h", "--help"):
        print(USAGE)
        return 0
    if not argv or argv[0] not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return 2
    # numpy reads it when it is imported: the second listener takes one core, the turns or other readers another
    if argv[0] in ("run", "triage"):
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Only the command asked for is imported: the bot must be back within a second and a half after a crash.
    # Nothing of what is imported is ever garbage; looking for some among it would be a fifth of the start.
    gc.disable()
    command = importlib.import_module(f"bot.commands.{argv[0]}")
    gc.freeze()
    gc.enable()
    try:
        return int(command.main(list(argv[1:])))
    except OperatorError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
