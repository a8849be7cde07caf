"""The page's button kills the bot with SIGKILL in the middle of a story; the talk goes on where it was."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.story import agrees, comes_to_work

pytestmark = pytest.mark.browser

COMES = re.compile("Bot (sedang mulai …|hidup)")
ASKED_ONCE = (
    "Siapa yang menulis",
    "sedang dalam bahaya?",
    "Boleh kami simpan",
    "Boleh ceritakan",
    "tentang apa?",
)


async def test_nothing_is_lost_and_nothing_is_asked_twice(stage: Stage) -> None:
    mother, desk = stage.mother, stage.desk_1
    await agrees(mother)
    await mother.says("anak saya tidak mau sekolah")
    await mother.sees("Terima kasih, sudah sampai.")
    await mother.says("sudah tiga hari")
    await mother.is_ticked("sudah tiga hari", "Dibaca bot")
    await stage.switch("kill")
    await stage.page_says_of_the_bot("Bot dimatikan")
    await mother.says("dia lebih suka main di rumah", "kalau hari Minggu semangat")
    await mother.is_ticked("kalau hari Minggu semangat", "Terkirim")
    await again_and_again(stage)
    await stage.switch("start")
    await stage.page_says_of_the_bot("Bot hidup")
    await mother.is_ticked("kalau hari Minggu semangat", "Dibaca bot")
    await mother.sees("Sudah saya simpan")
    await mother.says("sudah")  # A button could be out of date: the bot may still have an answer under way.
    await mother.sees("tentang apa?")
    await mother.presses("Mengasuh anak")
    await mother.sees("Sudah masuk antrean")
    for question in ASKED_ONCE:
        await expect(mother.heard(question)).to_have_count(1)

    await comes_to_work(desk, "Kak Dian")
    await desk.presses("Ambil")
    await desk.opens_private()
    await desk.sees("Itu semuanya sampai sekarang")
    told = await (await desk.sees("cerita:")).locator(".text").inner_text()
    assert [re.sub(r"^\[[^]]+\] ", "", line) for line in told.splitlines()[-4:]] == [  # each with its hour
        "anak saya tidak mau sekolah",
        "sudah tiga hari",
        "dia lebih suka main di rumah",
        "kalau hari Minggu semangat",
    ]


async def again_and_again(stage: Stage) -> None:
    """Killed while it is only starting, or hardly there; the page follows without being loaded again."""
    for _ in range(3):
        await stage.switch("start")
        await stage.page_says_of_the_bot(COMES)
        await stage.switch("kill")
        await stage.page_says_of_the_bot("Bot dimatikan")
