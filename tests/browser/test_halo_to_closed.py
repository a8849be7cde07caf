"""From "halo" to a closed case, by what the page offers and nothing else."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from simulator.cast import COUNSELLOR_CHAT
from tests.browser.phone_on_page import PhoneOnPage
from tests.browser.stage import Stage
from tests.browser.story import agrees, comes_to_work

pytestmark = pytest.mark.browser

STORY = (
    "Anak saya umur 4 tahun, Kak",
    "Sudah seminggu susah makan sayur",
    "Maunya nasi dan kecap saja",
)


async def test_a_mother_asks_is_answered_and_sees_the_end(stage: Stage) -> None:
    code = await the_intake(stage.mother)
    await the_claim(stage.desk_1, code)
    await stage.mother.sees("Sekarang yang membalas orang, bukan bot: Kak Dian")
    await the_letter(stage.desk_1)
    await the_talk(stage.mother, stage.desk_1)
    await the_end(stage.mother, stage.desk_1, code)


async def the_intake(mother: PhoneOnPage) -> str:
    """Returns the case's code, as the mother reads it."""
    await agrees(mother)
    await mother.says(*STORY)
    await mother.attaches("photo", "ini piringnya")
    await mother.attaches("voice")
    await mother.sees("Terima kasih, sudah sampai.")
    await mother.presses("Sudah")
    await mother.sees("tentang apa?")
    await mother.presses("Makan dan gizi")
    code = await code_in(await mother.sees("Sudah masuk antrean"))
    await mother.says("kebon jeruk")
    summary = await mother.sees("Ini yang kami catat")
    await expect(summary).to_contain_text("Kecamatan: Kebon Jeruk")
    await expect(summary).to_contain_text("Cerita: 5 pesan")
    await mother.presses("Ubah: kecamatan")
    await expect(mother.heard("Di kecamatan mana")).to_have_count(2)
    await mother.says("tebet")
    await mother.sees("Kecamatan: Tebet")
    await mother.presses("Sudah benar")
    assert await code_in(await mother.sees("boleh dicatat")) == code
    return code


async def the_claim(desk: PhoneOnPage, code: str) -> None:
    await comes_to_work(desk, "Kak Dian")
    card = await desk.sees("Menunggu sejak")
    await expect(card).to_contain_text("Kecamatan: Tebet")
    await desk.presses(f"Ambil {code}")
    await desk.sees_toast(f"{code} sekarang milik Anda")
    await expect(card_of(desk, code)).to_contain_text("Diambil Kak Dian")
    await expect(desk.button(f"Ambil {code}")).to_have_count(0)
    for word in (*STORY, "piringnya", "Ibu"):
        await expect(desk.messages.filter(has_text=word)).to_have_count(0)
    await desk.opens_private()


async def the_letter(desk: PhoneOnPage) -> None:
    await desk.sees("Itu semuanya sampai sekarang")
    told = await (await desk.sees("cerita:")).inner_text()
    assert [told.count(text) for text in STORY] == [1, 1, 1]
    assert sorted(STORY, key=told.index) == list(STORY)
    await expect(desk.root.locator('.in[data-kind="photo"]')).to_contain_text("ini piringnya")
    await expect(desk.root.locator('.in[data-kind="voice"]')).to_have_count(1)


async def the_talk(mother: PhoneOnPage, desk: PhoneOnPage) -> None:
    await desk.says("Selamat pagi, Bu. Sayur apa yang pernah ia suka?")
    await expect(await mother.sees("Sayur apa yang pernah")).to_contain_text("Kak Dian, konselor Puspa:")
    await mother.says("Dulu jagung dan labu kuning")
    await expect(await desk.sees("labu kuning")).to_contain_text("· pelapor:")
    await desk.replies("labu kuning", "Mulai dari dua itu, satu suap sehari")
    await mother.sees("satu suap sehari")
    await expect(desk.told("satu suap sehari").locator(".quote")).to_contain_text("labu kuning")
    await desk.edits("Mulai dari dua itu, satu suap sehari", "Mulai dari jagung dulu, dua suap sehari")
    await expect(await mother.sees("jagung dulu, dua suap")).to_contain_text("diedit")
    await expect(mother.heard("satu suap sehari")).to_have_count(0)


async def the_end(mother: PhoneOnPage, desk: PhoneOnPage, code: str) -> None:
    await desk.says("/tutup")
    await desk.sees(f"Menutup {code}. Bagaimana hasilnya?")
    await desk.presses("Terjawab")
    await desk.sees("Kata penutup?")
    await desk.says("Semoga lahap, Bu. Kapan pun boleh menulis lagi.")
    await mother.sees("Semoga lahap, Bu.")
    last = await mother.sees("Percakapan ini sudah selesai")
    await expect(last).to_contain_text(code)
    await desk.opens(COUNSELLOR_CHAT)
    await expect(card_of(desk, code)).to_contain_text("Ditutup")


def card_of(desk: PhoneOnPage, code: str) -> Locator:
    """The case's card in the group, whatever stands on it by now."""
    return desk.heard(code).filter(has_text="Risiko:").first


async def code_in(message: Locator) -> str:
    found = re.search(r"[A-Z]+-[A-Z]+-\d\d", await message.inner_text())
    assert found is not None
    return found[0]
