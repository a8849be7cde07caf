"""About the child: only where it matters, in the family's own words, several children, each question skippable."""

from __future__ import annotations

from bot.desk.answers import answers
from flows.notes import Changed
from tests.talk.conversation import Conversation, notes, words
from tests.talk.test_risk_questions import asked


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
    assert "Rara" not in family.last


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
    family.presses("Ubah: tentang anak").stands_at("child.name")
    about_one(family, "Rere", "8").presses("Tidak").stands_at("intake.summary")
    assert details(family)["child.name"] == "Rere"
