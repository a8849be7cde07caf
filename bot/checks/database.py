"""Whether the database can be opened with these keys, and is of this program's version."""

from __future__ import annotations

import os
from pathlib import Path

from bot.checks.finding import Finding, good, needed
from bot.clock import Clock
from bot.settings import Settings
from storage import StorageError, Store, migrations
from storage.engine import sqlite_file


def database(settings: Settings, clock: Clock) -> Finding:
    """Makes nothing: a database that is not there yet is left so."""
    url = settings.database_url.get_secret_value()
    try:
        file = sqlite_file(url, settings.data_dir)
        if file is not None and not file.exists():
            return _place(file)
        version = migrations.current(url, settings.data_dir)
    except (StorageError, OSError) as trouble:
        return needed(str(trouble), "Periksa DATABASE_URL, DATA_DIR, dan izin tulisnya.")
    if version is None:
        return good("Basis data masih kosong; tabelnya dibuat saat layanan pertama dimulai.")
    try:
        Store.open(url, settings.data_dir, settings.master_keys, clock.now).close()
    except StorageError as trouble:
        return needed(str(trouble))
    return good(f"Basis data terbuka, versi {version}, kuncinya cocok.")


def _place(file: Path) -> Finding:
    folder = next(parent for parent in file.absolute().parents if parent.exists())
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return good(f"Basis data belum ada; dibuat di {file} saat layanan pertama dimulai.")
    return needed(
        f"Basis data tidak dapat dibuat di {file}.", f"Periksa DATA_DIR dan izin tulis di {folder}."
    )
