"""About the child: only where it matters, in the family's own words, several children, each question skippable."""

from __future__ import annotations

import pytest

from bot.desk.answers import answers
from flows.notes import Changed
from flows.talk.details import age_told
from flows.talk.summary import lines
from flows.triage.writer import own_age
from tests.talk.conversation import Conversation, notes, words
from tests.talk.test_risk_questions import asked
from tests.talk.test_what_the_case_knows import told


def at_the_child() -> Conversation:
    family = asked("m")
    while family.session.node.startswith(("risk.", "safe.")):
        family.presses("Lewati")
    return family.stands_at("child.name")


def about_one(family: Conversation, name: str, age: str) -> Conversation:
    family.says(name).says(age).presses("Perempuan").presses("Tidak").says("SD kelas dua")
    return family.says("sudah tanya bu guru").says("supaya dia mau makan").stands_at("child.more")


def details(family: Conversation) -> dict[str, str]:
    found: dict[str, str] = {}
    for note in notes(family, Changed):
        found.update(note.details)
    return found


def test_everything_is_told_to_the_case_as_it_was_written() -> None:
    family = about_one(at_the_child(), "Rara", "7").presses("Tidak").stands_at("intake.city")
    assert details(family) == {
        "child.name": "Rara",
        "child.age": "7",
        "child.sex": "girl",
        "child.help": "no",
        "child.school": "SD kelas dua",
        "child.tried": "sudah tanya bu guru",
        "child.hope": "supaya dia mau makan",
    }


def test_an_age_is_a_number_and_no_choice() -> None:
    family = at_the_child().says("Rara").says("1").stands_at("child.sex")
    assert family.session.answers["child.age"] == "1"


def test_a_second_child_belongs_to_the_same_case() -> None:
    family = about_one(at_the_child(), "Rara", "7").presses("Ya").stands_at("child.name")
    about_one(family, "Bima", "12").presses("Tidak").stands_at("intake.city")
    assert (details(family)["child.name"], details(family)["child.name/2"]) == ("Rara", "Bima")
    lines = [words().say(line, "id") for line in answers(details(family), words())]
    assert any(line.startswith("(anak ke-2)") and "Bima" in line for line in lines)
    family.presses("Lewati")
    while family.session.node != "intake.summary":
        family.presses("Lewati")
    family.hears("Anak yang diceritakan: 2")
    family.hears(
        "Anak 1: Rara, 7 tahun, perempuan", "Anak 2: Bima, 12 tahun, perempuan", "Sekolah: SD kelas dua"
    )


def test_several_messages_are_one_answer_and_a_long_one_is_kept_as_story() -> None:
    family = at_the_child().says("Rara", "nama aslinya Rahayu").stands_at("child.age")
    assert family.session.answers["child.name"] == "Rara\nnama aslinya Rahayu"
    long = "dia sering " + "menangis sendirian di kamar " * 20
    family.says(long).stands_at("child.sex")
    assert family.kept[-1] == long


def test_a_voice_note_answers_too() -> None:
    family = at_the_child().sends("voice").stands_at("child.age")
    assert family.session.answers["child.name"] == "*voice"


def test_skipped_and_ended_at_any_place() -> None:
    at_the_child().presses("Lewati").stands_at("child.age").presses("Lewati").stands_at("child.sex")
    at_the_child().presses("Cukup").stands_at("waiting.line")


def test_a_name_is_no_story_and_moves_nothing() -> None:
    family = at_the_child()
    before = family.session.story
    assert family.says("Rara").session.story == before


def test_a_woman_hurt_at_home_is_asked_about_her_children_only_where_there_are_some() -> None:
    def kdrt(children: str) -> Conversation:
        family = asked("kdrt", who="Perempuan")
        family.presses("Tidak").presses("Tidak").presses("Tidak").presses(children)
        while family.session.node.startswith("safe."):
            family.presses("Lewati")
        return family

    kdrt("Ya").stands_at("child.name")
    kdrt("Tidak").stands_at("intake.city")


