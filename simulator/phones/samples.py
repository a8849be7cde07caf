"""Small files made on the spot, so that one key sends a photo or a voice note."""

import math
import struct
import zlib
from functools import cache

import msgspec

from simulator.arguments import Upload
from simulator.phones.sample_sticker import heart_webp
from simulator.phones.sample_voice import quiet_opus
from simulator.records import Kind
from simulator.refusals import Impossible

VOICE_SECONDS = 3
WIDTH, HEIGHT = 320, 240
_SKIES = ((0x2F, 0x6F, 0x8F), (0x8F, 0x5A, 0x2F), (0x3F, 0x7F, 0x4F), (0x6F, 0x4F, 0x8F), (0x8F, 0x3F, 0x4F))


class Sample(msgspec.Struct, frozen=True):
    upload: Upload
    seconds: int = 0
    emoji: str = ""


def sample(kind: Kind, number: int = 1) -> Sample:
    """A sample of this kind; `number` tells the pictures of an album apart."""
    match kind:
        case "photo":
            return Sample(Upload(f"foto-{number}.png", "image/png", hills_png(number)))
        case "voice":
            return Sample(Upload("suara.ogg", "audio/ogg", quiet_opus(VOICE_SECONDS)), seconds=VOICE_SECONDS)
        case "document":
            words = b"Catatan contoh dari simulator.\nTidak memuat data siapa pun.\n"
            return Sample(Upload("catatan.txt", "text/plain", words))
        case "sticker":
            return Sample(Upload("stiker.webp", "image/webp", heart_webp()), emoji="❤")
    raise Impossible(f"there is no sample of a {kind}")


@cache  # drawing takes tens of milliseconds, in which every phone of the page would stand still
def hills_png(number: int) -> bytes:
    """A drawn landscape, 320 x 240, whose colours and hills depend on the number."""
    red, green, blue = _SKIES[number % len(_SKIES)]
    rows = []
    ridge = [
        HEIGHT * 0.6 + 26 * math.sin(x / (31 + 5 * number)) + 12 * math.sin(x / 13) for x in range(WIDTH)
    ]
    for y in range(HEIGHT):
        light = 1.6 - y / HEIGHT
        sky = bytes(min(255, int(part * light + 40)) for part in (red, green, blue))
        ground = bytes(int(part * 0.45) for part in (red, green, blue))
        rows.append(b"\0" + _row(y, ridge, sky, ground))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"".join(rows))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _row(y: int, ridge: list[float], sky: bytes, ground: bytes) -> bytes:
    if y <= min(ridge):
        return sky * WIDTH
    if y > max(ridge):
        return ground * WIDTH
    return b"".join(ground if y > top else sky for top in ridge)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
