"""`python -m bot deadletters` as an operator types it, beside a running service and without one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main as call
from bot.commands import deadletters as command
from bot.service import Service
from bot.settings import Settings
from bot.turns import run
from simulator.server import TOKEN
from storage import Store, Unit, chats, deadletters
from storage.deadletters import DeadLetter
from tests.check.telegram_world import environment
from tests.check.test_command_line import PLACE, bot
from tests.house.town import Town, town
from tests.house.town import settings as town_settings
from tests.storage.still_clock import StillClock

RAW = b"""{"update_id": 7, "message": {"message_id": 31, "text": "bapak rahasia memukul lagi",
    "chat": {"id": 5550001, "type": "private"}, "from": {"id": 5550001, "first_name": "Wulan"}}}"""
SECRETS = ("rahasia", "memukul", "5550001", "Wulan", TOKEN)
NOWHERE = environment(PLACE)


def fill(folder: Path, **letters: str) -> None:
    """A database in the folder of these settings, with one letter of `RAW` for each error."""
    chosen = Settings.load({**NOWHERE, "DATA_DIR": str(folder / "data")}, env_file=None)
    store = Store.open("", chosen.data_dir, chosen.master_keys, StillClock())

    def bury(unit: Unit) -> None:
        chat = chats.find_or_open(unit, "telegram", "5550001", "private")
        for error in letters.values():
            deadletters.bury(unit, "telegram", RAW, error, chat.id)

    asyncio.run(store.write(bury))
    store.close()


@dataclass
class Desk:
    """A folder in which the command is called as `python -m bot deadletters ...`, but without a new process."""

    folder: Path
    said: pytest.CaptureFixture[str]

    def calls(self, *words: str) -> tuple[int, str, str]:
        code = call(["deadletters", *words])
        return code, *self.said.readouterr()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "PATIENCE", 0.3)
    for name, value in {**NOWHERE, "DATA_DIR": str(tmp_path / "data")}.items():
        monkeypatch.setenv(name, value)
    return Desk(tmp_path, capsys)


def test_list_and_show_say_what_failed_where_and_no_word_of_it(desk: Desk) -> None:
    fill(
        desk.folder,
        first="KeyError at intake.py:40\nflows/talk/intake.py:40 heard",
        old="KeyError('rahasia')",
    )
    code, out, errors = desk.calls()
    assert (code, errors) == (0, "")
    assert "     1  24-11-2026 09.30  pesan                 KeyError at intake.py:40" in out
    assert "     2  24-11-2026 09.30  pesan                 KeyError\n" in out
    code, shown, errors = desk.calls("show", "1")
    assert (code, errors) == (0, "")
    assert "flows/talk/intake.py:40 heard" in shown
    assert "text: teks, 26 huruf" in shown
    assert "Isi pesan tidak ditampilkan" in shown
    _, old, _ = desk.calls("show", "2")
    assert not any(secret in said for said in (out, shown, old) for secret in SECRETS)


def test_nothing_failed_is_said_too(desk: Desk) -> None:
    fill(desk.folder)
    assert desk.calls() == (0, "Tidak ada yang gagal diproses.\n", "")
    assert desk.calls("retry", "semua") == (0, "Tidak ada yang gagal diproses.\n", "")


@pytest.mark.parametrize("words", [("show",), ("show", "x"), ("retry",), ("retry", "1", "x"), ("hapus", "1")])
def test_a_wrong_call_shows_the_usage(desk: Desk, words: tuple[str, ...]) -> None:
    code, out, errors = desk.calls(*words)
    assert (code, out) == (2, "")
    assert errors.startswith("Pemakaian:")


def test_a_number_that_is_not_there_is_named_with_the_way_to_the_list(desk: Desk) -> None:
    fill(desk.folder)
    for words in (("show", "12"), ("retry", "12")):
        code, _, errors = desk.calls(*words)
        assert code == 1
        assert "Tidak ada nomor 12 dalam daftar" in errors


def test_another_master_key_is_one_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(desk.folder)
    monkeypatch.setenv("MASTER_KEYS", f"1:{'B' * 43}=")
    code, _, errors = desk.calls()
    assert (code, errors.startswith("Kunci induk nomor 1")) == (1, True)


def test_without_a_running_service_a_retry_waits_for_its_start(desk: Desk) -> None:
    fill(desk.folder, only="KeyError at intake.py:40")
    code, out, _ = desk.calls("retry", "1")
    assert (code, "Nomor 1: menunggu" in out) == (0, True)


async def test_where_there_is_no_database_none_is_made(tmp_path: Path) -> None:
    code, _, errors = await bot(tmp_path, "deadletters", **NOWHERE)
    assert code == 1
    assert "Basis data belum ada" in errors
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []


# ---- beside a running service


def breaks(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    whole = run.family

    def family(turn: Any, chat: Any, said: Any) -> None:
        if word in getattr(said, "text", ""):
            raise KeyError(said.text)
        whole(turn, chat, said)

    monkeypatch.setattr(run, "family", family)


async def letters(service: Service) -> list[DeadLetter]:
    return list(await service.store.read(deadletters.list))


async def beside(place: Town, *words: str) -> tuple[int, str, str]:
    chosen = town_settings(place.simulator, place.folder)
    around = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": place.simulator.url,
        "COUNSELLOR_CHAT_ID": str(chosen.counsellor_chat_id),
        "MASTER_KEYS": (place.folder / "master.key").read_text(),
        "DATA_DIR": str(place.folder),
        "ALLOW_UNCONFIRMED": "1",
    }
    return await bot(place.folder, "deadletters", *words, **around)


async def test_a_retry_beside_a_running_service_is_taken_up_by_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch, "racun")
    async with town(tmp_path) as place:
        await place.parent.start()
        await place.parent.say("racun di dapur rumah kami")
        await place.parent.sees("ada yang salah di pihak kami", timeout=30)
        await place.group_1.sees("tidak dapat diproses", timeout=30, ever=True)
        (letter,) = await letters(place.service)

        code, out, _ = await beside(place, "retry", "1")
        assert (code, "masih gagal (KeyError at test_deadletters.py:" in out) == (1, True)
        assert "racun" not in out
        assert [one.id for one in await letters(place.service)] == [letter.id]

        monkeypatch.undo()
        code, out, errors = await beside(place, "retry", "semua")
        assert (code, out, errors) == (0, "Nomor 1: berhasil diproses.\n", "")
        assert await letters(place.service) == []
        assert [seen.text for seen in place.parent.messages if "di pihak kami" in seen.text] != []


async def test_two_operators_who_ask_at_once_give_it_one_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaks(monkeypatch, "racun")
    async with town(tmp_path) as place:
        await place.parent.start()
        await place.parent.say("racun di dapur rumah kami")
        await place.parent.sees("ada yang salah di pihak kami", timeout=30)
        taken: list[str] = []

        def family(turn: Any, chat: Any, said: Any) -> None:
            taken.append(type(said).__name__)

        monkeypatch.setattr(run, "family", family)
        results = await asyncio.gather(*(beside(place, "retry", "1") for _ in range(2)))
        assert "Said" in taken
        assert taken.count("Said") == 1
        assert {code for code, _, _ in results} <= {0, 1}
        assert any("berhasil diproses" in out for _, out, _ in results)
