"""Light and dark, on a laptop: everything can be read, nothing is cut off, whatever people send."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from simulator.cast import COUNSELLOR_CHAT
from tests.browser.phone_on_page import PhoneOnPage
from tests.browser.stage import Stage
from tests.browser.story import agrees
from tests.browser.watch import cut_off, hard_to_read

pytestmark = pytest.mark.browser

KINDS = ("photo", "document", "sticker", "album", "location", "contact", "voice")
ONE_WORD = "nasi" * 60
ADDRESS = "https://contoh.example/" + "resep-sayur-bening-bayam/" * 8


async def test_everything_can_be_read_in_light_and_in_dark(stage: Stage) -> None:
    await a_long_story(stage.mother)
    await a_danger(stage.child)
    await stage.staff.starts()
    await stage.staff.sees("Sahabat Anak")
    await stage.desk_1.opens(COUNSELLOR_CHAT)
    await stage.desk_1.sees("Risiko: TINGGI")
    await stage.desk_1.replies("Risiko: TINGGI", ONE_WORD)
    await the_theme_is_the_computers(stage.page)
    for theme in ("terang", "gelap"):
        await choose(stage.page, theme)
        assert await hard_to_read(stage.page) == []
        assert await cut_off(stage.page) == []
    await the_choice_stays(stage.page)


async def a_long_story(mother: PhoneOnPage) -> None:
    """Long words, every kind of message, many buttons."""
    await agrees(mother)
    await mother.says("sayur itu " + ONE_WORD, ADDRESS)
    for kind in KINDS:
        await mother.attaches(kind, f"ini {kind}" if kind in {"photo", "document"} else "")
    await expect(mother.root.locator('.out[data-kind="voice"]')).to_have_count(1)
    await mother.says("sudah")
    await mother.sees("tentang apa?")


async def a_danger(child: PhoneOnPage) -> None:
    await child.starts()
    await child.sees("Siapa yang menulis")
    await child.says("tolong")
    await child.sees("112")


async def the_theme_is_the_computers(page: Page) -> None:
    await page.emulate_media(color_scheme="light")
    light = await ground(page)
    await page.emulate_media(color_scheme="dark")
    assert await ground(page) != light


async def the_choice_stays(page: Page) -> None:
    before = await ground(page)
    await page.emulate_media(color_scheme="light")
    await page.reload()
    await expect(page.get_by_test_id("theme")).to_have_attribute("aria-label", "Tema: gelap")
    assert await ground(page) == before


async def choose(page: Page, theme: str) -> None:
    """Goes round the themes until this one is on."""
    button = page.get_by_test_id("theme")
    wanted = f"Tema: {theme}"
    for _ in range(3):
        if await button.get_attribute("aria-label") == wanted:
            return
        await button.click()
    raise AssertionError(f"no theme {theme!r}")


async def ground(page: Page) -> str:
    colour: str = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour
