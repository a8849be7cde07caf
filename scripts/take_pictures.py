"""Takes the pictures of the docs again: the real demo is played through, with the page open in Chromium.

The demo's clock is set to a morning, when counsellors are on duty. The day is the machine's:
take them on a working day.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

sys.path.insert(0, str(Path(__file__).parent.parent))  # a script's own folder comes first, not the project

from scripts.ensure_chromium import find_chromium
from scripts.smaller_png import shrink
from simulator.cast import CHILD, COUNSELLOR_1, COUNSELLOR_2, COUNSELLOR_CHAT, PARENT, STAFF
from simulator.client import Phone

HOUR: Final = "09.10"
"""In Jakarta."""

PICTURES: Final = Path("docs") / "pictures"
WHOLE_PAGE: Final[ViewportSize] = {"width": 1366, "height": 768}
NEAR: Final[ViewportSize] = {"width": 1600, "height": 1010}
SHARP: Final = 2
"""Pixels of a picture for one of the page, where a single phone is shown."""
EVERYBODY: Final = (PARENT, CHILD, COUNSELLOR_1, COUNSELLOR_2, STAFF)
COMING: Final = 20.0
"""Seconds in which the bot must have answered; it takes one for each message in a chat."""

GOING: Final = 10_000
"""Milliseconds in which a toast is gone."""


class Stage:
    """The page as a person has it, the same page looked at from near, and a phone for everybody who plays."""

    def __init__(self, page: Page, near: Page, url: str) -> None:
        self.page = page
        self.near = near
        self.mother = Phone(url, PARENT)
        self.child = Phone(url, CHILD)
        self.desk = Phone(url, COUNSELLOR_1)
        self.desk_2 = Phone(url, COUNSELLOR_2)
        self.group = self.desk.in_chat(COUNSELLOR_CHAT)

    async def close(self) -> None:
        for phone in (self.mother, self.child, self.desk, self.desk_2):
            await phone.close()

    async def whole(self, name: str, *shown: tuple[int, int, str]) -> None:
        """The whole page with these phones alone: whose, which chat, and the words that must stand there."""
        people = [person for person, _, _ in shown]
        for person in set(EVERYBODY) - set(people):
            await self.page.locator(f'[data-chip="{person}"]').get_by_test_id("phone-toggle").click()
        for person, chat, words in shown:
            await self._look(self.page, person, chat, words)
        await _settled(self.page)
        await self.page.screenshot(path=PICTURES / name, animations="disabled")
        shrink(PICTURES / name)

    async def phone(self, name: str, person: int, chat: int, words: str) -> None:
        """One phone alone, with this chat open and these words in sight."""
        await self._look(self.near, person, chat, words)
        await _settled(self.near)
        await (
            _phone(self.near, person)
            .locator(".frame")
            .screenshot(path=PICTURES / name, animations="disabled")
        )
        shrink(PICTURES / name)

    async def _look(self, page: Page, person: int, chat: int, words: str) -> None:
        phone = _phone(page, person)
        await phone.locator(f'[data-chat-tab="{chat}"]').click()
        said = phone.get_by_test_id("message").filter(has_text=words).last
        await said.scroll_into_view_if_needed()


def _phone(page: Page, person: int) -> Locator:
    return page.locator(f'[data-person="{person}"]')


async def _settled(page: Page) -> None:
    """No toast over the words, no ring around what was clicked, no pointer over a message, nothing half drawn."""
    await expect(page.locator("[data-testid=toast]:not([hidden])")).to_have_count(0, timeout=GOING)
    await page.mouse.move(1, 1)
    await page.evaluate("document.activeElement?.blur()")
    await page.evaluate("document.fonts.ready")
    await page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


async def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with demo(folder) as url:
            await take(url)


@asynccontextmanager
async def demo(folder: str) -> AsyncIterator[str]:
    """The real demo, with nothing in it; gives its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0", "--at", HOUR),
        env={**os.environ, "DATA_DIR": str(Path(folder) / "data"), "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield await _address(process)
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def _address(process: Process) -> str:
    assert process.stdout is not None
    async for line in process.stdout:
        if found := re.search(r"http://\S+", line.decode()):
            return found[0]
    raise SystemExit("The demo did not start; what it said stands above.")


async def take(url: str) -> None:
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("Chromium is missing. Run: .venv/bin/python scripts/ensure_chromium.py")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium)
        stage = Stage(await _page(browser, url, WHOLE_PAGE, 1), await _page(browser, url, NEAR, SHARP), url)
        try:
            await a_case(stage)
        finally:
            await stage.close()
            await browser.close()


async def _page(browser: Browser, url: str, size: ViewportSize, sharp: int) -> Page:
    page = await browser.new_page(
        viewport=size,
        device_scale_factor=sharp,
        color_scheme="light",
        reduced_motion="reduce",
        locale="id-ID",
        timezone_id="Asia/Jakarta",
    )
    await page.goto(url)
    return page


