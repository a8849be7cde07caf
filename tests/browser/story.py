"""Scenes that several tests play: a mother tells, a counsellor comes to work."""

from __future__ import annotations

from simulator.cast import COUNSELLOR_CHAT
from tests.browser.phone_on_page import PhoneOnPage


async def agrees(mother: PhoneOnPage) -> None:
    """From START up to the place where she may tell."""
    await mother.starts()
    await mother.sees("Siapa yang menulis")
    await mother.presses("Orang tua")
    await mother.sees("sedang dalam bahaya?")
    await mother.presses("Tidak")
    await mother.sees("Boleh kami simpan")
    await mother.presses("Ya, boleh")
    await mother.sees("Boleh ceritakan")


async def asks_a_question(mother: PhoneOnPage) -> None:
    """The shortest way into the queue."""
    await agrees(mother)
    await mother.says("anak saya umur 4 tahun susah makan sayur")
    await mother.sees("Terima kasih, sudah sampai.")
    await mother.presses("Sudah")
    await mother.sees("tentang apa?")
    await mother.presses("Makan dan gizi")
    await mother.sees("Sudah masuk antrean")


async def comes_to_work(desk: PhoneOnPage, name: str) -> None:
    """Opens the private chat, chooses a working name, goes to the group."""
    await desk.starts()
    await gives_name(desk, name)
    await desk.opens(COUNSELLOR_CHAT)


async def gives_name(desk: PhoneOnPage, name: str) -> None:
    await desk.sees("Nama panggilan apa")
    await desk.says(name)
    await desk.sees(f"Keluarga akan melihat: {name}")
