"""Buttons: old ones show the present question, pages hold every choice, numbers and other words do as well."""

from __future__ import annotations

import pytest

from flows.effects import Say, Toast
from flows.notes import Claimed
from tests.talk.conversation import Conversation, book, words
from tests.talk.test_intake import asked_to_consent, in_queue, telling
from tests.talk.test_relay import waiting


def at_topics() -> Conversation:
    return telling().says("anak saya susah makan sayur").presses("Sudah").stands_at("intake.topic")


def pages(family: Conversation) -> list[list[str]]:
    """Every page of the question, once round."""
    found = [family.labels]
    while True:
        family.presses(next(label for label in family.labels if "›" in label))
        if family.labels == found[0]:
            return found
        found.append(family.labels)


def said(family: Conversation) -> Say:
    return [effect for effect in family.effects if isinstance(effect, Say)][-1]


def test_a_button_tapped_twice_answers_one_question() -> None:
    """ "Tidak" (no danger) stands where "Tidak" (no consent) comes next: the second tap must refuse nothing."""
    family = Conversation().says("halo").presses("Orang tua")
    no = next(option.token for option in family.buttons if words().say(option.label, "id") == "Tidak")
    family.presses_token(no).presses_token(no).stands_at("intake.consent")
    assert "intake.consent" not in family.session.answers


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_tap_that_came_again_says_nothing_more(times: int) -> None:
    """Reported: "Ada hal lain", tapped again while the bot was dead, met "Yang itu sudah terjawab" for each tap."""
    family = waiting().says("sembunyi").comes_back()
    other = next(one.token for one in family.buttons if words().say(one.label, "id") == "Ada hal lain")
    family.presses_token(other).hears("Hal lain ini dicatat sendiri")
    for _ in range(times):
        family.presses_token(other)
        assert not family.fresh
        assert isinstance(family.effects[-1], Toast)
    family.stands_at("intake.story").passes(seconds=11).presses_token(other).hears("Boleh ceritakan")


def test_a_tap_on_an_old_button_after_something_else_shows_the_present_question() -> None:
    family = Conversation().says("halo")
    parent = family.buttons[1].token
    family.presses_token(parent).says("status").presses_token(parent)
    assert "bahaya" in family.fresh[-1]


def test_an_old_button_is_answered_with_a_toast_and_the_present_question() -> None:
    family = Conversation().says("halo")
    old = family.buttons[0].token
    family.presses("Orang tua").presses_token(old)
    assert len(family.fresh) == 1
    assert "bahaya" in family.fresh[0]
    assert any(isinstance(effect, Toast) for effect in family.effects)


@pytest.mark.parametrize("token", ["", "x", "9.", ".yes", "1", "99.yes", "3.nothing", "3.>x"])
def test_a_strange_button_shows_the_present_question(token: str) -> None:
    family = Conversation().says("halo").presses("Orang tua").presses_token(token)
    assert "bahaya" in family.fresh[-1]
    family.stands_at("intake.danger")


def test_an_old_button_in_the_talk_does_nothing_but_say_so() -> None:
    family = waiting()
    old = family.buttons[0].token
    family.gets(Claimed(1, "Kak Dian")).presses_token(old).stands_at("relay.open")
    assert family.fresh


def test_every_subject_stands_on_one_of_the_pages() -> None:
    family = at_topics()
    shown = [label for page in pages(family) for label in page if "›" not in label]
    for subject in book().subjects.all:
        assert subject.button("id") in shown
    assert "Hal lain, tidak ada di daftar" in shown
    assert all(len(page) <= 12 for page in pages(family))


def test_the_second_page_of_one_question_is_not_the_second_page_of_the_next() -> None:
    family = at_topics().presses("Hal lain").presses("Jakarta Selatan").stands_at("intake.kecamatan")
    first = family.labels
    family.presses(
        "Lihat pilihan lain" if any("Lihat pilihan lain" in label for label in first) else first[-2]
    )
    family.presses("‹ Kembali").presses("Jakarta Selatan")
    assert family.labels == first


def test_after_two_slips_every_choice_is_listed_with_its_number_and_a_number_chooses_it() -> None:
    family = at_topics().says("qwe").says("zxc")
    count = len(book().subjects.all) + 1
    family.hears(f"{count}. Hal lain").says(str(count)).stands_at("intake.city")
    assert family.session.answers["intake.topic"] == "other"


@pytest.mark.parametrize("number", ["0", "7", "99", "-1x"])
def test_a_number_that_stands_for_nothing_chooses_nothing(number: str) -> None:
    family = Conversation().says("halo").says(number).stands_at("intake.who")
    assert "intake.who" not in family.session.answers


def test_a_word_within_a_sentence_chooses_nothing() -> None:
    """ "Tidak" is an answer; "anak saya tidak mau makan" is a story."""
    family = (
        asked_to_consent().says("anak saya tidak mau makan sayur dari kemarin").stands_at("intake.consent")
    )
    assert family.kept == ["anak saya tidak mau makan sayur dari kemarin"]


def test_what_the_story_sounds_like_stands_first() -> None:
    assert at_topics().labels[0] == book().subjects["gizi"].button("id")


def test_what_says_more_than_its_own_question_is_never_replaced_by_a_newer_one() -> None:
    """Questions that a newer one supersedes are dropped before they leave: a word with the code in it must not be."""
    family = asked_to_consent()
    assert said(family).kind == "question"
    assert said(family.says("status")).kind == "answer"
    assert said(family.says("qwe")).kind == "answer"
    assert said(telling().says("apa").presses("Sudah").presses("Hal lain")).kind == "answer"  # the code


def test_what_is_said_about_a_case_belongs_to_it() -> None:
    assert said(waiting().says("status")).case == 1
    assert said(asked_to_consent()).case is None


def test_each_choice_of_a_page_shows_the_number_by_which_it_can_be_typed() -> None:
    family = at_topics()
    shown = family._words(next(option.label for option in family.buttons))
    assert shown == f"1. {family.labels[0]}"
    by_number = at_topics().says("1")
    by_press = at_topics().presses(family.labels[0])
    assert by_number.session.answers["intake.topic"] == by_press.session.answers["intake.topic"]


def test_turning_a_page_changes_the_message_that_stands_there() -> None:
    family = at_topics()
    asked = family.effects[-1]
    family.presses("Lihat pilihan lain")
    turned = family.effects[-1]
    assert isinstance(asked, Say)
    assert isinstance(turned, Say)
    assert (asked.slot, asked.anew) == ("pages", True)
    assert (turned.slot, turned.anew) == ("pages", False)


def test_an_old_button_in_the_queue_gets_a_line_and_not_the_whole_text_again() -> None:
    """Reported by a newcomer: the old summary's button brought three paragraphs."""
    family = in_queue().presses("Lewati").stands_at("intake.summary")
    old = family.buttons[1].token
    family.presses("Sudah benar").presses_token(old).stands_at("waiting.line")
    assert "antrean" not in family.last
    assert len(family.last.splitlines()) == 1
    assert "Lihat atau ubah" in family.labels


def test_back_from_the_summary_leads_to_what_was_asked() -> None:
    """Reported by a newcomer: it led to "Kecamatan apa?", which a typed district had answered."""
    family = (
        in_queue().says("kebon jeruk").presses("Sudah benar").says("anak saya yang kecil belum bisa jalan")
    )
    family.presses("Yang tadi, tapi anak lain").stands_at("child.name").says("Adi")
    while family.session.node != "intake.summary":
        family.presses("Tidak" if family.session.node == "child.more" else "Lewati")
    family.presses("‹ Kembali").stands_at("child.more")
