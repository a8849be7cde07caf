"""The first message counts: its language, who writes it, and the story it tells already."""

from __future__ import annotations

import pytest

from flows.triage.language import is_english
from flows.triage.writer import writer
from tests.talk.conversation import CODE, Conversation, book

MOTHER = "anak saya umur 4 tahun susah makan sayur, cuma mau nasi putih"


def no_danger(family: Conversation) -> Conversation:
    label = next(label for label in family.labels if label in ("Tidak", "Nggak", "No"))
    return family.presses(label)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        (MOTHER, "parent"),
        ("anakku nangis terus tiap malam", "parent"),
        ("aku kelas 2 smp, umurku 13", "child"),
        ("tetangga saya sering teriak ke anaknya", "neighbour"),
        ("saya guru, ada murid yang murung", "neighbour"),
        ("cucu saya tidak mau sekolah", "family"),
        ("suami saya kasar", "self"),
        ("suami saya kasar ke anak saya", ""),
        ("halo kak mau tanya", ""),
        ("aku masih sekolah", ""),
        ("saya kelas kuliah umur 20", ""),
    ],
)
def test_who_writes_is_taken_from_clear_words_only(said: str, who: str) -> None:
    assert writer([said], book()) == who


def test_a_first_message_that_tells_is_in_the_queue_after_three_more_inputs() -> None:
    family = (
        Conversation().says(MOTHER).stands_at("intake.danger").hears("Puspa", "Gratis", "tidak perlu diulang")
    )
    no_danger(family).presses("Ya, boleh").stands_at("intake.topic")
    family.presses(book().subjects["gizi"].button("id")).hears(CODE)
    assert family.opened[0].who == "parent"
    assert family.kept == [MOTHER]
    asked = "\n".join(family.heard)
    assert "Siapa yang menulis" not in asked
    assert "Boleh ceritakan" not in asked


def test_a_child_who_tells_at_once_is_kamu_from_the_first_answer() -> None:
    child = Conversation().says("aku kelas 2 smp umurku 13, aku mau cerita soal temen")
    assert child.session.locale == "id@anak"
    child.hears("kamu")


def test_what_was_guessed_can_be_taken_back_at_once() -> None:
    family = Conversation().says(MOTHER).presses("‹ Kembali").stands_at("intake.who")
    family.presses("Keluarga").stands_at("intake.danger")
    assert family.session.answers["intake.who"] == "family"


def test_said_later_in_their_own_words_it_counts_as_well_and_is_kept() -> None:
    family = Conversation().says("halo").says("cucu saya tidak mau sekolah lagi").stands_at("intake.danger")
    assert family.session.answers["intake.who"] == "family"
    assert family.kept == ["cucu saya tidak mau sekolah lagi"]


def test_a_greeting_or_a_half_sentence_is_no_story() -> None:
    family = Conversation().says("anak saya susah makan").stands_at("intake.danger")
    no_danger(family).presses("Ya, boleh").stands_at("intake.story")


def test_danger_in_the_first_message_goes_before_everything() -> None:
    child = Conversation().says("aku kelas 2 smp umurku 13, ayah mau bunuh aku sekarang")
    child.stands_at("safety.company").hears("112")
    assert len(child.opened) == 1


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("please help my son does not want to eat", True),
        ("hello, I need help with my child", True),
        ("halo kak please help", False),
        ("anak saya do not disturb terus", False),
        ("ok", False),
    ],
)
def test_english_is_known_by_its_small_words(said: str, english: bool) -> None:
    assert is_english(said) is english


def test_who_writes_english_is_answered_in_english_and_can_change() -> None:
    family = Conversation().says("hello, my son does not want to go to school").hears("in danger")
    family.says("bahasa indonesia").hears("bahaya")


def test_danger_in_english_is_answered_in_english() -> None:
    child = Conversation().says("my dad hits me every night").stands_at("safety.company").hears("112")
    child.hears("If there is danger now, call")
    assert "I can talk" in child.labels


@pytest.mark.parametrize("said", ["aku 12 thn", "aku umur 12", "kak, aku 12 tahun kak"])
def test_a_child_that_names_its_age_is_kamu_from_there_on(said: str) -> None:
    """Reported by a girl of twelve: she was answered as a grown-up, in danger too."""
    child = Conversation().says("halo").says("om masuk kamar aku klo malem").stands_at("safety.company")
    child.says(said).stands_at("safety.company").hears("Aku tetap di sini", "112")
    assert "Sekarang aku aman" in child.labels
    assert child.session.register == "child"


def test_in_one_breath_with_the_danger_it_is_a_childs_from_the_first_line() -> None:
    child = Conversation().says("halo").says("aku umur 12, om masuk kamar aku klo malem")
    child.stands_at("safety.company").hears("Makasih sudah cerita", "salahmu", "pelindung anak")
    child.presses("Sekarang aku aman").stands_at("intake.consent")


@pytest.mark.parametrize(
    "said", ["saya 12 tahun diam saja", "anak saya 12 thn", "saya 12 tahun menikah", "aku 35 thn"]
)
def test_no_other_number_of_years_makes_a_child(said: str) -> None:
    assert writer([said], book()) != "child"
