"""Who plays cannot wait for tomorrow: a button of the page sends everybody to the next morning."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.story import agrees

pytestmark = pytest.mark.browser


# Told at two; who tells late in the evening is greeted as one who went on after a short night.
@pytest.mark.parametrize("stage", ["14.00"], indirect=True)
async def test_the_talk_goes_on_next_morning(stage: Stage) -> None:
    mother = stage.mother
    await agrees(mother)
    await mother.says("anak saya susah makan sayur")
    await mother.sees("Terima kasih, sudah sampai.")
    await stage.switch("morning")
    await mother.shows_the_hour(re.compile(r"^08\.0\d$"))
    await stage.page_says_of_the_bot("Bot hidup")
    await expect(mother.root.get_by_text("Kemarin", exact=True)).to_be_visible()
    await mother.says("buah juga tidak mau")
    await expect(mother.root.get_by_text("Hari ini", exact=True)).to_be_visible()
    await mother.sees("pesan masih tersimpan")
    await mother.presses("Lanjut")
    await mother.says("sudah")
    await mother.sees("tentang apa?")
    await expect(mother.heard("Siapa yang menulis")).to_have_count(1)
