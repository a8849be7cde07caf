"""Makes a screenshot a third of its size: at most 256 colours, each pixel one byte. Text and buttons need no more.

Reads what Chromium writes: 8 bits a channel, RGB or RGBA, not interlaced (PNG specification, third edition).
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
CHANNELS: Final = {2: 3, 6: 4}
COLOURS: Final = 256
FREQUENT: Final = 160


def shrink(path: Path) -> None:
    """Rewrite the file with a palette; each colour becomes the nearest one of it."""
    width, height, rows = _read(path.read_bytes())
    seen: Counter[bytes] = Counter()
    for row in rows:
        seen.update(row)
    palette = _palette([colour for colour, _ in seen.most_common()])
    place = {colour: _nearest(colour, palette)[1] for colour in seen}
    lines = b"".join(b"\0" + bytes(place[colour] for colour in row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    path.write_bytes(SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks))


def _read(content: bytes) -> tuple[int, int, list[list[bytes]]]:
    """Width, height, and the rows as colours of three bytes."""
    chunks = list(_chunks(content))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    if depth != 8 or kind not in CHANNELS:
        raise ValueError(f"not a screenshot of Chromium: depth {depth}, colour type {kind}")
    step = CHANNELS[kind]
    packed = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    length = width * step
    before, rows = bytearray(length), []
    for start in range(0, height * (length + 1), length + 1):
        line = bytearray(packed[start + 1 : start + 1 + length])
        _undo(packed[start], line, before, step)
        rows.append([bytes(line[at : at + 3]) for at in range(0, length, step)])
        before = line
    return width, height, rows


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        yield kind, content[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _undo(method: int, line: bytearray, above: bytearray, step: int) -> None:
    """Take a line's filter back, in place (PNG specification, 9: Filtering)."""
    if method == 0:
        return
    for at, byte in enumerate(line):
        left = line[at - step] if at >= step else 0
        up = above[at]
        if method == 1:
            guess = left
        elif method == 2:
            guess = up
        elif method == 3:
            guess = (left + up) // 2
        else:
            guess = _paeth(left, up, above[at - step] if at >= step else 0)
        line[at] = (byte + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner


def _palette(colours: list[bytes]) -> list[bytes]:
    """The most frequent, for soft shades; then those without a near neighbour, so that rare ones keep theirs."""
    for apart in count(0, 8):
        palette = colours[:FREQUENT]
        for colour in colours[FREQUENT:]:
            if _nearest(colour, palette)[0] > apart:
                palette.append(colour)
            if len(palette) > COLOURS:
                break
        else:
            return palette
    raise AssertionError("count has no end")


def _nearest(colour: bytes, palette: list[bytes]) -> tuple[int, int]:
    """How far off it is (squared), and its place in the palette."""
    red, green, blue = colour
    distances = [(red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2 for r, g, b in palette]
    nearest = min(distances)
    return nearest, distances.index(nearest)
