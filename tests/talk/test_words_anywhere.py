"""What may be said at any time: help, back, change, status, a person, another language; as words and as commands."""

from __future__ import annotations

import pytest

from flows.notes import FamilySaid, Released
from flows.session import Frame, put
from tests.talk.conversation import CODE, Conversation, notes
from tests.talk.test_intake import asked_to_consent, in_queue, telling
from tests.talk.test_relay import talking, waiting
from tests.talk.test_safety import ACUTE


@pytest.mark.parametrize("way", ["word", "command"])
def test_help_says_what_can_be_written_and_asks_again(way: str) -> None:
    family = asked_to_consent()
    (family.says("bantuan") if way == "word" else family.commands("bantuan")).hears(
        "tolong", "sembunyi", "stop"
    )
    family.hears("Boleh kami simpan").stands_at("intake.consent")


@pytest.mark.parametrize("way", ["word", "command"])
def test_back_goes_to_the_question_before(way: str) -> None:
    family = asked_to_consent()
    (family.says("kembali") if way == "word" else family.commands("kembali")).stands_at("intake.danger")
    assert "intake.danger" not in family.session.answers


def test_back_at_the_very_beginning_says_that_this_is_the_beginning() -> None:
    Conversation().says("halo").says("kembali").hears("sudah pertanyaan pertama").stands_at("intake.who")


def test_status_says_where_the_case_stands() -> None:
    asked_to_consent().says("status").hears("Belum ada yang masuk antrean", "Boleh kami simpan")
    waiting().says("status").hears(CODE, "menunggu konselor", "08.00")
    in_queue().says("status").hears(CODE, "menunggu konselor", "08.00", "kecamatan")
    talking().commands("status").hears(CODE, "bersama Kak Dian")
    talking().gets(Released(1, "Kak Dian")).says("status").hears(CODE, "menunggu konselor")


def test_change_leads_to_the_summary_once_there_is_a_case() -> None:
    waiting().says("ubah").stands_at("intake.summary").presses("Sudah benar").stands_at("waiting.line")
    asked_to_consent().says("ubah").stands_at("intake.danger")
    talking().commands("ubah").stands_at("relay.open")


def test_an_unknown_command_is_answered() -> None:
    family = asked_to_consent().commands("tidakada").stands_at("intake.consent")
    assert "belum saya kenal" in family.fresh[-1] or "perintah" in family.fresh[-1]


def test_english_and_back() -> None:
    family = asked_to_consent().commands("english").hears("May we")
    family.commands("bahasa").hears("Boleh kami simpan")


# ---- a person


def test_a_person_is_asked_for_once_and_not_twice() -> None:
    family = waiting().says("orang").hears(CODE).stands_at("waiting.line")
    assert len(family.opened) == 1


def test_a_person_after_consent_is_one_press() -> None:
    family = telling().says("anak saya susah makan").presses("Bicara dengan orang").stands_at("waiting.line")
    assert len(family.opened) == 1
    assert family.opened[0].basis == "consent"


def test_a_person_before_consent_is_one_question_away() -> None:
    family = Conversation().says("halo").says("orang").stands_at("intake.consent")
    assert family.opened == []
    family.presses("Ya").stands_at("waiting.line")
    assert len(family.opened) == 1


def test_a_person_after_a_refusal_asks_for_consent_anew() -> None:
    family = asked_to_consent().presses("Tidak, jangan").says("orang").stands_at("intake.consent")
    family.says("anak saya susah makan sudah lama")
    assert family.kept == ["anak saya susah makan sudah lama"]
    family.presses("Ya").stands_at("waiting.line")
    assert len(family.opened) == 1


def test_a_person_and_danger_make_one_case() -> None:
    child = Conversation().says("halo").says("orang").says(ACUTE).presses("Sekarang sudah aman")
    child.stands_at("intake.consent").presses("Ya")
    assert len(child.opened) == 1


def test_a_person_asked_for_instead_of_an_answer_about_safety() -> None:
    child = Conversation().says("halo").presses("Saya anak").says("aku takut pulang ke rumah").says("orang")
    child.stands_at("intake.consent")
    assert len(child.session.frames) == 1
    child.passes(minutes=6)
    assert [case.unanswered for case in child.opened] == [True]  # nobody knows yet whether they are safe


# ---- in the talk with a counsellor


@pytest.mark.parametrize(
    "said", ["halo", "permisi", "orang", "konselor", "kembali", "salah pencet", "status", "ubah"]
)
def test_in_the_talk_every_word_is_for_the_counsellor(said: str) -> None:
    family = talking().says(said).hears_nothing()
    assert [note.piece.text for note in notes(family, FamilySaid)] == [said]


def test_in_the_talk_hiding_stopping_and_help_still_work() -> None:
    talking().says("sembunyi").stands_at("hidden.menu")
    talking().says("bantuan").hears("sembunyi")
    assert talking().says("stop").session.stopped


# ---- lost


def test_lost_and_begun_again_agreement_is_not_asked_twice() -> None:
    family = telling()
    family.session = put(family.session, frames=(Frame("a.node.of.yesterday"),))
    family.says("halo").presses("Mulai dari awal").stands_at("intake.who")
    family.presses("Orang tua").presses("Tidak").stands_at("intake.story")


def test_lost_they_are_never_alone() -> None:
    family = asked_to_consent()
    for slip in ("qwe", "asd", "zxc"):
        family.says(slip)
    assert "Bicara dengan orang" in family.stands_at("door.lost").labels
    for slip in ("qwe", "asd", "zxc"):
        family.says(slip)
    family.stands_at("intake.who")
