"""One of the page's phones, used as a person uses it: typing, pressing, pointing. It waits for what it sees."""

from __future__ import annotations

import re

from playwright.async_api import Locator, Page, expect


class PhoneOnPage:
    """`chat` names the open chat by its tab; the page shows one chat of a phone at a time."""

    def __init__(self, page: Page, person: int) -> None:
        self.person = person
        self.root = page.locator(f'[data-person="{person}"]')
        self.composer = self.root.get_by_test_id("composer")
        self.messages = self.root.get_by_test_id("message")

    # What the person does

    async def starts(self) -> None:
        await self.root.get_by_test_id("start").click()

    async def opens(self, chat: int) -> None:
        await self.root.locator(f'[data-chat-tab="{chat}"]').click()
        await expect(self.root.locator(f'[data-chat="{chat}"]')).to_be_visible()

    async def opens_private(self) -> None:
        await self.opens(self.person)

    async def says(self, *texts: str) -> None:
        """One message after another, each sent with Enter."""
        for text in texts:
            await self.composer.fill(text)
            await self.composer.press("Enter")
            await expect(self.composer).to_have_value("")

    async def attaches(self, kind: str, caption: str = "") -> None:
        """A sample of this kind from the clip's menu."""
        await self.composer.fill(caption)
        await self.root.get_by_test_id("attach").click()
        await self.root.get_by_test_id(f"attach-{kind}").click()

    async def presses(self, label: str) -> None:
        """The newest button whose label starts so."""
        await self.button(label).click()

    async def replies(self, to: str, text: str) -> None:
        await self._act("reply", self.messages.filter(has_text=to).last)
        await self.says(text)

    async def edits(self, old: str, new: str) -> None:
        await self._act("edit", self.messages.filter(has_text=old).last)
        await expect(self.composer).to_have_value(old)
        await self.says(new)

    async def _act(self, name: str, message: Locator) -> None:
        await message.locator(".bubble").hover()
        await message.get_by_test_id(name).click()

    # What the person sees

    def button(self, label: str) -> Locator:
        starts_so = re.compile(rf"^(\d+\. )?{re.escape(label)}")
        return self.root.get_by_test_id("button").filter(has_text=starts_so).last

    def heard(self, text: str) -> Locator:
        """Messages from others with these words."""
        return self.root.locator('[data-testid="message"].in').filter(has_text=text)

    def told(self, text: str) -> Locator:
        """Own messages with these words."""
        return self.root.locator('[data-testid="message"].out').filter(has_text=text)

    async def is_ticked(self, text: str, ticks: str) -> None:
        """What the marks at an own message say: "Terkirim ..." is one, "Dibaca ..." two."""
        await expect(self.told(text).locator(f'.meta [role="img"][aria-label^="{ticks}"]')).to_be_visible()

    async def sees(self, text: str) -> Locator:
        """Waits for a message from somebody else; returns the newest one with these words."""
        newest = self.heard(text).last
        await expect(newest).to_be_visible()
        return newest

    async def shows_the_hour(self, hour: re.Pattern[str]) -> None:
        await expect(self.root.locator(".status-bar time").first).to_have_text(hour)

    async def sees_toast(self, text: str) -> None:
        await expect(self.root.get_by_test_id("toast")).to_contain_text(text)
