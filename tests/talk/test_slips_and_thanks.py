"""A name one letter short, a short "bnr", thanks: what came as a slip is understood, and none of it is story."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.notes import Claimed, Closed, FamilySaid
from tests.talk.conversation import Conversation, notes
from tests.talk.test_relay import talking, waiting

THANKS = ["mksh kk", "makasih kak", "tq kak", "makasih bnyk kk", "ok makasih kak", "trmksh", "terima kasih"]


def in_jakarta() -> Conversation:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    return family.says("anak susah makan").presses("Sudah").presses("Hal lain")


def at_kecamatan() -> Conversation:
    return in_jakarta().says("jakarta timur").stands_at("intake.kecamatan")


def closed() -> Conversation:
    return waiting().gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", "")).stands_at("door.closed")


@pytest.mark.parametrize("said", ["jatinegra", "jatinegara", "Jatinegar", "jatinegarra", "kec jatinegra kak"])
def test_a_near_miss_of_one_kecamatan_is_taken(said: str) -> None:
    family = at_kecamatan().says(said)
    assert family.session.answers["intake.kecamatan"] == "31.75.03"
    assert "belum paham" not in family.last


def test_a_near_miss_where_the_city_is_asked_answers_both() -> None:
    family = in_jakarta().says("jatinegra")
    assert family.session.answers["intake.kecamatan"] == "31.75.03"


@pytest.mark.parametrize("said", ["jatin", "kebayoran", "jatinegara apa cakung"])
def test_what_may_be_several_is_not_guessed(said: str) -> None:
    assert "intake.kecamatan" not in at_kecamatan().says(said).session.answers


@pytest.mark.parametrize("said", ["udh bnr", "udah bener", "bnr", "bnr kk", "iya udh bnr kak", "sdh btl"])
def test_right_at_the_summary(said: str) -> None:
    in_jakarta().presses("Lewati").stands_at("intake.summary").says(said).stands_at("waiting.line")


@pytest.mark.parametrize("said", THANKS)
def test_thanks_after_closing_are_met_warmly(said: str) -> None:
    family = closed()
    kept = list(family.kept)
    family.says(said).stands_at("door.closed").hears("Sama-sama")
    assert family.kept == kept
    assert "lanjutan" not in family.passes(seconds=30).last


@pytest.mark.parametrize("said", THANKS)
def test_thanks_while_waiting_are_met_warmly_and_are_no_story(said: str) -> None:
    family = waiting()
    kept, told, story = list(family.kept), family.session.told, family.session.story
    family.says(said).stands_at("waiting.line").hears("Sama-sama")
    assert (family.kept, family.session.told, family.session.story) == (kept, told, story)


def test_thanks_at_a_question_are_no_slip() -> None:
    family = at_kecamatan().says("mksh kk").stands_at("intake.kecamatan").hears("Sama-sama.")
    assert family.session.told == 1
    assert "belum paham" not in family.passes(seconds=30).last


def test_thanks_behind_a_story_leave_the_answer_to_it() -> None:
    family = waiting().says("anaknya sekarang pilek lagi", "mksh kk").stands_at("waiting.more")
    assert family.kept[-1] == "anaknya sekarang pilek lagi"


def test_thanks_to_a_counsellor_reach_them() -> None:
    family = talking().says("mksh kk")
    assert [note.piece.text for note in notes(family, FamilySaid)] == ["mksh kk"]
    family.hears_nothing()


@pytest.mark.parametrize("said", ["qwertz", "3 th laki", "bunda rafi"])
def test_an_answer_that_is_not_understood_reaches_the_case_and_is_not_counted_as_story(said: str) -> None:
    family = at_kecamatan().says(said)
    assert family.session.told == 1
    assert [note.piece.text for note in notes(family, FamilySaid)] == [said]
    family.presses("Lewati").stands_at("intake.summary").hears("Cerita: 1 pesan")


def test_what_tells_more_at_a_question_is_counted() -> None:
    assert at_kecamatan().says("dia juga sering menangis malam").session.told == 2


def test_that_it_is_in_the_queue_is_said_before_the_questions_and_not_again_behind_them() -> None:
    family = (
        in_jakarta().hears("Sudah masuk antrean", "PANDAN-LAYAR-27").presses("Lewati").presses("Sudah benar")
    )
    family.stands_at("waiting.line").hears(
        "pertanyaannya sudah selesai", "PANDAN-LAYAR-27", "Hari ini sampai"
    )
    assert "antrean" not in family.last


def test_whoever_asks_for_a_human_at_once_hears_that_it_is_in_the_queue() -> None:
    family = Conversation().says("halo").presses("Bicara dengan orang").presses("Ya")
    family.stands_at("waiting.line").hears("Sudah masuk antrean")


def test_a_case_that_a_danger_opened_is_said_to_be_in_the_queue_behind_the_questions() -> None:
    played = (Path(__file__).parent / "golden/conversations/11-neighbour-hears-screams.txt").read_text(
        "utf-8"
    )
    before, _, after = played.partition("> [Sudah benar]")
    assert "antrean" not in before
    assert "Sudah masuk antrean konselor. Kodenya" in after


@pytest.mark.parametrize("who", ["Orang tua", "Saya anak"])
def test_thanks_for_saying_that_it_is_safe_are_said_once(who: str) -> None:
    family = (
        Conversation().says("halo").presses(who).presses("Tidak").presses("Ya").says("aku takut sama suami")
    )
    if family.session.node != "safety.check":
        family.says("saya takut sama suami, anak saya juga")
    family.stands_at("safety.check").presses("Ya, aman").stands_at("intake.story").hears("yang tadi sudah")
    assert family.last.lower().count("terima kasih") == 1
