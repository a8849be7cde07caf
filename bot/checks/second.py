"""The second listener's model: is it there and whole?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.finding import Finding, good, needed, note
from bot.settings import Settings
from handbook.reading.second import FOLDER, read_second

MEND = f"Ambil ulang folder {FOLDER.parent.name}/{FOLDER.name} dari proyek ini, atau tulis SECOND_LISTENER=0 di .env."


def second(settings: Settings) -> Iterator[Finding]:
    """Without it the first listener would be stricter than it may be alone."""
    if not settings.second_listener:
        yield note(
            "Pendengar kedua dimatikan: bahaya yang disampaikan tidak langsung lebih jarang terdengar."
        )
        return
    try:
        read_second()
    except (OSError, ValueError):
        yield needed("Model pendengar kedua tidak ada atau rusak.", MEND)
    else:
        yield good("Pendengar kedua siap.")
