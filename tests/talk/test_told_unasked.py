"""An address, a kecamatan, an age that were told before they were asked for are kept, and not asked again."""

from __future__ import annotations

import pytest

from flows.notes import Changed
from tests.talk.conversation import Conversation, notes
from tests.talk.test_a_bystander import BEATEN

ADDRESS = "Jl. Kebon Pala II No. 14 RT 5, Jatinegara"


def test_an_address_in_danger_is_noted_and_the_place_is_not_asked() -> None:
    family = Conversation().says(BEATEN).says(ADDRESS).hears("Tempatnya sudah dicatat", "masih terjadi")
    assert {"safety.address": ADDRESS} in [dict(note.details) for note in notes(family, Changed)]
    assert "31.75.03" in [note.kecamatan for note in notes(family, Changed)]
    family.presses("Masih terjadi").stands_at("safety.stay")
    family.says("sudah saya tulis tadi, jl kebon pala II no 14").hears("Tempatnya sudah dicatat")
    assert family.session.answers["safety.address"] == ADDRESS


def test_an_address_in_the_cry_itself_goes_with_the_case() -> None:
    family = Conversation().says(f"{BEATEN}, jl mawar 5 tambora")
    assert family.opened[0].details["safety.address"] == "jl mawar 5 tambora"
    assert family.opened[0].kecamatan == "31.73.04"
    family.presses("Tidak tahu").stands_at("safety.stay")


def test_whoever_is_in_danger_is_asked_for_the_number_next() -> None:
    family = Conversation().says("suami saya mukul saya tolong").says("jl mawar 5")
    family.presses("Bisa bicara").hears("nomor mana yang aman")


def test_a_danger_of_another_day_asks_again_where_they_are() -> None:
    family = Conversation().says("suami saya mukul saya tolong").says("jl mawar 5").presses("Bisa bicara")
    family.presses("Sekarang sudah aman").passes(minutes=60 * 30)
    family.says("suami saya mukul saya lagi tolong").presses("Bisa bicara").stands_at("safety.where")


def test_the_name_of_a_kecamatan_is_known_with_a_letter_missing() -> None:
    family = Conversation().says("suami saya mukul saya tolong").presses("Tidak bisa").says("kec jatinegra")
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan] == ["31.75.03"]


def test_where_somebody_else_is_says_nothing_of_the_kecamatan() -> None:
    family = Conversation().says("suami saya mukul saya tolong").says("dia kerja di tanah abang")
    assert "intake.kecamatan" not in family.session.answers


@pytest.mark.parametrize(
    "said", ["skrg sudah sepi, tidak ada suara lagi", "udah sepi kak skrg, ga kedengeran apa2"]
)
def test_that_it_is_quiet_answers_whether_it_goes_on(said: str) -> None:
    family = Conversation().says(BEATEN).says(said).stands_at("safety.where").hears("Kalau mulai lagi")
    assert family.session.answers["safety.now"] == "ended"


@pytest.mark.parametrize("said", ["sudah sepi, anaknya ga gerak", "sepi skrg, kayaknya anaknya pingsan"])
def test_a_quiet_that_is_worse_answers_nothing(said: str) -> None:
    assert "safety.now" not in Conversation().says(BEATEN).says(said).session.answers


def test_a_neighbours_guess_of_the_age_is_kept_as_it_was_told() -> None:
    family = (
        Conversation()
        .says(BEATEN, ADDRESS)
        .says("umur 6 atau 7")
        .presses("Sudah berhenti")
        .presses("Sekarang")
        .presses("Ya, boleh")
    )
    family.presses("Sudah").presses("Anak dipukul").presses("Hampir").stands_at("intake.summary")
    family.hears("Anak: umur 6 atau 7", "Kecamatan: Jatinegara", "Tempat: Jl. Kebon Pala II")