async def a_case(stage: Stage) -> None:
    """From "halo" to a closed case, with a child in danger beside it."""
    await tells(stage.mother)
    await stage.phone("kartu.png", COUNSELLOR_1, COUNSELLOR_CHAT, "Papan Puspa")
    await counsellor_comes(stage.desk, "Kak Dian")
    await counsellor_comes(stage.desk_2, "Kak Sari")

    await press(stage.group, "Ambil", after="Menunggu sejak")
    await stage.phone("ambil.png", COUNSELLOR_1, COUNSELLOR_CHAT, "Ditangani: 1")
    await stage.desk.sees("Itu semuanya", timeout=COMING, ever=True)
    await stage.phone("surat.png", COUNSELLOR_1, COUNSELLOR_1, "Itu semuanya")

    await talk(stage)
    await stage.phone("balas.png", COUNSELLOR_1, COUNSELLOR_1, "Besok saya coba")
    await stage.phone("keluarga.png", PARENT, PARENT, "Besok saya coba")

    await stage.child.start()
    await stage.child.sees("Siapa yang menulis", timeout=COMING)
    await stage.child.say("kak tolong, bapak ngamuk bawa pisau. aku sembunyi di kamar")
    await stage.child.sees("112", timeout=COMING)
    await stage.phone("bahaya.png", CHILD, CHILD, "112")
    await stage.whole(
        "demo.png",
        (PARENT, PARENT, "Besok saya coba"),
        (COUNSELLOR_1, COUNSELLOR_1, "Besok saya coba"),
        (COUNSELLOR_2, COUNSELLOR_CHAT, "TINGGI"),
    )

    await stage.desk.say("/tutup")
    await stage.desk.sees("Bagaimana hasilnya?", timeout=COMING)
    await stage.phone("tutup.png", COUNSELLOR_1, COUNSELLOR_1, "Bagaimana hasilnya?")
    await stage.desk.press("Terjawab")
    await stage.desk.sees("Kata penutup", timeout=COMING)
    await stage.desk.say("Semoga lahap ya, Bu. Kapan pun boleh menulis lagi.")
    await stage.mother.sees("sudah selesai", timeout=COMING)
    await stage.phone("selesai.png", PARENT, PARENT, "sudah selesai")


async def talk(stage: Stage) -> None:
    await stage.mother.sees("Sekarang yang membalas orang", timeout=COMING, ever=True)
    await stage.desk.say("Selamat pagi, Bu. Sayur apa yang pernah ia suka?")
    await stage.mother.sees("yang pernah ia suka", timeout=COMING)
    await stage.mother.say("Dulu suka jagung sama labu kuning")
    asked = await stage.desk.sees("labu kuning", timeout=COMING)
    await stage.desk.reply(
        asked, "Mulai dari dua itu saja, satu suap sehari, tanpa dipaksa. Makan bersama menolong."
    )
    await stage.mother.sees("satu suap sehari", timeout=COMING)
    await stage.mother.say("Baik, Kak. Besok saya coba")
    await stage.desk.sees("Besok saya coba", timeout=COMING)


async def tells(phone: Phone) -> None:
    """A mother's intake, up to the queue."""
    await phone.start()
    await press(phone, "Orang tua", after="Siapa yang menulis")
    await press(phone, "Tidak", after="bahaya")
    await press(phone, "Ya, boleh", after="simpan")
    await phone.sees("Boleh ceritakan", timeout=COMING)
    for words in (
        "Anak saya umur 4 tahun, kak",
        "Sudah seminggu cuma mau makan nasi dan kecap",
        "Kalau dipaksa nangis. Saya harus bagaimana?",
    ):
        await phone.say(words)
    await press(phone, "Sudah", after="sampai")
    await press(phone, "Makan", after="tentang apa")
    await phone.sees("masuk antrean", timeout=COMING)
    await phone.say("kebon jeruk")
    await press(phone, "Sudah benar", after="Ini yang kami catat")
    await phone.sees("boleh dicatat", timeout=COMING)


async def counsellor_comes(desk: Phone, name: str) -> None:
    """Opens the private chat as the link in the group does, and chooses a working name."""
    await desk.start("konselor")
    await desk.sees("Nama panggilan apa", timeout=COMING)
    await desk.say(name)
    await desk.sees("Keluarga akan melihat", timeout=COMING)


async def press(phone: Phone, start: str, *, after: str) -> None:
    """Press the newest button whose label starts so, behind its number, once these words stand there."""
    await phone.sees(after, timeout=COMING)
    labels = [label for seen in reversed(phone.messages) for label in seen.labels]
    await phone.press(next(label for label in labels if re.match(rf"(\d+\. )?{re.escape(start)}", label)))


if __name__ == "__main__":
    asyncio.run(main())