def test_changed_from_the_summary() -> None:
    family = about_one(at_the_child(), "Rara", "7").presses("Tidak").presses("Lewati")
    while family.session.node != "intake.summary":
        family.presses("Lewati")
    family.hears("Anak: Rara, 7 tahun, perempuan", "Yang diharapkan: supaya dia mau makan")
    family.presses("Ubah: tentang anak").presses("Panggilan").says("Rere").stands_at("intake.summary")
    family.hears("Anak: Rere, 7 tahun, perempuan")
    family.presses("Ubah: tentang anak").presses("Perempuan atau").presses("Laki-laki").hears(
        "Rere, 7 tahun, laki-laki"
    )
    assert details(family)["child.name"] == "Rere"
    assert details(family)["child.sex"] == "boy"


def at_the_age() -> Conversation:
    family = told("anak saya 4 tahun susah makan sayur").presses("Makan dan gizi").presses("Lewati")
    family.hears("Umur anak: 4 tahun").presses("Ubah: tentang anak").presses("Umur")
    return family.stands_at("child.age")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("tga thn", "3 tahun"),
        ("2thn", "2 tahun"),
        ("tiga belas", "13 tahun"),
        ("umurnya 5 th", "5 tahun"),
        ("kelas 2", "kelas 2"),
        ("2,5 th", "2,5 th"),
        ("3 th 6 bln", "3 th 6 bln"),
        ("kira-kira 7", "kira-kira 7"),
    ],
)
def test_an_age_is_read_as_it_is_typed(said: str, shown: str) -> None:
    """Reported by a newcomer: "tga thn" took the place of a known age."""
    at_the_age().says(said).stands_at("intake.summary").hears(f"Anak: {shown}\n")


def test_an_age_that_cannot_be_read_takes_nothing_away() -> None:
    family = at_the_age().says("5").hears("Anak: 5 tahun").presses("Ubah: tentang anak").presses("Umur")
    family.says("udah gede kok").stands_at("child.age").hears("belum terbaca", "Yang tadi masih tersimpan")
    family.says("ya gitu").stands_at("intake.summary").hears("Anak: 5 tahun")
    family.presses("Ubah: tentang anak").presses("Umur").sends("voice").hears("belum terbaca").says("6")
    family.stands_at("intake.summary").hears("Anak: 6 tahun")
    assert details(family)["child.age"] == "6"


def test_enough_within_a_change_leads_back_to_the_summary() -> None:
    family = at_the_age().says("5").presses("Ubah: tentang anak").presses("Panggilan").presses("Cukup")
    family.stands_at("intake.summary").hears("Anak: 5 tahun").says("ubah umur jadi enam").hears(
        "Anak: 6 tahun"
    )


def test_a_change_can_be_left_and_back_leads_to_the_summary() -> None:
    family = at_the_age().presses("‹ Kembali").stands_at("intake.summary")
    family.presses("Ubah: tentang anak").presses("Tidak ada, kembali").stands_at("intake.summary")
    family.presses("‹ Kembali").stands_at("intake.city")


def twelve() -> Conversation:
    return Conversation().says("halo").says("aku 12 th").presses("Tidak").presses("Ya, boleh")


def test_a_child_that_said_how_old_it_is_is_not_asked_and_the_case_knows() -> None:
    child = twelve().says("aku sering gak dikasih makan di rumah", "dari dulu begitu")
    if child.session.node == "safety.check":
        child.presses("Ya, aman")
    child.presses("Sudah").presses(
        next(label for label in child.labels if "makan" in label or "urus" in label)
    )
    assert child.opened[0].details["child.age"] == "12"
    while child.session.node != "child.name":
        child.presses("Lewati")
    child.says("Rara").stands_at("child.sex")
    summary = [words().say(line, "id@anak") for line in lines(child.session, child.moment)]
    assert any("12" in line for line in summary)


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("aku 12 th", 12),
        ("umurku 13", 13),
        ("aku umur 14 tahun kak", 14),
        ("adikku 4 tahun", None),
        ("aku 12 tahun diam", None),
        ("umurku 30", None),
    ],
)
def test_an_age_is_the_writers_own_only_where_it_says_so(said: str, age: int | None) -> None:
    assert own_age(["halo", said]) == age


def test_nobody_but_a_child_has_its_own_age_taken_for_the_childs() -> None:
    mother = told("saya 17 tahun", "anak saya susah makan", who="Orang tua")
    assert age_told(mother.session) is None
