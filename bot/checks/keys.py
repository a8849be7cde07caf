"""The master keys, and who on this machine can read them."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from bot.checks.finding import Finding, good, note
from bot.settings import Settings


def keys(settings: Settings, env_file: Path) -> Iterator[Finding]:
    """A key in a backup of the data would make the encryption worthless: it is copied elsewhere, on purpose."""
    newest = settings.master_keys[0][0]
    count = len(settings.master_keys)
    yield good(
        f"Kunci induk: {count}, yang dipakai versi {newest}. Simpan salinannya terpisah dari cadangan data."
    )
    if env_file.exists() and env_file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        yield note(
            f"Berkas {env_file} dapat dibaca pengguna lain di mesin ini.", f"Jalankan: chmod 600 {env_file}"
        )
