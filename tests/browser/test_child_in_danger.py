"""A child who writes "tolong" reads numbers at once, and the group is called."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from simulator.cast import COUNSELLOR_CHAT
from tests.browser.stage import Stage
from tests.browser.story import gives_name

pytestmark = pytest.mark.browser


async def test_tolong(stage: Stage) -> None:
    child, desk = stage.child, stage.desk_2
    await child.starts()
    await child.sees("Siapa yang menulis")
    await child.says("tolong")
    numbers = await child.sees("112")
    await expect(numbers).to_contain_text("CONTOH")
    await expect(child.root.locator('[data-testid="message"].in').nth(1)).to_contain_text("112")

    await desk.opens(COUNSELLOR_CHAT)
    await expect(await desk.sees("Menunggu sejak")).to_contain_text("Risiko: TINGGI")
    await desk.presses("Ambil")
    # Telegram lets a bot write only to who has opened its private chat: the press leads there and claims nothing.
    await expect(desk.root.get_by_test_id("alert")).to_contain_text("Buka dulu obrolan pribadi")
    await desk.root.get_by_test_id("alert-ok").click()
    await desk.starts()
    await gives_name(desk, "Kak Sari")
    await desk.opens(COUNSELLOR_CHAT)
    await expect(desk.heard("Diambil")).to_have_count(0)
    await desk.presses("Ambil")
    await desk.sees_toast("sekarang milik Anda")

    await child.sees("Sekarang yang membalas orang, bukan bot: Kak Sari")
    await desk.opens_private()
    await expect(await desk.sees("Dasar menyimpan")).to_contain_text("kepentingan vital")
    await desk.says("Kakak di sini. Kamu di mana sekarang?")
    await child.sees("Kamu di mana sekarang?")
