"""Timers that are not due yet, and the receipts of the last three days."""

from __future__ import annotations

from datetime import timedelta

from bench.growth.bulk import Bulk
from bench.growth.seals import Seals
from bench.growth.sizes import Sizes, micros

KEPT = timedelta(hours=72)
LATER = timedelta(days=30)


def fill(bulk: Bulk, seals: Seals, sizes: Sizes) -> None:
    """Whoever measures should meet their own only: timers are due after a month, updates have numbers below zero."""
    now = sizes.now
    timers = (
        (n + 1, "talk", sizes.person_chat(n), "quiet", micros(now + LATER) + n) for n in range(sizes.timers)
    )
    bulk.fill("timers", ("id", "owner", "owner_id", "kind", "due"), timers, sizes.timers)
    many = max(1, sizes.receipts)
    receipts = (
        (seals.index("receipt", "telegram", str(-1 - n)), micros(now - KEPT * (many - n) / many))
        for n in range(sizes.receipts)
    )
    bulk.fill("receipts", ("digest", "at"), receipts, sizes.receipts)
