"""A mother who tells more at the last questions is not asked the same thing four times: it goes to the case, and on.

Reported by players: "dari lahir 2,5kg" met "belum paham", and the district was asked for five times.
"""

from __future__ import annotations

import pytest

from flows.notes import FamilySaid
from tests.talk.conversation import Conversation, notes

DISTRICT, GO_ON = "Di kecamatan mana?", "boleh dilewati"


def queued() -> Conversation:
    mother = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    mother.says("anak saya susah makan bu, maunya cuma nasi sama kecap").presses("Sudah").presses("Makan")
    return mother.hears(DISTRICT)


def test_what_is_told_twice_beside_a_question_passes_over_it() -> None:
    mother = queued().says("umurnya 2 th 6 bln").hears(GO_ON, DISTRICT)
    mother.says("dari lahir 2,5kg").stands_at("intake.summary").hears("Sudah masuk untuk konselor")
    told = [note.piece.text for note in notes(mother, FamilySaid)]
    assert told[-2:] == ["umurnya 2 th 6 bln", "dari lahir 2,5kg"]


def test_the_summary_is_read_out_once_and_not_under_each_word() -> None:
    mother = queued().presses("Lewati").stands_at("intake.summary")
    mother.says("dari lahir 2,5kg").stands_at("intake.summary").hears("catatan di atas")
    assert "Ini yang kami catat" not in mother.last
    mother.says("udah pernah ke posyandu").stands_at("waiting.line")


def test_an_answer_between_begins_anew() -> None:
    mother = queued().says("umurnya 2 th 6 bln").says("cakung").stands_at("intake.summary")
    mother.hears("Cakung")


@pytest.mark.parametrize("slip", ["ckung barat", "xyz"])
def test_a_slip_is_still_a_slip(slip: str) -> None:
    assert GO_ON not in queued().says(slip).last


def test_a_question_that_moves_the_risk_is_not_passed_over() -> None:
    mother = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    mother.says("anak saya dijauhi teman sekelas karena saya tukang sampah").presses("Sudah")
    mother.presses_token(mother.buttons[0].token)
    stands = mother.session.node
    assert stands.startswith("risk.")
    mother.says("sekolahnya di dekat pasar bu").says("kelas empat, naik sepeda ke sekolah").stands_at(stands)


def test_a_grown_up_who_tells_instead_of_answering_about_danger_goes_on() -> None:
    mother = Conversation().says("halo").presses("Orang tua").stands_at("intake.danger")
    mother.says("anak saya umur 5 tahun").stands_at("intake.danger").says("susah makan")
    mother.stands_at("intake.consent").hears("tolong")
    assert "belum paham" not in "".join(mother.heard)
    mother.presses("Ya").says("maunya nasi aja").hears("antrean")
    assert [case.risk for case in mother.opened] == ["rendah"]


def test_a_child_who_tells_in_pieces_is_asked_again() -> None:
    child = Conversation().says("halo").presses("Saya anak")
    child.says("aku mau cerita soal sekolah").says("di kelas ada temen baru").stands_at("intake.danger")


def test_a_danger_among_such_words_still_rings() -> None:
    mother = Conversation().says("halo").presses("Orang tua").says("anak saya umur 5 tahun")
    mother.says("dia kejang sekarang").stands_at("safety.company")
