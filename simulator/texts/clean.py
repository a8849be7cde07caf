"""What the platform does to every text before it keeps it (TDLib, fix_formatted_text)."""

import re
from collections.abc import Sequence

from simulator.records import Json
from simulator.texts.utf16 import units

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\ufeff]")
_INVISIBLE = " \n\t\u00a0\u200b\u200c\u2060"


def without_controls(text: str) -> str:
    """Control characters become spaces and carriage returns vanish, so that entity positions stay honest."""
    if _CONTROL.search(text) is None:
        return text
    return _CONTROL.sub(" ", text.replace("\r", ""))


def trimmed(text: str, entities: Sequence[Json]) -> tuple[str, list[Json]]:
    """The text without white space around it, its entities moved and clipped with it."""
    body = text.strip(_INVISIBLE)
    if len(body) == len(text):
        return text, list(entities)
    lead = units(text[: len(text) - len(text.lstrip(_INVISIBLE))])
    room = units(body)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(room, entity["offset"] + entity["length"] - lead)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return body, kept
