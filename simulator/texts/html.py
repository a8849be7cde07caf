"""parse_mode HTML (Bot API, "HTML style"; wording of the errors: TDLib, parse_html)."""

import html
import re

from simulator.records import Json
from simulator.refusals import Refused, bad_request
from simulator.texts.utf16 import units

_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)((?:\s+[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|lt|gt|amp|quot);")
_LINKS = ("http://", "https://", "tg://", "tel:", "mailto:")
_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def parse_html(text: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, or Refused with "can't parse entities: ..."."""
    plain: list[str] = []
    length = 0
    opened: list[tuple[str, Json, int]] = []
    entities: list[Json] = []
    position = 0
    for match in _TAG.finditer(text):
        piece = _decoded(text, position, match.start())
        plain.append(piece)
        length += units(piece)
        position = match.end()
        closing, name, attributes = match[1], match[2].lower(), match[3]
        if closing:
            entities += _closed(text, match.start(), name, opened, length)
        else:
            opened.append((name, _opened(text, match.start(), name, attributes), length))
    piece = _decoded(text, position, len(text))
    plain.append(piece)
    if opened:
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return "".join(plain), _ordered(entities)


def _opened(text: str, at: int, name: str, attributes: str) -> Json:
    values = {
        m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(attributes)
    }
    if name == "a":
        return {"type": "text_link", "url": values.get("href", "")}
    if name == "span" and values.get("class") == "tg-spoiler":
        return {"type": "spoiler"}
    if name == "span":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {_bytes(text, at)}')
    if name == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": values.get("emoji-id", "")}
    if name == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if name not in _SIMPLE:
        raise _unparsed(f'Unsupported start tag "{name}" at byte offset {_bytes(text, at)}')
    entity: Json = {"type": _SIMPLE[name]}
    if name == "code" and values.get("class", "").startswith("language-"):
        entity["language"] = values["class"].removeprefix("language-")
    return entity


def _closed(text: str, at: int, name: str, opened: list[tuple[str, Json, int]], end: int) -> list[Json]:
    if not opened:
        raise _unparsed(f"Unexpected end tag at byte offset {_bytes(text, at)}")
    expected, entity, start = opened.pop()
    if name not in ("", expected):
        where = _bytes(text, at)
        raise _unparsed(
            f'Unmatched end tag at byte offset {where}, expected "</{expected}>", found "</{name}>"'
        )
    if end == start:
        return []
    if entity["type"] == "code" and "language" in entity:
        language = entity.pop("language")
        if opened and opened[-1][0] == "pre" and opened[-1][2] == start:
            opened[-1][1]["language"] = language
            return []
    if entity["type"] == "text_link" and not entity["url"].startswith(_LINKS):
        return []
    return [{"type": entity.pop("type"), "offset": start, "length": end - start, **entity}]


def _decoded(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    bare = piece.find("<")
    if bare >= 0:
        where = _bytes(text, start + bare)
        after = re.match(r"<(/?[a-zA-Z0-9-]*)", piece[bare:])
        if after is not None and after[1] and ">" not in piece[bare:]:
            raise _unparsed(f"Unclosed start tag at byte offset {where}")
        raise _unparsed(f'Unsupported start tag "{after[1] if after else ""}" at byte offset {where}')
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), piece)


def _ordered(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _bytes(text: str, at: int) -> int:
    return len(text[:at].encode())


def _unparsed(reason: str) -> Refused:
    return bad_request(f"can't parse entities: {reason}")
