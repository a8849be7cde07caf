"""The page and a Telegram whose hours and messages the test makes: no bot, but what it would send."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.commands.bot_process import BotProcess
from bot.commands.demo import switches
from simulator.cast import CHILD, COUNSELLOR_1, COUNSELLOR_CHAT, DEMO_CAST, PARENT, STAFF
from simulator.presence import Life
from simulator.server import Simulator
from tests.browser.stage import Stage, opened
from tests.browser.watch import covered, cut_off, hard_to_read
from tests.simulator.raw_bot import RawBot

pytestmark = pytest.mark.browser

EVENING = datetime(2026, 11, 24, 16, 50, tzinfo=UTC)
"""Tuesday, 23.50 in Jakarta."""

SIZES: tuple[ViewportSize, ...] = ({"width": 1280, "height": 720}, {"width": 1366, "height": 768})
LIVES: tuple[tuple[Life, str], ...] = (
    ("running", "Bot diam"),
    ("unknown", "Belum tersambung"),
    ("killed", "Bot dimatikan"),
    ("ended", "Bot berhenti sendiri"),
)
LONG_WORDS = "Terima kasih sudah bercerita. " * 20
HIDDEN_PARTS = """([number, part]) => {
    const message = document.querySelector(`[data-person="${number}"] li.message:last-child`);
    const view = message.closest(".scroller").getBoundingClientRect();
    const shown = [...(part ? message.querySelectorAll(part) : [message])];
    return shown.map((one) => one.getBoundingClientRect()).filter(
        (one) => one.top < view.top || one.bottom > view.bottom + 1).length;
}"""
"""How many parts of a phone's newest message are not whole in sight."""


@dataclass
class Hour:
    """The clock of the played Telegram."""

    now: datetime = field(default=EVENING)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Alone:
    stage: Stage
    simulator: Simulator
    bot: RawBot
    hour: Hour

    async def sends(self, chat: int, text: str, *labels: str, **button: Any) -> None:
        """From the bot, with a button in each row."""
        keyboard = [[{"text": label, **(button or {"callback_data": "x"})}] for label in labels]
        await self.bot.call(
            "sendMessage", chat_id=chat, text=text, reply_markup={"inline_keyboard": keyboard}
        )

    async def becomes(self, now: datetime) -> None:
        """In Telegram and in the browser."""
        self.hour.now = now
        await self.stage.page.clock.set_fixed_time(now)


@pytest.fixture
async def alone() -> AsyncIterator[Alone]:
    hour = Hour()
    process = BotProcess()
    controls = switches(process, process.start)
    async with Simulator(limits=False, now=hour, controls=controls) as simulator:
        DEMO_CAST.install(simulator.world)
        async with RawBot(simulator.url, simulator.token) as bot, seen(simulator.url) as stage:
            yield Alone(stage, simulator, bot, hour)


@asynccontextmanager
async def seen(url: str) -> AsyncIterator[Stage]:
    async with opened(url, alive=False) as stage:
        yield stage
        assert await stage.watch.broken() == []


async def test_the_day_turns_at_midnight_and_is_named_once(alone: Alone) -> None:
    stage, mother = alone.stage, alone.stage.mother
    await alone.becomes(EVENING)
    await mother.starts()
    await mother.told("/start").wait_for()
    days = mother.root.locator(".day")
    await expect(days).to_have_text(["Hari ini"])
    await alone.becomes(EVENING + timedelta(minutes=20))
    await expect(days).to_have_text(["Kemarin"])
    await mother.says("belum tidur")
    await expect(days).to_have_text(["Kemarin", "Hari ini"])
    await stage.page.reload()
    await expect(days).to_have_text(["Kemarin", "Hari ini"])


async def test_a_phone_never_loses_its_field_to_a_link(alone: Alone) -> None:
    """The board in the group leads into the private chat by a link that offers START."""
    desk = alone.stage.desk_1
    await alone.sends(COUNSELLOR_CHAT, "Papan", "Buka", url="https://t.me/puspa_peragaan_bot?start=konselor")
    await desk.starts()
    await expect(desk.composer).to_be_focused()
    for _ in range(2):
        await desk.opens(COUNSELLOR_CHAT)
        await desk.presses("Buka")
        await expect(desk.root.get_by_test_id("start")).to_be_focused()
        await expect(desk.composer).to_be_visible()
        await desk.opens(COUNSELLOR_CHAT)
        await desk.opens_private()
        await expect(desk.root.get_by_test_id("start")).to_be_hidden()
    await desk.opens(COUNSELLOR_CHAT)
    await desk.presses("Buka")
    await desk.says("halo")
    await expect(desk.root.get_by_test_id("start")).to_be_hidden()
    await expect(desk.composer).to_be_focused()


