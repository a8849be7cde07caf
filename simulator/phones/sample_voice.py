"""A voice note of silence: OGG pages (RFC 3533) with Opus packets (RFC 7845)."""

import struct

RATE = 48_000
FRAME = 960
PER_PAGE = 50
# One 20 ms frame of silence, mono, CELT full band (RFC 6716, section 3.1: configuration 31, code 0).
_SILENCE = b"\xf8\xff\xfe"
_SERIAL = 0x5055


def quiet_opus(seconds: int) -> bytes:
    """A playable OGG/Opus file of this many seconds."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, RATE, 0, 0)
    vendor = b"simulator"
    tags = b"OpusTags" + struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", 0)
    pages = [_page([head], 0, 0, first=True), _page([tags], 0, 1)]
    for number in range(seconds):
        last = number == seconds - 1
        pages.append(_page([_SILENCE] * PER_PAGE, (number + 1) * PER_PAGE * FRAME, number + 2, last=last))
    return b"".join(pages)


def _page(
    packets: list[bytes], position: int, number: int, *, first: bool = False, last: bool = False
) -> bytes:
    flags = (2 if first else 0) | (4 if last else 0)
    lengths = bytes(len(packet) for packet in packets)
    before = struct.pack("<4sBBqII", b"OggS", 0, flags, position, _SERIAL, number)
    after = bytes([len(lengths)]) + lengths + b"".join(packets)
    return before + struct.pack("<I", _crc(before + b"\0\0\0\0" + after)) + after


def _table() -> list[int]:
    table = []
    for index in range(256):
        value = index << 24
        for _ in range(8):
            value = (value << 1) ^ 0x04C11DB7 if value & 0x80000000 else value << 1
        table.append(value & 0xFFFFFFFF)
    return table


_TABLE = _table()


def _crc(page: bytes) -> int:
    """The checksum of RFC 3533, section 6: polynomial 0x04C11DB7, not reflected."""
    crc = 0
    for byte in page:
        crc = ((crc << 8) & 0xFFFFFFFF) ^ _TABLE[(crc >> 24) ^ byte]
    return crc
