"""Whoever hides in a hurry looks at the door: the word is known misspelt, and beside what interrupts it.

Reported: "dia bangun sembunyi" and "smbunyi" were answered as a story, and the chat stayed open while he woke.
"""

from __future__ import annotations

import pytest

from flows.effects import WipeChat
from flows.notes import Claimed, CounsellorSaid, Danger, FamilySaid, Hid
from flows.piece import Piece
from tests.talk.conversation import Conversation, notes
from tests.talk.test_hiding import CRY, gives_nothing_away, hidden
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE

HASTY = [
    "dia bangun sembunyi",
    "eh dia datang sembunyi dulu",
    "sembunyi suami pulang",
    "bntr ada org dtg smbunyi",
    "sembunyi dulu ya",
    "tutup cepet",
    "cepet tutup kak",
    "hapus chatnya dong",
    "umpetin dulu",
    "ngumpet dulu",
    "dia dateng, tutup",
    "udahan dulu dia dateng",
    "tutup suami pulang",
]
TOLD = [
    "dia sembunyi di kamar",
    "anak saya sembunyi",
    "aku sembunyi di lemari",
    "dia bangun aku sembunyi",
    "kalau dia datang sembunyi",
    "dia datang sembunyi-sembunyi",
    "sembunyi di mana kak",
    "anak saya suka sembunyi di kamar",
    "dia sembunyi di lemari",
    "dia tutup pintu cepet",
    "dia hapus chat saya",
    "suami hapus semua chatnya",
    "udah dulu ya kak",
    "tutup",
    "gimana cara hapus chatnya",
    "dia tutup mulut aku",
    "ayah pulang terus tutup pintu",
    "kapan sembuhnya",
    "sembuhnya",
]


def served() -> Conversation:
    """In danger, a counsellor has just written."""
    family = Conversation().says(ACUTE).gets(Claimed(1, "Kak Rina"))
    family.gets(CounsellorSaid(1, "Kak Rina", Piece("text", 5, "halo"), 9)).passes(seconds=20)
    family.told.clear()
    return family


@pytest.mark.parametrize("said", ["smbunyi", "sembuyi", "sembunyii", "Sembumyi!", *HASTY])
def test_the_word_typed_in_a_hurry_hides(said: str) -> None:
    for family in (telling(), served(), talking()):
        family.says(said).stands_at("hidden.menu").hears("Info keluarga")
        assert any(isinstance(effect, WipeChat) and effect.message for effect in family.effects)


@pytest.mark.parametrize(
    "said", ["hide", "close quick", "he's coming hide", "hide he is coming", "quick hide"]
)
def test_in_english_too(said: str) -> None:
    telling().says("english").says(said).stands_at("hidden.menu")


@pytest.mark.parametrize("said", TOLD)
def test_that_somebody_hides_is_a_story(said: str) -> None:
    for family in (telling(), talking()):
        assert not family.says(said).session.hidden


def test_who_wakes_is_danger_and_hidden_at_once_to_the_counsellor_who_writes() -> None:
    family = served().says("dia bangun sembunyi").stands_at("hidden.menu")
    said, danger, hid = family.told
    assert isinstance(said, FamilySaid)
    assert (said.piece.text, said.danger, said.piece.hidden) == ("dia bangun", True, False)
    assert isinstance(danger, Danger)
    assert not danger.hidden
    assert isinstance(hid, Hid)


def test_who_wakes_rings_where_nobody_has_the_case_and_the_screen_shows_the_menu_alone() -> None:
    family = Conversation().says(ACUTE).passes(minutes=4)
    family.told.clear()
    family.heard.clear()
    family.says("dia bangun sembunyi").stands_at("hidden.menu")
    assert [danger.served for danger in notes(family, Danger)] == [False]
    gives_nothing_away(family)
    family.passes(minutes=10)
    gives_nothing_away(family)
    family.comes_back().hears("112")


@pytest.mark.parametrize("words", ["dia bangun", "dia baru bangun", "dia datang"])
def test_who_wakes_is_danger_where_one_is_known_and_nothing_elsewhere(words: str) -> None:
    family = served().passes(minutes=4).says(words)
    assert len([*notes(family, Danger)]) == 1
    elsewhere = talking().says(words)
    assert not [*notes(elsewhere, Danger)]


def test_what_is_told_beside_the_word_is_kept_and_a_danger_opens_a_case() -> None:
    family = Conversation().says("halo").says("dia mukul lagi sembunyi").stands_at("hidden.menu")
    assert [case.risk for case in family.opened] == ["tinggi"]
    assert "dia mukul lagi" in family.kept


def test_over_the_hidden_chat_the_words_beside_it_may_be_another_hands() -> None:
    family = hidden(served()).says(f"{CRY} sembunyi").stands_at("hidden.menu")
    assert [danger.hidden for danger in notes(family, Danger)] == [True]
