"""What is left on a child's screen after the word that hides, with the simulator's own deletions."""

from __future__ import annotations

from pathlib import Path

from tests.house.town import Town, comes_back, counsellor_ready, press, town

PATIENCE = 60.0
"""How soon each must come other tests measure."""

MENU = ("Info keluarga", "Ada beberapa bacaan", "Pilih satu bacaan", "Boleh dibaca")


def only_the_menu(place: Town) -> None:
    """Nothing of the child's own, and nothing of the bot's but harmless reading."""
    left = [(seen.sender.bot, seen.text) for seen in place.child.messages]
    assert left
    assert all(bot and text.startswith(MENU) for bot, text in left), left


async def test_everything_that_was_sent_goes_from_both_sides(tmp_path: Path) -> None:
    """Reported by a newcomer: files, commands and short answers stayed for ever."""
    async with town(tmp_path) as place:
        child = place.child
        await child.start()
        await child.sees("Puspa", timeout=PATIENCE)
        for words in ("/status kode", "kak", "bisa"):
            await child.say(words)
        for send in (child.photo, child.voice, child.document, child.sticker, child.contact, child.location):
            await send()
        await child.album()
        await child.say("sembunyi")
        await child.sees("Info keluarga hari ini", timeout=PATIENCE)
        only_the_menu(place)
        await child.say("siapa ini")
        await child.sees("bacaan", timeout=PATIENCE)
        await child.say("sembunyi")
        await child.sees("Info keluarga hari ini", timeout=PATIENCE)
        only_the_menu(place)
        assert len(child.messages) == 1


async def test_the_counsellor_is_told_and_danger_is_silent(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        await counsellor_ready(place.desk_1, "Kak Dian")
        await place.child.start()
        await place.child.say("tolong kak aku mau bunuh diri sekarang")
        await place.child.sees("112", timeout=PATIENCE)
        await press(place.group_1, "Ambil")
        await place.child.sees("Sekarang yang membalas orang", timeout=PATIENCE)
        await place.child.say("sembunyi")
        await place.desk_1.sees("Jangan menulis dulu", timeout=PATIENCE, ever=True)
        await place.child.say("tolong dia bawa pisau mau bunuh aku")
        await place.desk_1.sees("mungkin oleh orang lain", timeout=PATIENCE, ever=True)
        await place.child.sees("bacaan", timeout=PATIENCE)
        only_the_menu_and_hand(place)
        await place.desk_1.say("kamu di mana")
        await place.desk_1.sees("tidak dikirim", timeout=PATIENCE, ever=True)
        await comes_back(place.child)
        await place.child.sees("Kita lanjut", timeout=PATIENCE)
        await place.desk_1.sees("sudah kembali", timeout=PATIENCE, ever=True)
        await place.desk_1.say("aku di sini")
        await place.child.sees("aku di sini", timeout=PATIENCE)
        assert place.child.messages[-1].text.startswith("Halo, ada pesan baru.")


def only_the_menu_and_hand(place: Town) -> None:
    """Between two wipings what a hand wrote over the menu still stands there; the bot's side is harmless."""
    assert all(seen.text.startswith(MENU) for seen in place.child.messages if seen.sender.bot)
