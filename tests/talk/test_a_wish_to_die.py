"""Who wants to die, and who tells it of a child, reads what to do until a counsellor does; nobody is told to flee.

Reported by players: "pengen ilang aja" and "gw udah minum 4" got the words for a violent man at the door.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed
from flows.triage.wish import of_another
from tests.talk.conversation import NIGHT, Conversation, book, notes

OWN, NEAR, FLEE = "jangan sendirian dulu", "biarkan dia sendirian", "jalan keluarnya"
MOTHER = "anak saya 13 tahun, katanya pengen mati aja"


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ("anak saya pengen mati", True),
        ("anaknya blg pengen mati aja", True),
        ("saya takut dia bunuh diri", True),
        ("temen gw mau bunuh diri", True),
        ("saya pengen mati aja, anak udah tidur", False),
        ("bapak mukul aku terus, aku pengen mati", False),
        ("kak, pengen mati rasanya", False),
        ("gw pengen ilang aja", False),
        ("aku anak kls 5, pengen mati aja", False),
        ("saya ibu dua anak, pengen mati aja", False),
        ("bapak mukul aku terus, pengen mati rasanya", False),
        ("anak saya 13 tahun, katanya pengen mati aja", True),
        ("anak saya kls 5, pengen mati aja", True),
    ],
)
def test_whose_wish_it_is_stands_before_it(said: str, another: bool) -> None:
    assert of_another(said, book()) is another


def test_a_girl_who_wants_to_die_is_asked_who_is_near_and_not_to_leave() -> None:
    girl = Conversation(NIGHT, oncall=True).says("umurku 16").says("aku pengen mati aja malam ini")
    girl.hears("112", OWN, "orang di dekatmu")
    assert "pergi dari situ" not in girl.last
    assert "mendekat" not in girl.last


def test_what_was_swallowed_needs_a_doctor_however_it_feels() -> None:
    girl = Conversation(NIGHT, oncall=True).says("umurku 16").says("aku pengen mati aja malam ini")
    girl.presses("Sudah minum obat").hears("perlu dokter sekarang", "112").stands_at("safety.where")
    assert {"safety.wish": "taken"} in [dict(note.details) for note in notes(girl, Changed)]


def test_a_mother_is_told_to_stay_with_her_and_not_to_flee() -> None:
    mother = Conversation(NIGHT, oncall=True).says(MOTHER).hears(NEAR)
    mother.says("saya harus gimana?").hears(NEAR, "112")
    assert FLEE not in mother.last


def test_a_wish_to_die_told_within_another_danger_is_answered_as_such() -> None:
    mother = Conversation(NIGHT, oncall=True).says("suami saya baru mukul saya sama anak saya")
    mother.passes(minutes=2).says("anaknya bilang pengen mati aja").hears(NEAR)


def test_unconfirmed_none_of_it_reaches_a_family() -> None:
    girl = Conversation(NIGHT, demo=False, oncall=True).says("aku pengen mati aja malam ini")
    assert OWN not in girl.last


def test_where_pictures_are_spread_nobody_is_told_to_flee() -> None:
    mother = Conversation(oncall=True).says("foto telanjang anak saya disebar temannya di grup, dia diancam")
    mother.says("saya harus gimana?")
    assert FLEE not in mother.last


def test_who_wants_to_die_whenever_they_see_somebody_is_who_wants_to_die() -> None:
    assert not of_another("tiap lihat dia aku pengen mati", book())
    assert of_another("kemarin saya nemu silet sama bekas sayatan di tangannya", book())


def test_who_names_what_is_at_hand_reads_to_put_it_out_of_reach() -> None:
    girl = Conversation(NIGHT, oncall=True).says("umurku 16").says("aku pengen mati aja malam ini")
    girl.says("obat nyokap byk").hears("Jauhkan dulu obat", "orang di dekatmu")
    assert "Jauhkan" not in girl.says("mama lagi kerja").last


def test_a_bare_yes_is_no_place() -> None:
    girl = Conversation(NIGHT, oncall=True).says("umurku 16").says("aku pengen mati aja malam ini")
    girl.presses("Sendirian").stands_at("safety.where").says("iya").stands_at("safety.where")
    assert "safety.where" not in girl.session.answers
