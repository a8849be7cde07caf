"""Ordinary stories stopped early: what a family has typed so far is as harmless as the whole of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.corpus import Example


def beginnings(examples: Sequence[Example]) -> Iterator[Example]:
    """Each shorter beginning of each ordinary story in pieces. A dangerous one tells nothing of its beginnings."""
    for one in examples:
        if one.harmless and one.risk == "rendah":
            for place, piece in enumerate(one.before):
                yield replace(one, id=f"{one.id}-{place}", text=piece, before=one.before[:place])
