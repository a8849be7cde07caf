"""Which SQLite the service would run on."""

from __future__ import annotations

from bot.checks.finding import Finding, good, needed
from storage import StorageError
from storage.engine import SAFE_SQLITE, sqlite_module


def sqlite() -> Finding:
    """Versions before 3.51.3 can corrupt a database in WAL mode when two connections write or checkpoint at once."""
    try:
        module = sqlite_module()
    except StorageError as trouble:
        return needed(str(trouble))
    safe = ".".join(map(str, SAFE_SQLITE))
    return good(f"SQLite {module.sqlite_version} dari {module.__name__} (paling sedikit {safe}).")
