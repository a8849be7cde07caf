"""A message's text as HTML for the page: everything escaped, only known tags, only harmless links."""

import html
from collections.abc import Sequence

from simulator.records import Json
from simulator.texts.utf16 import cut, units

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote>", "</blockquote>"),
    "bot_command": ('<span class="command">', "</span>"),
    "mention": ('<span class="mention">', "</span>"),
    "hashtag": ('<span class="hashtag">', "</span>"),
}


def drawn(text: str, entities: Sequence[Json]) -> str:
    """HTML that is safe to put into a page; line breaks stay line breaks (white-space: pre-wrap)."""
    if not entities:
        return html.escape(text)
    ordered = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    return _range(text, 0, units(text), ordered)


def _range(text: str, start: int, end: int, entities: Sequence[Json]) -> str:
    out: list[str] = []
    at = start
    index = 0
    while index < len(entities):
        entity = entities[index]
        low, high = max(at, entity["offset"]), min(end, entity["offset"] + entity["length"])
        index += 1
        if high <= low:
            continue
        inner = []
        while index < len(entities) and entities[index]["offset"] < high:
            inner.append(entities[index])
            index += 1
        before, after = _tags(entity, cut(text, entity["offset"], entity["length"]))
        out += [html.escape(cut(text, at, low - at)), before, _range(text, low, high, inner), after]
        at = high
    out.append(html.escape(cut(text, at, end - at)))
    return "".join(out)


def _tags(entity: Json, words: str) -> tuple[str, str]:
    address = _address(entity, words)
    if address:
        return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return _TAGS.get(entity["type"], ("", ""))


def _address(entity: Json, words: str) -> str:
    match entity["type"]:
        case "text_link":
            url = str(entity.get("url", ""))
        case "url":
            url = words if words.lower().startswith(("http://", "https://")) else f"http://{words}"
        case "email":
            url = f"mailto:{words}"
        case "phone_number":
            url = "tel:" + "".join(char for char in words if char in "+0123456789")
        case _:
            return ""
    return url if url.lower().startswith(("http://", "https://", "tg://", "tel:", "mailto:")) else ""
