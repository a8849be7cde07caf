"""Everything can be played without a mouse."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.phone_on_page import PhoneOnPage
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

STEPS = 25
"""Presses of Tab after which a button counts as out of reach."""


async def test_a_case_is_told_and_claimed_without_a_mouse(stage: Stage) -> None:
    await the_keys_are_told(stage.page)
    await each_phone_has_its_digit(stage)
    await the_intake(stage.page, stage.mother)
    await the_claim(stage.page, stage.desk_1)
    await stage.desk_1.sees("susah makan")


async def the_keys_are_told(page: Page) -> None:
    await page.keyboard.press("?")
    await expect(page.get_by_test_id("help")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("help")).to_be_hidden()


async def each_phone_has_its_digit(stage: Stage) -> None:
    phones = (stage.mother, stage.child, stage.desk_1, stage.desk_2, stage.staff)
    for digit, phone in reversed([*enumerate(phones, start=1)]):
        await stage.page.keyboard.press(f"Alt+{digit}")
        await expect(phone.root.get_by_test_id("start")).to_be_focused()
        await expect(phone.root).to_be_in_viewport(ratio=0.99)


async def the_intake(page: Page, mother: PhoneOnPage) -> None:
    """Begins where START of this phone has the focus."""
    await page.keyboard.press("Enter")
    await mother.sees("Siapa yang menulis")
    await tab_back_and_press(page, "Orang tua")
    await mother.sees("sedang dalam bahaya?")
    await page.keyboard.press("Alt+1")
    await page.keyboard.press("Alt+ArrowUp")
    await page.keyboard.press("ArrowDown")
    await expect(mother.button("Tidak")).to_be_focused()
    await page.keyboard.press("Enter")
    await mother.sees("Boleh kami simpan")
    await page.keyboard.press("Alt+1")
    await tab_back_and_press(page, "Ya, boleh")
    await mother.sees("Boleh ceritakan")
    await page.keyboard.press("Alt+1")
    await page.keyboard.type("anak saya susah makan")
    await page.keyboard.press("Enter")
    await mother.sees("Terima kasih, sudah sampai.")
    await tab_back_and_press(page, "Sudah")
    await mother.sees("tentang apa?")
    await page.keyboard.press("Alt+1")
    await tab_back_and_press(page, "1. Makan dan gizi")
    await mother.sees("Sudah masuk antrean")


async def the_claim(page: Page, desk: PhoneOnPage) -> None:
    """Ends in the counsellor's private chat."""
    await page.keyboard.press("Alt+3")
    await page.keyboard.press("Enter")
    await desk.sees("Nama panggilan apa")
    await page.keyboard.type("Kak Dian")
    await page.keyboard.press("Enter")
    await desk.sees("Keluarga akan melihat: Kak Dian")
    await page.keyboard.press("Alt+c")
    await desk.sees("Menunggu sejak")
    await tab_back_and_press(page, "Ambil")
    await desk.sees_toast("sekarang milik Anda")
    await page.keyboard.press("Alt+c")


async def tab_back_and_press(page: Page, label: str) -> None:
    """Shift+Tab, since the newest buttons stand right above the field where a person writes."""
    passed = []
    for _ in range(STEPS):
        await page.keyboard.press("Shift+Tab")
        passed.append(await page.evaluate("document.activeElement.innerText.trim()"))
        if passed[-1].startswith(label):
            await page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab does not reach {label!r}; it passes {passed}")
