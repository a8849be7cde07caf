"""A sticker: a heart on nothing, as a lossless WebP (RFC 9649, "WebP Lossless Bitstream")."""

import struct
from functools import cache

SIZE = 128
_HEART = (225, 72, 96)


class _Bits:
    """Writes bits from the lowest of each byte on, as the format wants them."""

    def __init__(self) -> None:
        self._value = 0
        self._count = 0

    def put(self, value: int, width: int) -> None:
        self._value |= value << self._count
        self._count += width

    def done(self) -> bytes:
        return self._value.to_bytes((self._count + 7) // 8, "little")


@cache
def heart_webp() -> bytes:
    """Two kinds of pixels, heart and nothing: only alpha needs a bit, the others have one symbol each."""
    red, green, blue = _HEART
    bits = _Bits()
    bits.put(SIZE - 1, 14)
    bits.put(SIZE - 1, 14)
    bits.put(1, 1)
    bits.put(0, 3)
    bits.put(0, 3)  # no transform, no colour cache, no meta prefix codes
    for symbols in ([green], [red], [blue], [0, 255], [0]):
        _simple_code(bits, symbols)
    for y in range(SIZE):
        for x in range(SIZE):
            bits.put(1 if _inside(x, y) else 0, 1)
    stream = b"\x2f" + bits.done()
    stream += b"\0" * (len(stream) % 2)
    return (
        b"RIFF" + struct.pack("<I", 12 + len(stream)) + b"WEBPVP8L" + struct.pack("<I", len(stream)) + stream
    )


def _simple_code(bits: _Bits, symbols: list[int]) -> None:
    """RFC 9649, "Simple Code Length Code": one or two symbols, the first here always in 8 bits."""
    bits.put(1, 1)
    bits.put(len(symbols) - 1, 1)
    bits.put(1, 1)
    for symbol in symbols:
        bits.put(symbol, 8)


def _inside(x: int, y: int) -> bool:
    across = (x - SIZE / 2) / (SIZE / 2.6)
    up = (SIZE / 2.1 - y) / (SIZE / 2.6)
    return (across**2 + up**2 - 1) ** 3 - across**2 * up**3 <= 0
