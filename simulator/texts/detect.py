"""The entities that nobody marked: commands, mentions, links, addresses, numbers (Bot API, MessageEntity)."""

import re
from collections.abc import Iterable, Iterator

from simulator.records import Json
from simulator.texts.utf16 import units

_URL = r"(?<![\w@/.])(?:https?://[^\s<>\"']+|(?:[a-z0-9-]+\.)+(?:com|org|net|id|me|io)\b(?:/[^\s<>\"']*)?)"
_PATTERNS = (
    ("url", re.compile(_URL, re.I)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b", re.I)),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/.+-])@[A-Za-z0-9_]{4,32}(?![\w])")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ().-]{6,18}\d(?!\w)")),
)
_HINT = re.compile(r"[/@#+.]")
# Inside these the platform looks for nothing (TDLib, find_entities and the splittable rules).
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})


def detected(text: str, marked: Iterable[Json]) -> list[Json]:
    """What the platform finds by itself in `text`, outside the entities that were `marked`."""
    if _HINT.search(text) is None:
        return []
    taken = [(e["offset"], e["offset"] + e["length"]) for e in marked if e["type"] in _OPAQUE]
    found: list[Json] = []
    for type_, start, length in _matches(text):
        end = start + length
        if all(end <= low or start >= high for low, high in taken):
            found.append({"type": type_, "offset": start, "length": length})
            taken.append((start, end))
    return found


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    for type_, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            word = match[0].rstrip(".,;:!?)") if type_ == "url" else match[0]
            yield type_, units(text[: match.start()]), units(word)
