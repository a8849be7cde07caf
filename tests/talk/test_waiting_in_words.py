"""In the queue a correction is one, "kok lama" is answered, and who goes on telling is not asked the same thing twice.

Reported by players: "umurnya 9 bu, bukan 8" met a question, and each further word the same question again.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed, FamilySaid
from flows.triage.age import child_age
from tests.talk.conversation import Conversation, notes

WHICH = "Ini masih tentang yang tadi?"


def waiting(story: str = "anak saya 8 bulan susah makan bu") -> Conversation:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya").says(story)
    family.presses("Sudah").presses("Makan").presses("Lewati").presses("Sudah benar")
    return family.stands_at("waiting.line")


@pytest.mark.parametrize(
    ("story", "said", "age"),
    [
        ("anak saya 8 bulan susah makan bu", "umurnya 9 bu, bukan 8", "9 bulan"),
        ("anak saya 8 tahun susah makan bu", "umurnya 9 bu, bukan 8", "9"),
        ("anak saya 8 bulan susah makan bu", "eh bukan 8 bulan, 9 bulan", "9 bulan"),
    ],
)
def test_a_correction_goes_to_the_case(story: str, said: str, age: str) -> None:
    family = waiting(story).says(said).stands_at("waiting.line").hears("Sudah diubah")
    assert [note.details["child.age"] for note in notes(family, Changed) if "child.age" in note.details] == [
        age
    ]


def test_what_denies_something_else_is_no_correction() -> None:
    family = waiting().says("bukan saya ga mau masak bu, tapi dia nolak terus")
    assert "diubah" not in family.last


@pytest.mark.parametrize("said", ["kok lama ya", "lama banget sih", "kok ga ada yg bales"])
def test_who_waits_hears_until_when(said: str) -> None:
    waiting().says(said).stands_at("waiting.line").hears("menunggu konselor", "Konselor membaca")


def test_who_goes_on_telling_is_asked_once_whether_it_belongs() -> None:
    family = waiting().passes(minutes=6).says("dari kemarin maunya cuma nasi sama kecap").hears(WHICH)
    family.says("sama nasinya juga dilepeh").stands_at("waiting.line")
    assert WHICH not in family.says("kalau buah dia masih mau sih").last
    assert len(list(notes(family, FamilySaid))) == 3


def test_for_how_long_is_no_age() -> None:
    assert child_age(["suami saya udah 2 tahun mukulin anak saya"]) is None
    assert child_age(["udah 2 tahun dipukul terus"]) is None
    assert child_age(["anak saya udah 2 tahun belum bisa ngomong"]) == 2


def test_right_after_it_was_said_that_more_may_be_told_more_is_the_same() -> None:
    """Reported: ten seconds later it was asked whether that belongs to it."""
    family = (
        waiting()
        .passes(seconds=10)
        .says("dari kemarin maunya cuma nasi sama kecap")
        .stands_at("waiting.line")
    )
    assert WHICH not in family.last
    waiting().passes(seconds=10).says("mau tanya hal lain juga soal keponakan saya").hears(WHICH)


def test_a_child_about_itself_is_not_offered_another_child() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya, boleh")
    child.says("aku sering dijauhin temen di sekolah").presses("Sudah").presses("Hal lain")
    child.says("cukup").stands_at("waiting.line").passes(minutes=6)
    child.says("tadi pr matematika dicontek lagi di kelas").stands_at("waiting.more")
    assert not any("anak lain" in label for label in child.labels)
