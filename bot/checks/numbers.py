"""Whether the handbook can be read, and the numbers that families are given are confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.finding import Finding, good, needed, note
from handbook.reading import HandbookError, load


def numbers(*, allow_unconfirmed: bool) -> Iterator[Finding]:
    """A wrong number given in danger is worse than none."""
    try:
        handbook = load()
    except HandbookError as trouble:
        yield from (needed(line) for line in str(trouble).splitlines() if line)
        return
    missing = handbook.missing_for_real_service()
    for sentence in missing:
        yield (
            note(f"{sentence} (Dibiarkan oleh ALLOW_UNCONFIRMED=1.)")
            if allow_unconfirmed
            else needed(sentence)
        )
    if not missing:
        yield good("Nomor yang wajib sudah dikonfirmasi.")
