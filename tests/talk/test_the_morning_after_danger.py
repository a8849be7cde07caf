"""A danger that ended in silence: in the morning it is asked whether it is safe, and said when somebody reads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.notes import CheckUnanswered, Claimed, Danger
from tests.talk.conversation import NIGHT, Conversation, notes

FRIDAY = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
"""23.00 in Jakarta."""

HIT = "suami saya pukul saya sekarang"
ASKED = "aman pagi ini?"


def by_night(now: datetime = FRIDAY) -> Conversation:
    return Conversation(now).says(HIT)


def test_on_a_saturday_it_is_asked_once_and_the_day_is_named() -> None:
    """Reported: "Senin" was said once in the middle, and the morning said only that everything is kept."""
    family = by_night().passes(minutes=60)
    family.hears("tetap tersimpan", "Konselor mulai membaca lagi Senin pukul 08.00")
    family.passes(minutes=8 * 60 + 5).stands_at("safety.check").hears(ASKED, "Senin pukul 08.00", "112")
    assert family.last.startswith("Halo, ada pesan baru.")
    family.passes(minutes=10)
    assert not list(notes(family, CheckUnanswered)), "they may be asleep"
    family.presses("Tidak aman").stands_at("safety.company")
    assert [note.kind for note in notes(family, Danger)][-1] == "tidak_aman"
    assert len([one for one in by_night().passes(minutes=60 * 40).heard if ASKED in one]) == 1


def test_the_hour_that_nobody_confirmed_is_marked_at_night_as_in_the_morning() -> None:
    """Reported: "Senin pukul 08.00" had its (CONTOH) in the morning only."""
    family = by_night().passes(minutes=60)
    assert "Senin pukul 08.00 WIB. (CONTOH)" in family.last
    assert "Senin pukul 08.00 WIB. (CONTOH)" in family.passes(minutes=8 * 60 + 5).last


@pytest.mark.parametrize("said", ["kak sudah ada yg datang?", "ada orang ga disitu"])
def test_who_asked_by_night_whether_somebody_comes_hears_that_nobody_had(said: str) -> None:
    family = by_night().says(said).hears("Saya bot").passes(minutes=9 * 60 + 5)
    family.hears(ASKED, "sampai pagi ini belum ada konselor yang mengambilnya")
    assert family.last.startswith("Halo, ada pesan baru.")
    rung = Conversation(FRIDAY, oncall=True).says(HIT).says(said).passes(minutes=9 * 60 + 5)
    rung.hears("sampai pagi ini")  # who is on call was rung, and nobody took it
    silent = by_night().passes(minutes=9 * 60 + 5)
    assert "sampai pagi ini" not in silent.last


def test_in_the_queue_they_hear_it_with_the_question_of_the_morning() -> None:
    family = Conversation(NIGHT).says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says("anak susah makan").presses("Sudah").presses("Hal lain").presses("Lewati")
    family.presses("Sudah benar").says(HIT).says("sudah ada yg datang?").passes(minutes=11 * 60)
    family.hears("sampai pagi ini belum ada konselor", "Bagaimana keadaan")


def test_who_heard_it_is_not_told_when_somebody_has_the_case() -> None:
    family = by_night(NIGHT).says("sudah ada yg datang?")
    family.gets(Claimed(1, "Kak Rina")).passes(minutes=11 * 60)
    assert not any("sampai pagi ini" in one for one in family.heard)


def test_left_open_somebody_of_puspa_looks() -> None:
    assert list(notes(by_night().passes(minutes=12 * 60 + 30), CheckUnanswered))


def test_a_child_is_asked_as_a_child() -> None:
    family = Conversation(FRIDAY).says("halo").presses("Saya anak").says("ayah pukul aku sekarang")
    family.passes(minutes=9 * 60 + 5).hears("Kamu aman pagi ini?")


def test_on_a_working_day_it_is_the_only_question_of_the_morning() -> None:
    family = by_night(NIGHT).passes(minutes=11 * 60).stands_at("safety.check").hears(ASKED)
    assert not any("Bagaimana keadaan" in one for one in family.heard)
    assert "mulai membaca lagi" not in family.last, "they read now"


def test_in_the_queue_the_question_of_the_queue_is_enough() -> None:
    family = Conversation(NIGHT).says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says("anak susah makan").presses("Sudah").presses("Hal lain").presses("Lewati")
    family.presses("Sudah benar").stands_at("waiting.line").says(HIT).passes(minutes=11 * 60)
    family.hears("Bagaimana keadaan").stands_at("waiting.morning")
    assert not any(ASKED in one for one in family.heard)


@pytest.mark.parametrize("ended", ["aman", "claimed", "stop", "sembunyi"])
def test_who_is_safe_or_answered_or_may_not_be_written_to_is_not_asked(ended: str) -> None:
    family = by_night()
    if ended == "aman":
        family.presses("Sekarang sudah aman")
    elif ended == "claimed":
        family.passes(minutes=60).gets(Claimed(1, "Kak Dian"))
    else:
        family.passes(minutes=60).says(ended)
    family.passes(minutes=12 * 60)
    assert not any(ASKED in one for one in family.heard)
    assert family.session.node != "safety.check"


def test_where_the_clock_jumps_over_the_night_the_question_comes_at_once() -> None:
    family = by_night().passes(minutes=5)
    family.now = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)
    family.rings("quiet").hears(ASKED, "Senin pukul 08.00").stands_at("safety.check")
    late = by_night().passes(minutes=5)
    late.now = datetime(2026, 11, 28, 8, 0, tzinfo=UTC)
    late.rings("quiet").hears("tetap tersimpan")


def test_who_comes_back_to_a_hidden_chat_in_the_morning_is_asked_whether_they_are_safe() -> None:
    family = Conversation(NIGHT).says("suami saya mukulin saya").stands_at("safety.company")
    family.says("sembunyi").passes(minutes=9 * 60).comes_back().stands_at("safety.check").hears("aman")
    family.presses("Ya, aman")
    assert not family.session.node.startswith(("safety.", "hidden."))


def test_who_said_that_it_was_safe_is_not() -> None:
    family = Conversation(NIGHT).says("suami saya mukulin saya").presses("Sekarang sudah aman")
    family.says("sembunyi").passes(minutes=9 * 60).comes_back()
    assert family.session.node != "safety.check"
