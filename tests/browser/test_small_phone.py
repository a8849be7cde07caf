"""On a phone of 390 pixels nothing of the bar lies behind the edge, and the hint stays until a case is taken."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.browser.story import asks_a_question, comes_to_work

pytestmark = pytest.mark.browser

BEHIND_THE_EDGE = """() => [...document.querySelectorAll(".chip, .controls button:not([hidden]), .bot-status")]
    .filter((one) => one.getBoundingClientRect().right > window.innerWidth - 8)
    .map((one) => one.textContent)"""


async def test_the_bar_fits_and_the_hint_says_what_comes_next(stage: Stage) -> None:
    page, wide = stage.page, stage.page.viewport_size
    assert wide is not None
    await page.set_viewport_size({"width": 390, "height": 844})
    assert await page.evaluate(BEHIND_THE_EDGE) == []
    await page.set_viewport_size(wide)
    hint = page.get_by_test_id("first-step")
    await expect(hint).to_contain_text("Mulai di telepon")
    await asks_a_question(stage.mother)
    await expect(page.locator("#first-half")).to_be_hidden()
    await expect(hint).to_be_visible()
    await comes_to_work(stage.desk_1, "Kak Dian")
    await stage.desk_1.presses("Ambil")
    await expect(hint).to_be_hidden()
