"""After a whole case no name, id, word, file or category stands in clear in the database, the log or the group."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from simulator.cast import CHILD, COUNSELLOR_1, COUNSELLOR_2, COUNSELLOR_CHAT, PARENT, STAFF
from tests.house.test_first_way import claim, tell
from tests.house.town import Town, press, town

SECRETS = ("Rahasiawati", "gang kelinci", "labu kuning", "warungnya", "08129999", "Semangat selalu")
IDS = (PARENT, CHILD, COUNSELLOR_1, COUNSELLOR_2, STAFF, abs(COUNSELLOR_CHAT))


async def whole_case(place: Town) -> None:
    story = (
        "namanya Rahasiawati",
        "di gang kelinci",
        "anak saya suka labu kuning dari warungnya",
        "nomor saya 08129999",
    )
    await tell(place.parent, "Orang tua", *story)
    await press(place.parent, "Jakarta Barat")
    await place.parent.sees("Kecamatan apa")
    await place.parent.say("kebon jeruk")
    await place.parent.sees("Ini yang kami catat")
    await claim(place)
    await place.parent.photo("foto Rahasiawati")
    await place.desk_1.sees("foto Rahasiawati")
    await place.desk_1.say("Semangat selalu, Bu")
    await place.parent.sees("Semangat selalu, Bu")
    await place.desk_1.say("/tutup")
    await place.desk_1.sees("Bagaimana hasilnya?")
    await place.desk_1.press((0, 0))
    await place.desk_1.sees("Kata penutup")
    await place.desk_1.press((0, 0))
    await place.parent.sees("sudah selesai")


async def test_nothing_stands_in_clear(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with town(tmp_path) as place:
        await whole_case(place)
        files = [message.file.url for message in place.parent.messages if message.file]
        in_group = " ".join(seen.text for seen in place.group_1.messages)
        token = place.simulator.token
        while_running = stored(tmp_path)
    for bytes_ in (while_running, stored(tmp_path)):
        for secret in (*SECRETS, *map(str, IDS), "sensitif", "gizi", *files):
            assert secret.encode() not in bytes_, f"{secret} stands in clear in the database"
        for number in IDS:
            assert number.to_bytes(8, "big") not in bytes_
            assert number.to_bytes(8, "little") not in bytes_
    logged = "\n".join(
        record.getMessage()
        for record in caplog.records
        if record.name.startswith(("bot", "storage", "flows"))
    )
    for secret in (*SECRETS, *map(str, IDS), token):
        assert secret not in logged
    for secret in (*SECRETS, str(PARENT)):
        assert secret not in in_group


def stored(folder: Path) -> bytes:
    """The database with its write-ahead log, as the bytes on disk."""
    found = b"".join(path.read_bytes() for path in sorted(folder.glob("puspa.sqlite3*")))
    assert len(found) > 100_000
    return found
