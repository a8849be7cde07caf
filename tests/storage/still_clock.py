"""The time a store is told, which stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class StillClock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **span: float) -> datetime:
        self.time += timedelta(**span)
        return self.time
