"""What is set right in words is set right: the district, a sex, what to call them; and an age is no name.

Reported by players: "bukan cilincing tapi koja" changed nothing, and "8 bulan" was kept as a child's name.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed
from tests.talk.conversation import Conversation, notes
from tests.talk.test_waiting_in_words import waiting

KOJA = "31.72.03"


def looks_over() -> Conversation:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says("anak saya 8 bulan susah makan bu").presses("Sudah").presses("Makan").says("cilincing")
    return family.stands_at("intake.summary").hears("Cilincing")


@pytest.mark.parametrize(
    "said",
    [
        "cilincing salah, harusnya koja",
        "bukan cilincing tapi koja",
        "koja bukan cilincing",
        "kecamatannya koja",
        "saya di koja bu bukan cilincing",
        "salah kecamatan, koja",
    ],
)
def test_a_district_on_the_summary(said: str) -> None:
    family = looks_over().says(said).stands_at("intake.summary").hears("Sudah diubah", "Koja")
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan][-1] == KOJA


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("panggil sy bu rina aja", "Panggilan Anda: bu rina"),
        ("anaknya cowo", "laki-laki"),
        ("namanya Dafa bu", "Dafa"),
        ("nama anaknya Dafa", "Anak: Dafa"),
        ("umurnya 2,5 tahun", "2 tahun 6 bulan"),
    ],
)
def test_other_lines(said: str, shown: str) -> None:
    looks_over().says(said).stands_at("intake.summary").hears("Sudah diubah", shown)


def test_how_many_children_is_noted() -> None:
    family = looks_over().says("anaknya 2 bu, 2 thn sama 7 thn").hears("Sudah masuk untuk konselor")
    assert family.kept[-1] == "anaknya 2 bu, 2 thn sama 7 thn"


@pytest.mark.parametrize(
    "said", ["suami saya kerja di koja bu", "koja itu macet terus, anak saya rewel di jalan"]
)
def test_a_place_in_a_story_is_no_correction(said: str) -> None:
    assert "Sudah diubah" not in looks_over().says(said).last


def test_a_district_in_the_queue() -> None:
    waiting().says("bukan cilincing tapi koja").stands_at("waiting.line").hears("Sudah diubah")


def test_an_age_in_months_in_the_queue() -> None:
    family = waiting("anak saya 2 tahun susah makan bu").says("bukan 2 tahun tapi 23 bulan")
    family.stands_at("waiting.line").hears("Sudah diubah")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("8 bulan", {"child.name": "skip", "child.age": "8 bulan"}),
        ("2,5 tahun", {"child.name": "skip", "child.age": "2 tahun 6 bulan"}),
        ("cewe 8 bulan", {"child.name": "skip", "child.age": "8 bulan", "child.sex": "girl"}),
        ("Dafa 8 bulan", {"child.name": "Dafa", "child.age": "8 bulan"}),
        ("namanya Dafa 2 th cowo", {"child.name": "Dafa", "child.age": "2", "child.sex": "boy"}),
        ("gak usah", {"child.name": "skip"}),
        ("ga usah deh", {"child.name": "skip"}),
        ("belum dikasih nama panggilan", {"child.name": "skip"}),
        ("rahasia", {"child.name": "skip"}),
        ("Dafa", {"child.name": "Dafa"}),
        ("si kecil", {"child.name": "si kecil"}),
    ],
)
def test_what_is_told_instead_of_a_name(said: str, kept: dict[str, str]) -> None:
    family = waiting().says("adeknya jg 8 bulan susah makan").presses("Yang tadi, tapi anak lain")
    family.stands_at("child.name").says(said)
    told = {name: value for name, value in family.session.answers.items() if name.startswith("child.")}
    assert told == kept
    assert family.session.node not in {name for name in kept if name != "child.name"}
