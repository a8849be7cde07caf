"""Beside a question of food that waits: a mother who is hit herself, and how the first question stands."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation


def with_food() -> Conversation:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya, boleh")
    family.says("anak saya 3 tahun susah makan sudah dua minggu").presses("Sudah").presses("Makan dan gizi")
    return family.presses("Lewati").presses("Sudah benar").stands_at("waiting.line")


def test_a_mother_who_is_hit_hears_that_it_is_not_her_fault() -> None:
    family = with_food().says("bu ada lg, suami sy suka mukul kalo mabok")
    assert "Anak itu tidak salah" not in family.last
    assert "bukan salah Anda" in family.last


@pytest.mark.parametrize(
    "said", ["yg tadi soal makan gmn", "soal makan tadi gimana bu", "pertanyaan saya yg kemarin gimana"]
)
def test_how_the_first_question_stands_is_answered_and_no_danger(said: str) -> None:
    family = with_food().says("bu ada lg, suami sy suka mukul kalo mabok").presses("Sekarang sudah aman")
    family.says(said).hears("menunggu konselor")
    assert family.session.peril is None


def test_enough_is_our_own_word_and_no_wish_to_die() -> None:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya, boleh")
    family.says("anak saya 3 tahun susah makan sudah dua minggu").presses("Sudah").presses("Makan dan gizi")
    family.says("cukup")
    assert not family.session.node.startswith("safety.")
