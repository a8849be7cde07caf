"""Everything can be played without a mouse."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

STEPS = 25
"""Presses of Tab after which a button counts as out of reach."""


async def test_a_case_is_told_and_claimed_without_a_mouse(stage: Stage) -> None:
    keys, mother, desk = stage.page.keyboard, stage.mother, stage.desk_1
    await keys.press("Alt+1")
    await keys.press("Enter")
    await mother.sees("Siapa yang menulis")
    await tab_back_to(stage.page, "Orang tua")
    await keys.press("Enter")
    await mother.sees("sedang dalam bahaya?")
    await keys.press("Alt+1")
    await keys.press("Alt+ArrowUp")
    await keys.press("ArrowDown")
    await expect(mother.button("Tidak")).to_be_focused()
    await keys.press("Enter")
    await mother.sees("Boleh kami simpan")
    await keys.press("Alt+1")
    await tab_back_to(stage.page, "Ya, boleh")
    await keys.press("Enter")
    await mother.sees("Boleh ceritakan")
    await keys.press("Alt+1")
    await keys.type("anak saya susah makan")
    await keys.press("Enter")
    await mother.sees("Masih ada yang ingin ditambahkan?")
    await tab_back_to(stage.page, "Sudah")
    await keys.press("Enter")
    await mother.sees("tentang apa?")
    await keys.press("Alt+1")
    await tab_back_to(stage.page, "Makan dan gizi")
    await keys.press("Enter")
    await mother.sees("Sudah masuk antrean")

    await keys.press("Alt+3")
    await keys.press("Enter")
    await desk.sees("Nama panggilan apa")
    await keys.type("Kak Dian")
    await keys.press("Enter")
    await desk.sees("Keluarga akan melihat: Kak Dian")
    await keys.press("Alt+c")
    await desk.sees("Menunggu sejak")
    await tab_back_to(stage.page, "Ambil")
    await keys.press("Enter")
    await desk.sees_toast("sekarang milik Anda")
    await keys.press("Alt+3")
    await keys.press("Alt+c")
    await desk.sees("susah makan")


async def test_alt_and_a_digit_go_to_each_phone(stage: Stage) -> None:
    phones = (stage.mother, stage.child, stage.desk_1, stage.desk_2, stage.staff)
    for number, phone in enumerate(phones, start=1):
        await stage.page.keyboard.press(f"Alt+{number}")
        await expect(phone.root.get_by_test_id("start")).to_be_focused()
        await expect(phone.root).to_be_in_viewport(ratio=0.99)


async def test_the_question_mark_tells_the_keys_and_escape_closes(stage: Stage) -> None:
    await stage.page.keyboard.press("?")
    await expect(stage.page.get_by_test_id("help")).to_be_visible()
    await stage.page.keyboard.press("Escape")
    await expect(stage.page.get_by_test_id("help")).to_be_hidden()


async def tab_back_to(page: Page, label: str) -> None:
    """Shift+Tab, since the newest buttons stand right above the field where a person writes."""
    passed = []
    for _ in range(STEPS):
        await page.keyboard.press("Shift+Tab")
        passed.append(await page.evaluate("document.activeElement.innerText.trim()"))
        if passed[-1].startswith(label):
            return
    raise AssertionError(f"Tab does not reach {label!r}; it passes {passed}")
