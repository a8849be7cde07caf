"""Danger in any message, in every state: numbers first, one alarm a danger, and on where they were."""

from __future__ import annotations

import pytest

from flows.node import Node
from flows.notes import CheckUnanswered, Claimed, CounsellorSaid, Danger
from flows.piece import Piece
from flows.session import CaseRef, Frame, Session
from flows.talk import NODES
from tests.talk.conversation import NIGHT, Conversation, notes

ACUTE = "tolong kak dia mau bunuh aku sekarang"


def test_the_bare_cry_at_the_very_beginning_gives_the_numbers_and_opens_a_case() -> None:
    child = Conversation().says("tolong").hears("112", "CONTOH")
    assert [case.risk for case in child.opened] == ["tinggi"]
    assert child.opened[0].basis == "vital_interest"


def test_five_messages_are_not_five_alarms() -> None:
    child = Conversation().says(ACUTE).says(ACUTE, ACUTE, ACUTE, ACUTE)
    assert len(child.opened) == 1
    assert list(notes(child, Danger)) == []


def test_after_aman_they_go_on_where_they_were_and_are_not_asked_about_danger_again() -> None:
    child = Conversation().says("halo").presses("Saya anak").says(ACUTE).stands_at("safety.company")
    child.presses("Sekarang aku aman").stands_at("intake.consent")
    assert child.session.peril is None


def test_danger_in_the_queue_raises_the_open_case_and_opens_no_second_one() -> None:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says("anak saya susah makan").presses("Sudah").presses("Hal lain").presses("Lewati").presses(
        "Sudah benar"
    )
    family.says(ACUTE).hears("112")
    assert len(family.opened) == 1
    assert len(list(notes(family, Danger))) == 1
    family.presses("Sekarang sudah aman").stands_at("waiting.line")


def test_saying_yes_again_shows_the_numbers_again_without_a_second_alarm() -> None:
    child = (
        Conversation().says("halo").presses("Saya anak").presses("Ya, sekarang").stands_at("safety.company")
    )
    child.session = Session(
        frames=(Frame("intake.danger"),), peril=child.session.peril, case=child.session.case, seq=90
    )
    child.says("ya").stands_at("safety.company").hears("112")
    assert list(notes(child, Danger)) == []


def test_a_new_kind_of_danger_alarms_again() -> None:
    child = Conversation().says("aku mau bunuh diri malam ini").says("rumahku kebakaran, aku terjebak")
    assert len(child.opened) == 1
    assert len(list(notes(child, Danger))) == 1


def test_thirty_quiet_minutes_end_it_and_the_same_danger_alarms_anew() -> None:
    child = Conversation().says(ACUTE).passes(minutes=31)
    assert child.session.node == "intake.who"
    child.says(ACUTE).stands_at("safety.company")
    assert len(list(notes(child, Danger))) == 1


def claimed() -> Conversation:
    family = Conversation().says(ACUTE).gets(Claimed("Kak Dian"))
    return family.stands_at("relay.open")


def test_where_the_counsellor_wrote_within_three_minutes_only_they_are_alerted() -> None:
    family = claimed().gets(CounsellorSaid("Kak Dian", Piece("text", 1, "halo"), 9)).passes(minutes=2)
    family.says("dia datang bawa pisau").hears_nothing()
    assert [note.served for note in notes(family, Danger)] == [True]


def test_where_the_counsellor_is_silent_the_numbers_go_out_and_the_group_is_alerted() -> None:
    family = claimed().gets(CounsellorSaid("Kak Dian", Piece("text", 1, "halo"), 9)).passes(minutes=4)
    family.says("dia datang bawa pisau").hears("112")
    assert [note.served for note in notes(family, Danger)] == [False]
    family.gets(CounsellorSaid("Kak Dian", Piece("text", 2, "saya di sini"), 9)).stands_at("relay.open")


def test_danger_does_not_wait_for_consent_and_a_refusal_keeps_the_case() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Ya, sekarang").hears("112")
    assert child.opened[0].basis == "vital_interest"
    child.presses("Sekarang aku aman").stands_at("intake.consent").presses("Tidak, jangan").hears(
        "tetap kami simpan"
    )


def test_at_night_with_nobody_on_call_it_says_so() -> None:
    Conversation(NIGHT).says("tolong").hears("belum ada konselor yang membaca")
    Conversation(NIGHT, oncall=True).says("tolong").hears("sudah kami teruskan")


def test_danger_in_an_edited_message_and_in_a_caption() -> None:
    family = Conversation().says("halo", "aku baik")
    family.edits(ACUTE, 2).stands_at("safety.company")
    Conversation().sends("photo", ACUTE).stands_at("safety.company")


def test_a_check_asks_one_kind_question_and_no_answer_opens_a_case() -> None:
    child = Conversation().says("halo").presses("Saya anak").says("aku takut pulang ke rumah")
    child.stands_at("safety.check").hears("aman")
    child.passes(minutes=6)
    assert [case.unanswered for case in child.opened] == [True]
    assert child.opened[0].risk == "sedang"
    assert list(notes(child, CheckUnanswered)) == []


def test_not_safe_is_acute() -> None:
    child = (
        Conversation()
        .says("halo")
        .presses("Saya anak")
        .says("aku takut pulang ke rumah")
        .presses("Tidak aman")
    )
    child.stands_at("safety.company").hears("112")
    assert child.opened[0].risk == "tinggi"


@pytest.mark.parametrize("node", NODES.values(), ids=lambda node: node.name)
def test_every_state_passes_the_guard(node: Node) -> None:
    """A message with danger in it, said at any node, gives the numbers (or reaches the one who is writing)."""
    family = Conversation()
    case = CaseRef(1, "X", claimed=True, counsellor="Kak Dian") if node.name == "relay.open" else None
    family.session = Session(
        frames=(Frame("intake.who"), Frame(node.name)), answers={"intake.city": "31.71"}, case=case
    )
    family.says(ACUTE).stands_at("safety.company").hears("112")
