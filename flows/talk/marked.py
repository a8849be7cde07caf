"""A danger in the very words that go to a counsellor: they read them once, marked, and not again as an alarm."""

from __future__ import annotations

from datetime import datetime

import msgspec

from flows.effects import Effect, Tell
from flows.notes import Danger, FamilySaid


def once(kept: tuple[Effect, ...], rung: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """What keeps the words and what rings because of them, as one: the words carry the mark, the alarm none of them."""
    said = {effect.id for effect in kept if isinstance(effect, Tell) and isinstance(effect.note, FamilySaid)}
    rings = {effect.id for effect in rung if isinstance(effect, Tell) and isinstance(effect.note, Danger)}
    return tuple(_marked(effect, said & rings) for effect in (*kept, *rung))


def dated(rung: tuple[Effect, ...], at: datetime | None) -> tuple[Effect, ...]:
    """What rings because of words that were written some time ago, which may have been read since."""
    return tuple(
        msgspec.structs.replace(effect, note=msgspec.structs.replace(effect.note, at=at))
        if isinstance(effect, Tell) and isinstance(effect.note, Danger)
        else effect
        for effect in rung
    )


def _marked(effect: Effect, cases: set[int]) -> Effect:
    if not isinstance(effect, Tell) or effect.machine != "case" or effect.id not in cases:
        return effect
    match effect.note:
        case FamilySaid() as note:
            return msgspec.structs.replace(effect, note=msgspec.structs.replace(note, danger=True))
        case Danger() as note:
            return msgspec.structs.replace(effect, note=msgspec.structs.replace(note, said=True))
        case _:
            return effect
