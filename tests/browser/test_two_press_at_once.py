"""Two counsellors press in the same moment: one has the case, the other reads who."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import expect

from tests.browser.phone_on_page import PhoneOnPage
from tests.browser.stage import Stage
from tests.browser.story import asks_a_question, comes_to_work

pytestmark = pytest.mark.browser

BOTH = """() => document.querySelectorAll('[data-chat^="-"] [data-testid="button"]').forEach((one) => one.click())"""
"""Every button that stands in a group; a hand on each mouse would not be quicker."""


async def test_one_wins_and_the_other_reads_who(stage: Stage) -> None:
    names = {"Kak Dian": stage.desk_1, "Kak Sari": stage.desk_2}
    await asks_a_question(stage.mother)
    for name, desk in names.items():
        await comes_to_work(desk, name)
    for desk in names.values():
        await expect(desk.button("Ambil")).to_be_visible()
    await stage.page.evaluate(BOTH)
    said = dict(zip(names, await asyncio.gather(*map(answer, names.values())), strict=True))
    winner = next(name for name, words in said.items() if "sekarang milik Anda" in words)
    loser = next(name for name in names if name != winner)
    assert f"sudah diambil {winner}" in said[loser]
    await names[loser].root.get_by_test_id("alert-ok").click()

    for desk in names.values():
        await desk.sees(f"Diambil {winner}")
        await expect(desk.button("Ambil")).to_have_count(0)
        await desk.opens_private()
    await names[winner].sees("susah makan sayur")
    await stage.mother.sees(f"Sekarang yang membalas orang, bukan bot: {winner}")
    await expect(names[loser].heard("susah makan sayur")).to_have_count(0)


async def answer(desk: PhoneOnPage) -> str:
    """What the press was answered with: a line that goes by itself, or an alert that waits for OK."""
    shown = desk.root.locator('[data-testid="toast"]:not([hidden]), [data-testid="alert"]:not([hidden])')
    await expect(shown).to_be_visible()
    return await shown.inner_text()
