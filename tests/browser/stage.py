"""The page in a real Chromium, with a phone for everybody who plays."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Page, async_playwright, expect

from scripts.ensure_chromium import find_chromium
from simulator.cast import CHILD, COUNSELLOR_1, COUNSELLOR_2, PARENT, STAFF
from tests.browser.phone_on_page import PhoneOnPage
from tests.browser.watch import Watch

LAPTOP_WIDTH, LAPTOP_HEIGHT = 1366, 768
PATIENCE_MS = 30_000
"""How long a busy machine may take until something is seen. The bot itself writes once a second in a chat."""


@dataclass(frozen=True)
class Stage:
    """Who plays: a mother, a child, two counsellors, and one of the staff."""

    page: Page
    watch: Watch

    @property
    def mother(self) -> PhoneOnPage:
        return PhoneOnPage(self.page, PARENT)

    @property
    def child(self) -> PhoneOnPage:
        return PhoneOnPage(self.page, CHILD)

    @property
    def desk_1(self) -> PhoneOnPage:
        return PhoneOnPage(self.page, COUNSELLOR_1)

    @property
    def desk_2(self) -> PhoneOnPage:
        return PhoneOnPage(self.page, COUNSELLOR_2)

    @property
    def staff(self) -> PhoneOnPage:
        return PhoneOnPage(self.page, STAFF)

    async def bot_is(self, online: bool) -> None:
        """Waits until the page says that the bot lives, or that it does not."""
        status = self.page.get_by_test_id("bot-status")
        await expect(status).to_have_attribute("data-online", "true" if online else "false")

    async def page_says_of_the_bot(self, words: str | re.Pattern[str]) -> None:
        await expect(self.page.get_by_test_id("bot-status").locator("b")).to_have_text(words)

    async def switch(self, control: str) -> None:
        """One of the demo's buttons: kill or start."""
        await self.page.get_by_test_id(f"control-{control}").click()


@asynccontextmanager
async def opened(url: str, *, alive: bool = True) -> AsyncIterator[Stage]:
    """The page at this address; with `alive`, when the bot is there."""
    expect.set_options(timeout=PATIENCE_MS)
    path = find_chromium()
    assert path is not None, "Chromium is missing. Run: .venv/bin/python scripts/ensure_chromium.py"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path)
        page = await browser.new_page(
            viewport={"width": LAPTOP_WIDTH, "height": LAPTOP_HEIGHT},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            reduced_motion="reduce",
        )
        page.set_default_timeout(PATIENCE_MS)
        stage = Stage(page, Watch(page))
        try:
            await page.goto(url)
            await stage.bot_is(online=alive)
            yield stage
        finally:
            await browser.close()