async def test_the_newest_question_stands_in_sight_with_its_buttons(alone: Alone) -> None:
    """And nothing lies on it: neither the arrow down nor what comes with the pointer."""
    page = alone.stage.page
    for phone in (alone.stage.mother, alone.stage.child, alone.stage.desk_1):
        await phone.starts()
        await phone.told("/start").wait_for()
    for size in SIZES:
        await page.set_viewport_size(size)
        for number in range(3):
            await alone.sends(PARENT, f"Pertanyaan {number} " + LONG_WORDS[:200], *"abcdefg")
            await alone.sends(CHILD, f"Pertanyaan {number}", *"abcdefghijklmnop")
            await alone.sends(COUNSELLOR_CHAT, f"Kartu {number}")
            await alone.sends(COUNSELLOR_1, f"Surat {number} " + LONG_WORDS, "a", "b", "c", "d")
        for phone in (alone.stage.mother, alone.stage.child, alone.stage.desk_1):
            await expect(phone.heard(" 2 ").or_(phone.heard("Pertanyaan 2")).last).to_be_visible()
        await whole(page, PARENT, "")
        # What does not fit begins with its words; the arrow leads on to the last button.
        for phone in (alone.stage.child, alone.stage.desk_1):
            await whole(page, phone.person, ".sender, .text")
            await expect(phone.root.locator(".to-bottom")).to_be_visible()
            await phone.messages.last.locator(".bubble").hover()
            await expect(phone.messages.last.get_by_test_id("reply")).to_have_css("opacity", "1")
            assert await covered(page) == []
            await phone.root.locator(".to-bottom").click()
            await whole(page, phone.person, ".button-row:last-child")
        assert await cut_off(page) == []


async def test_a_phone_beside_the_screen_is_named_and_comes_whole(alone: Alone) -> None:
    """On a laptop the fifth was not seen: its name in the bar was cut off as soon as others had something unread."""
    page, staff = alone.stage.page, alone.stage.staff
    for phone in (alone.stage.mother, alone.stage.child, alone.stage.desk_1, staff):
        await phone.starts()
    for size in SIZES:
        await page.set_viewport_size(size)
        await alone.stage.mother.composer.focus()
        await page.locator(f'[data-chip="{PARENT}"]').get_by_test_id("phone-jump").click()
        for number in range(6):
            await alone.sends(COUNSELLOR_CHAT, f"Kartu {number}")
            await alone.sends(STAFF, f"Kabar {number}")
        chip = page.locator(f'[data-chip="{STAFF}"]')
        await expect(chip.locator(".way")).to_have_text("›")
        assert await cut_off(page) == []
        await chip.get_by_test_id("phone-jump").click()
        await expect(staff.root).to_be_in_viewport(ratio=0.99)
        await expect(chip.locator(".way")).to_be_hidden()
        await expect(page.locator(f'[data-chip="{PARENT}"] .way')).to_have_text("‹")


async def whole(page: Page, person: int, part: str) -> None:
    await page.wait_for_function(f"(given) => ({HIDDEN_PARTS})(given) === 0", arg=[person, part])


async def test_the_page_tells_how_the_bot_went_and_answers_a_press_of_a_dead_one(alone: Alone) -> None:
    stage, presence, mother = alone.stage, alone.simulator.presence, alone.stage.mother
    await mother.starts()
    await mother.is_ticked("/start", "Terkirim")
    presence.says("starting")
    await stage.page_says_of_the_bot("Bot sedang mulai …")
    assert await cut_off(stage.page) == []
    await expect(stage.page.get_by_test_id("bot-status")).to_contain_text("sampai setengah menit")
    stands = await mother.root.bounding_box()
    for life, words in LIVES:
        presence.says(life, "basis data terkunci")
        await stage.page_says_of_the_bot(words)
        assert await mother.root.bounding_box() == stands
        assert await cut_off(stage.page) == []
    reason = stage.page.get_by_test_id("bot-ended")
    await expect(reason).to_have_text("Bot berhenti sendiri: basis data terkunci; nyalakan lagi.")
    for theme in ("light", "dark"):
        await stage.page.emulate_media(color_scheme=theme)
        assert [*await hard_to_read(stage.page), *await cut_off(stage.page)] == []
    # More presses than a browser has connections: what is written must arrive all the same.
    await alone.sends(PARENT, "Pilih", *"abcdefgh")
    for label in "abcdefgh":
        await mother.presses(label)
    await mother.sees_toast("Bot sedang mati")
    await mother.says("masih bisa menulis")
    await mother.is_ticked("masih bisa menulis", "Terkirim")
    presses = [update["callback_query"] for update in await alone.bot.updates() if "callback_query" in update]
    assert len(presses) == 8
    await stage.page_says_of_the_bot("Bot berhenti sendiri")
    await mother.is_ticked("masih bisa menulis", "Dibaca bot")
    await alone.bot.call("answerCallbackQuery", callback_query_id=presses[0]["id"], text="Sudah")
    await mother.sees_toast("Sudah")
    presence.says("running")
    await expect(reason).to_be_hidden()
