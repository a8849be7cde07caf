"""What it is about: at most four suggestions, several at once with one tap, and everything else behind them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from flows.session import Peril, Session, put
from flows.talk.topics import MOST, heard, suggested
from handbook.reading import Handbook, load
from tests.talk.conversation import Conversation, book
from tests.talk.test_intake import telling
from tests.talk.test_what_the_case_knows import told

SEVERAL = ("anak saya sering diejek temannya", "anak saya juga susah makan sayur dan berat badannya turun")


def asked(*story: str) -> Conversation:
    return told(*story)


@cache
def phrases_alone() -> Handbook:
    return load(weights=None)


def sounds(story: str, **known: object) -> tuple[str, ...]:
    """What it sounds like to the phrases alone."""
    session = put(Session(), story=(story,))
    return heard(session, replace(Conversation().moment, handbook=phrases_alone()), **known)  # type: ignore[arg-type]


def test_beside_a_danger_no_ordinary_topic_is_guessed() -> None:
    """Reported by a counsellor: a scream behind a wall stood on the card as a question of upbringing."""
    assert sounds("anaknya nangis") == ("pengasuhan",)
    assert sounds("anaknya nangis", danger=True) == ()
    assert sounds("anaknya tantrum", danger=True) == ("pengasuhan",)
    assert sounds("ayah ibu ribut", danger=True) == ("kdrt",)


def test_while_a_danger_is_known_too() -> None:
    family = Conversation()
    family.session = put(Session(), story=("anaknya nangis",), peril=Peril(("minta_tolong",), family.now))
    assert heard(family.session, replace(family.moment, handbook=phrases_alone())) == ()


def subjects(family: Conversation) -> list[str]:
    buttons = {subject.button("id") for subject in book().subjects.all}
    return [label for label in family.labels if label in buttons]


@pytest.mark.parametrize("story", ["anak saya susah makan sayur", "mau tanya saja ya kak boleh", SEVERAL[1]])
def test_four_suggestions_at_most_and_something_else(story: str) -> None:
    family = asked(story)
    assert len(subjects(family)) <= MOST
    assert "Hal lain, tidak ada di daftar" in family.labels


def test_what_the_story_sounds_like_stands_alone() -> None:
    family = asked("anak saya susah makan sayur")
    assert subjects(family) == [book().subjects["gizi"].button("id")]


def test_how_several_are_typed_is_told_only_where_several_stand_there() -> None:
    """Reported by a newcomer: one suggestion alone, and "1 dan 3" beside it."""
    family = asked("anak saya susah makan sayur").hears("Lihat pilihan lain")
    assert "1 dan 3" not in family.last
    assert any(label == "Lihat pilihan lain ›" for label in family.labels)
    family = asked(*SEVERAL)
    assert len(suggested(family.session, family.moment)) == 2
    family.hears("Keduanya")
    assert "1 dan 3" not in family.last
    asked("mau tanya saja ya kak").hears("1 dan 3")


def test_one_tap_takes_all_that_the_story_sounds_like() -> None:
    family = asked(*SEVERAL)
    likely = suggested(family.session, family.moment)
    assert len(likely) > 1
    family.presses("Keduanya" if len(likely) == 2 else "Semuanya")
    assert family.opened[0].topics == likely


@pytest.mark.parametrize("typed", ["1 dan 2", "1,2", "1 2", "1 & 2", "1 sama 2"])
def test_several_numbers_are_several_subjects(typed: str) -> None:
    family = asked("mau tanya saja ya kak")
    first, second = subjects(family)[:2]
    family.says(typed)
    assert [book().subjects[code].button("id") for code in family.opened[0].topics] == [first, second]


def test_numbers_that_are_not_there_are_no_answer() -> None:
    asked("anak saya susah makan sayur").says("77 dan 88").stands_at("intake.topic")


def test_every_subject_can_be_reached() -> None:
    for subject in book().subjects.all:
        family = asked("mau tanya saja ya kak")
        pages = 0
        while subject.button("id") not in family.labels and pages < 8:
            family.presses("Lihat pilihan lain")
            pages += 1
        family.presses(subject.button("id"))
        assert family.opened[0].topics == (subject.code,)


def test_a_sentence_that_names_it_is_an_answer_and_is_kept() -> None:
    family = telling().says("mau tanya ya kak boleh").presses("Sudah")
    family.says("ini soal anak saya susah makan sayur")
    assert family.opened[0].topics == ("gizi",)
    assert family.kept[-1] == "ini soal anak saya susah makan sayur"


def test_several_are_shown_in_the_summary_and_changed_together() -> None:
    family = asked("mau tanya saja ya kak").says("1 dan 2")
    while family.session.node != "intake.summary":
        family.presses("Lewati" if "Lewati" in family.labels else "Tidak")
    for code in family.opened[0].topics:
        family.hears(book().subjects[code].label("id"))


def test_the_button_says_who_is_hurt() -> None:
    """Reported by a neighbour: "disakiti di rumah" was taken for the child's."""
    assert book().subjects["kdrt"].button("id") == "Orang dewasa disakiti di rumah"
    assert book().subjects["i"].button("id").startswith("Anak")


def test_who_goes_on_telling_is_understood_with_what_was_told_before() -> None:
    family = Conversation().says("mau tanya kalau cerai hak asuh anak gmn ya").says("saya ibunya")
    family.says("tidak").says("ya").stands_at("intake.topic")
    family.says("suami selingkuh dan mau ambil anak saya umur 4")
    assert family.session.answers["intake.topic"] == "hukum_keluarga"
