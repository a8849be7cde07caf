"""Files: what counts as a picture or a voice note, sizes, and the samples that the phones send."""

import struct
from typing import Any

import aiohttp
import pytest

from simulator.client import Phone
from simulator.phones.sample_sticker import heart_webp
from simulator.phones.sample_voice import quiet_opus
from simulator.phones.samples import hills_png
from simulator.pictures import picture_size
from simulator.server import Simulator
from tests.simulator.conftest import IBU
from tests.simulator.raw_bot import RawBot

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20" + b"\0" * 12
LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 64, 32)
EXTENDED = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (99).to_bytes(3, "little") + (49).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (hills_png(1), (320, 240)),
        (JPEG, (32, 16)),
        (b"GIF89a" + struct.pack("<HH", 7, 9), (7, 9)),
        (heart_webp(), (128, 128)),
        (LOSSY, (64, 32)),
        (EXTENDED, (100, 50)),
        (b"bukan gambar", None),
        (b"\xff\xd8", None),
    ],
)
def test_sizes_are_read_from_the_first_bytes(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size


def test_the_sample_voice_note_is_an_ogg_of_whole_pages() -> None:
    content = quiet_opus(3)
    pages = content.split(b"OggS")[1:]
    assert len(pages) == 5
    assert b"OpusHead" in pages[0]
    last_position = struct.unpack("<q", pages[-1][2:10])[0]
    assert last_position == 3 * 48_000


async def test_what_is_no_picture_cannot_be_a_photo(bot: RawBot, ibu: Phone) -> None:
    answer = await _upload(bot, "sendPhoto", "photo", b"bukan gambar")
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    answer = await _upload(bot, "sendDocument", "document", b"")
    assert answer["description"] == "Bad Request: file must be non-empty"


async def test_a_voice_note_in_another_format_becomes_a_document(bot: RawBot, ibu: Phone) -> None:
    answer = await _upload(bot, "sendVoice", "voice", b"RIFF....WAVE")
    assert "document" in answer["result"]
    answer = await _upload(bot, "sendVoice", "voice", quiet_opus(1))
    assert "voice" in answer["result"]


async def test_a_sticker_keeps_its_emoji(bot: RawBot, ibu: Phone) -> None:
    await ibu.sticker()
    (update,) = await bot.updates()
    sticker = update["message"]["sticker"]
    assert (sticker["emoji"], sticker["width"], sticker["type"]) == ("❤", 128, "regular")
    sent = await bot.call("sendSticker", chat_id=IBU, sticker=sticker["file_id"])
    assert sent["sticker"]["file_unique_id"] == sticker["file_unique_id"]


async def test_a_photo_has_a_small_and_a_large_size(bot: RawBot, ibu: Phone) -> None:
    await ibu.photo()
    (update,) = await bot.updates()
    small, large = update["message"]["photo"]
    assert small["width"] < large["width"]
    assert small["file_id"] != large["file_id"]
    assert (await bot.call("getFile", file_id=small["file_id"]))["file_path"]


async def test_a_file_of_more_than_20_megabytes_cannot_be_downloaded(bot: RawBot, ibu: Phone) -> None:
    await ibu.document(content=b"0" * (20 * 1024 * 1024 + 1))
    (update,) = await bot.updates()
    refused = await bot.refused("getFile", file_id=update["message"]["document"]["file_id"])
    assert refused == "Bad Request: file is too big"


async def test_a_file_needs_the_token(sim: Simulator, bot: RawBot, ibu: Phone) -> None:
    await ibu.photo()
    (update,) = await bot.updates()
    path = (await bot.call("getFile", file_id=update["message"]["photo"][-1]["file_id"]))["file_path"]
    for token, status in ((sim.token, 200), ("1:wrong", 401)):
        async with bot.http.get(f"{sim.url}/file/bot{token}/{path}") as answer:
            assert answer.status == status
    async with bot.http.get(f"{sim.url}/file/bot{sim.token}/photos/none.png") as answer:
        assert answer.status == 404


async def _upload(bot: RawBot, method: str, name: str, content: bytes) -> dict[str, Any]:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(IBU))
    form.add_field(name, content, filename="berkas.bin")
    async with bot.http.post(f"{bot.url}/bot{bot.token}/{method}", data=form) as answer:
        result: dict[str, Any] = await answer.json()
        return result
