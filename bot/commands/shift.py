"""The hour that the demo plays: `python -m bot run --shift=SECONDS`, only ever beside a Telegram on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.setting_values import on_loopback

FLAG = "--shift"


def argument(shift: timedelta) -> str:
    """As `shift_in` reads it."""
    return f"{FLAG}={shift.total_seconds():.0f}"


def shift_in(argv: Sequence[str], api_url: str) -> timedelta | None:
    """By how much the clock is set; nothing where nobody asks; None for what is not understood or not allowed."""
    if not argv:
        return timedelta()
    name, _, seconds = argv[0].partition("=")
    if len(argv) > 1 or name != FLAG or not seconds.removeprefix("-").isdecimal() or not on_loopback(api_url):
        return None
    return timedelta(seconds=int(seconds))
