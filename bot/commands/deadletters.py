"""`python -m bot deadletters`: what could not be handled. List it, look at one, have it tried again.

Shows where something failed and the outline of what came, and no word of it: what a family told is for the counsellor
who has the case, and not for whoever keeps the machine running (docs/privacy.md). The second try is made by the running
service itself, at its next tick; this command only asks for it, and so is safe beside one.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from bot import letters
from bot.clock import SystemClock
from bot.errors import OperatorError
from bot.outline import kind_of, outline
from bot.settings import Settings
from storage import NotSaved, StorageError, Store, Unit, cases, deadletters, migrations
from storage.deadletters import DeadLetter
from storage.engine import sqlite_file

USAGE = """Pemakaian:
  python -m bot deadletters                      daftar yang gagal diproses
  python -m bot deadletters show NOMOR           di mana gagalnya dan bentuknya, tanpa isinya
  python -m bot deadletters retry NOMOR ...      minta layanan mencobanya lagi; 'semua' untuk semuanya"""
PATIENCE = 10.0
"""Seconds for which a running service is waited for."""
LOOK = 0.25
NO_DATABASE = (
    "Basis data belum ada: layanan belum pernah dijalankan dengan DATABASE_URL dan DATA_DIR ini. "
    "Periksa keduanya di .env, dan jalankan perintah ini dari folder layanan."
)
NO_LETTER = "Tidak ada nomor {0} dalam daftar. Lihat nomornya: python -m bot deadletters"
WAITING = (
    "Nomor {0}: menunggu. Layanan belum mengambilnya dalam {1:.0f} detik; bila sedang mati, nomor ini dicoba "
    "begitu layanan dijalankan."
)
HANDLED = "Nomor {0}: berhasil diproses."
STILL = (
    "Nomor {0}: masih gagal ({1}). Isinya tetap tersimpan. Kirim keluaran "
    "'python -m bot deadletters show {0}' kepada pengembang; tidak ada isi pesan di dalamnya."
)
NO_WORDS: Final = (
    "Isi pesan tidak ditampilkan: cerita keluarga hanya untuk konselor yang memegang kasusnya "
    "(docs/privacy.md)."
)


def main(argv: list[str]) -> int:
    """Exit 0; 1 where something still fails or cannot be opened; 2 for a wrong call."""
    match argv:
        case []:
            return asyncio.run(_with_store(_list))
        case ["show", number] if _number(number):
            return asyncio.run(_with_store(partial(_show, number=int(number))))
        case ["retry", "semua"]:
            return asyncio.run(_with_store(partial(_retry, numbers=())))
        case ["retry", _, *_] if all(map(_number, argv[1:])):
            numbers = tuple(dict.fromkeys(map(int, argv[1:])))
            return asyncio.run(_with_store(partial(_retry, numbers=numbers)))
    print(USAGE, file=sys.stderr)
    return 2


def _number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 19


async def _with_store(work: Callable[[Store, ZoneInfo], Awaitable[int]]) -> int:
    settings = Settings.load()
    url = settings.database_url.get_secret_value()
    try:
        file = sqlite_file(url, settings.data_dir)
        if (file is not None and not file.exists()) or migrations.current(url, settings.data_dir) is None:
            raise OperatorError(NO_DATABASE)
        store = Store.open(url, settings.data_dir, settings.master_keys, SystemClock().now)
    except StorageError as trouble:
        raise OperatorError(str(trouble)) from None
    try:
        return await work(store, settings.timezone)
    except NotSaved as trouble:
        raise OperatorError(f"{trouble}\nTidak ada yang berubah. Coba lagi sebentar lagi.") from None
    finally:
        await asyncio.to_thread(store.close)


async def _list(store: Store, zone: ZoneInfo) -> int:
    lines = await store.read(lambda unit: [_line(unit, letter, zone) for letter in deadletters.list(unit)])
    if not lines:
        print("Tidak ada yang gagal diproses.")
        return 0
    print(f"{'nomor':>6}  {'waktu':<16}  {'jenis':<20}  galat")
    print("\n".join(lines))
    print("\nRincian: python -m bot deadletters show NOMOR")
    print("Coba lagi: python -m bot deadletters retry NOMOR")
    return 0


async def _show(store: Store, zone: ZoneInfo, *, number: int) -> int:
    found = await store.read(lambda unit: _whole(unit, number, zone))
    if found is None:
        raise OperatorError(NO_LETTER.format(number))
    print(found)
    return 0


async def _retry(store: Store, _: ZoneInfo, *, numbers: tuple[int, ...]) -> int:
    asked = await store.write(partial(_ask_again, numbers=numbers))
    unknown = [number for number in numbers if number not in asked]
    for number in unknown:
        print(NO_LETTER.format(number), file=sys.stderr)
    if not numbers and not asked:
        print("Tidak ada yang gagal diproses.")
    waiting = await _wait(store, asked)
    failed = 0
    for number in asked:
        letter = await store.read(partial(deadletters.get, id=number))
        if number in waiting:
            print(WAITING.format(number, PATIENCE))
        elif letter is None:
            print(HANDLED.format(number))
        else:
            failed += 1
            print(STILL.format(number, _trouble(letter)[0]))
    return 1 if failed or unknown else 0


async def _wait(store: Store, numbers: Sequence[int]) -> list[int]:
    """Until the service has taken all up; those that it did not in time."""
    clock, waiting = SystemClock(), list(numbers)
    until = clock.monotonic() + PATIENCE
    while waiting and clock.monotonic() < until:
        await clock.sleep(LOOK)
        waiting = await store.read(partial(_waiting, numbers=waiting))
    return waiting


def _waiting(unit: Unit, numbers: Sequence[int]) -> list[int]:
    return [number for number in numbers if letters.waits(unit, number)]


def _ask_again(unit: Unit, numbers: Sequence[int]) -> list[int]:
    """Those that there are."""
    every = numbers or [letter.id for letter in deadletters.list(unit)]
    return [number for number in every if letters.ask_again(unit, number)]


def _line(unit: Unit, letter: DeadLetter, zone: ZoneInfo) -> str:
    at = letter.at.astimezone(zone)
    kind = kind_of(letter.channel, letter.raw)
    return f"{letter.id:>6}  {at:%d-%m-%Y %H.%M}  {kind:<20}  {_trouble(letter)[0]}"


def _whole(unit: Unit, number: int, zone: ZoneInfo) -> str | None:
    letter = deadletters.get(unit, number)
    if letter is None:
        return None
    trouble = _trouble(letter)
    codes = [] if letter.chat_id is None else [row.code for row in cases.of_family(unit, letter.chat_id)]
    return "\n".join(
        [
            f"Nomor     {letter.id}",
            f"Waktu     {letter.at.astimezone(zone):%d-%m-%Y %H.%M.%S} {letter.at.astimezone(zone):%Z}",
            f"Jenis     {kind_of(letter.channel, letter.raw)}",
            f"Kasus     {', '.join(codes) or '-'}",
            f"Galat     {trouble[0]}",
            *(f"          {step}" for step in trouble[1:]),
            "Bentuk",
            *(f"          {line}" for line in outline(letter.channel, letter.raw).splitlines()),
            "",
            NO_WORDS,
        ]
    )


def _trouble(letter: DeadLetter) -> list[str]:
    """Its lines. What stands behind a bracket or a quote would be an error's own message, which may hold anything."""
    lines = [re.split("[('\"]", line)[0].strip() for line in letter.error.splitlines()]
    return [line for line in lines if line] or ["tidak diketahui"]
