"""A neighbour or a teacher tells of somebody else's child: asked about the child and its house, and about little."""

from __future__ import annotations

import pytest

from flows.notes import Changed
from flows.triage.writer import writer
from tests.talk.conversation import Conversation, book, notes

SCREAMS = "tiap malam saya dengar jeritan anak dari rumah sebelah"


def test_the_check_asks_whether_that_child_is_safe() -> None:
    family = Conversation().says(SCREAMS).hears("Apakah anak itu aman sekarang?").stands_at("safety.check")
    assert family.labels == ["Ya, aman", "Tidak aman", "Belum tahu"]


@pytest.mark.parametrize("pressed", ["Ya, aman", "Belum tahu"])
def test_screams_and_a_child_that_is_safe_now_still_become_a_case(pressed: str) -> None:
    family = Conversation().says(SCREAMS).presses(pressed).stands_at("intake.consent")
    family.presses("Ya, boleh").presses("Anak dipukul").stands_at("child.often")
    assert [case.who for case in family.opened] == ["neighbour"]


def test_at_most_three_questions_and_a_district_in_the_address_spares_the_lists() -> None:
    family = Conversation().says(SCREAMS).presses("Ya, aman").presses("Ya, boleh").presses("Anak dipukul")
    family.presses("Hampir tiap hari").hears("umur anak itu").says("7 tahunan").stands_at("child.where")
    family.says("jl anggrek 5, kalideres").stands_at("intake.summary").hears(
        "Kecamatan: Kalideres", "Umur: 7 tahunan"
    )
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan] == ["31.73.06"]


def test_an_address_without_a_district_leads_to_the_lists() -> None:
    family = Conversation().says(SCREAMS).presses("Ya, aman").presses("Ya, boleh").presses("Anak dipukul")
    family.presses("Baru sekali").presses("Lewati").says("gang melati").stands_at("intake.city")


def test_the_company_speaks_of_the_child_and_of_not_going_in() -> None:
    family = Conversation().says("halo").presses("Tetangga").hears("anak itu sedang dalam bahaya")
    family.presses("Ya, sekarang").hears("112", "110", "Jangan masuk sendiri", "masih terjadi sekarang?")
    assert "Bisa pergi dari sini" not in family.labels
    family.presses("Masih terjadi").hears("Di mana anak itu").says("jl anggrek 5").stands_at("safety.stay")
    family.presses("Sekarang anak itu aman").stands_at("intake.consent")


def test_who_says_in_the_company_that_they_are_the_neighbour_is_believed() -> None:
    family = Conversation().says("ada yang teriak minta tolong").stands_at("safety.company")
    family.says("bukan saya yang bahaya, saya tetangga").hears("Kalau anak itu dalam bahaya")
    assert [note.who for note in notes(family, Changed) if note.who] == ["neighbour"]


def test_saying_who_writes_is_an_answer_and_no_danger() -> None:
    Conversation().says("halo").says("ada suara anak nangis").says("saya tetangganya").stands_at(
        "intake.danger"
    )


@pytest.mark.parametrize("said", ["tetangga saya mukul saya tiap hari", "saya dipukul anak tetangga"])
def test_whoever_is_hurt_by_a_neighbour_is_no_neighbour(said: str) -> None:
    assert writer([said], book()) != "neighbour"
