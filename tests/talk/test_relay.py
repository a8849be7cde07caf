"""With a counsellor: who speaks is always named, and what nobody just asked for begins with a neutral line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.effects import Say
from flows.notes import (
    Claimed,
    Closed,
    CounsellorSaid,
    FamilySaid,
    NotDelivered,
    Released,
    Reopen,
    Undelivered,
)
from flows.piece import Piece
from flows.text import Text
from tests.talk.conversation import CODE, NIGHT, Conversation, notes


def waiting() -> Conversation:
    family = (
        Conversation()
        .says("halo")
        .presses("Orang tua")
        .presses("Tidak")
        .presses("Ya")
        .says("anak susah makan")
    )
    return family.presses("Sudah").presses("Hal lain").presses("Lewati").presses("Sudah benar")


def talking() -> Conversation:
    return waiting().gets(Claimed(1, "Kak Dian"))


def said(text: str) -> CounsellorSaid:
    return CounsellorSaid(1, "Kak Dian", Piece("text", 5, text), 9)


def test_a_human_is_announced_and_the_bot_keeps_quiet_from_then_on() -> None:
    family = talking().hears("orang, bukan bot", "Kak Dian").stands_at("relay.open")
    family.says("siang kak", "anaknya empat tahun").hears_nothing()
    assert [note.piece.text for note in notes(family, FamilySaid)] == ["siang kak", "anaknya empat tahun"]


def test_the_counsellor_is_named_above_every_word() -> None:
    family = talking().says("siang").gets(said("Selamat siang"))
    assert family.carried[-1].header == (Text("relay.from", {"name": "Kak Dian"}),)


def test_what_nobody_just_asked_for_begins_with_a_neutral_line() -> None:
    family = talking().passes(minutes=4).gets(said("Selamat siang"))
    assert family.carried[-1].header[0] == Text("lock.neutral")
    assert waiting().passes(minutes=10).gets(Claimed(1, "Kak Dian")).last.startswith("Halo, ada pesan baru.")


SATURDAY = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
SOONER = "lebih cepat dari yang tadi"


def queued() -> Conversation:
    """In the queue by night, with nothing urgent."""
    family = Conversation(NIGHT).says("halo").presses("Saya anak").presses("Tidak").presses("Ya")
    family.says("aku susah tidur kak").presses("Sudah").presses("Hal lain").presses("Lewati")
    return family.presses("Sudah benar").stands_at("waiting.line")


def test_who_comes_before_the_hour_that_was_named_says_so() -> None:
    """Reported by a mother on a Friday night: "Senin pukul 08.00", and eleven minutes later a counsellor was there."""
    family = queued().gets(Claimed(1, "Kak Dian")).hears(SOONER, "orang, bukan bot")
    family.gets(Claimed(1, "Kak Sari"))
    assert SOONER not in family.last, "once is enough"
    over = queued().passes(minutes=50).gets(Claimed(1, "Kak Dian")).hears(SOONER)
    assert over.last.startswith("Halo, ada pesan baru.")


def test_in_danger_nobody_reads_of_clocks_first() -> None:
    """Reported: "sooner than was said" stood above that somebody is there, to a woman in hiding."""
    family = Conversation(NIGHT).says("suami saya pukul saya sekarang").passes(minutes=5)
    family.gets(Claimed(1, "Kak Dian")).hears("orang, bukan bot")
    assert SOONER not in family.last


def test_so_does_who_comes_to_the_queue_by_night_and_nobody_by_day() -> None:
    queued().gets(Claimed(1, "Kak Dian")).hears(SOONER)
    assert SOONER not in talking().last
    by_day = Conversation(NIGHT).says("tolong").passes(minutes=12 * 60).gets(Claimed(1, "Kak Dian"))
    assert SOONER not in by_day.last


def test_who_comes_sooner_says_so_only_where_an_hour_was_named_in_this_wait() -> None:
    """Reported: "sooner than was said", for a case in which nobody had named a time."""
    unnamed = Conversation(NIGHT).says("suami saya pukul saya sekarang").gets(Claimed(1, "Kak Dian"))
    assert SOONER not in unnamed.last
    queued().gets(Claimed(1, "Kak Dian")).hears(SOONER)
    by_day = waiting().gets(Claimed(1, "Kak Dian")).gets(Released(1, "Kak Dian"))
    assert "membaca lagi" not in by_day.last
    assert SOONER not in by_day.gets(Claimed(1, "Kak Sari")).last, "nothing was named since"


def test_given_back_by_night_the_hour_of_the_next_reading_is_named() -> None:
    family = Conversation(NIGHT).says("suami saya pukul saya sekarang").gets(Claimed(1, "Kak Dian"))
    family.gets(Released(1, "Kak Dian")).hears("Rabu pukul 08.00")
    family = queued().gets(Claimed(1, "Kak Dian"))
    family.gets(Released(1, "Kak Dian")).hears("Rabu pukul 08.00")
    family.gets(Claimed(1, "Kak Sari")).hears(SOONER)


def test_by_night_who_waits_reads_that_somebody_is_on_call() -> None:
    family = Conversation(NIGHT, oncall=True).says("suami saya pukul saya sekarang").passes(minutes=40)
    family.says("status").hears("petugas jaga", "Rabu pukul 08.00")
    assert "belum ada konselor yang membaca" not in family.last
    family.gets(Closed(1, "Kak Dian", "")).says("dia pukul saya lagi sekarang").gets(Claimed(2, "Kak Sari"))
    assert SOONER not in family.last, "the hour belonged to a wait that is over"


def test_the_first_message_that_names_the_queue_names_the_hour_once() -> None:
    """Reported by a mother on a Saturday: only /status told her that nobody reads before Monday."""
    family = Conversation(SATURDAY).says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says("anak susah makan").presses("Sudah").presses("Hal lain")
    family.hears("masuk antrean", "Konselor mulai membaca lagi Senin pukul 08.00", "CONTOH")
    family.presses("Lewati")
    assert "Senin" not in family.last
    by_day = waiting()
    assert not any("mulai membaca lagi" in one for one in by_day.heard)
    unknown = Conversation(SATURDAY, demo=False).says("halo").presses("Orang tua").presses("Tidak")
    unknown.presses("Ya").says("anak susah makan").presses("Sudah").presses("Hal lain").hears("masuk antrean")
    assert "Senin" not in unknown.last


@pytest.mark.parametrize(
    ("command", "answer"),
    [("status", CODE), ("bantuan", "kapan saja"), ("orang", "sudah orang"), ("apa", "")],
)
def test_a_command_beside_a_counsellor_announces_nobody_again(command: str, answer: str) -> None:
    family = talking().says("siang kak").commands(command).hears(answer).stands_at("relay.open")
    assert "orang, bukan bot" not in family.last
    assert family.fresh
    late = waiting().says("stop").gets(Claimed(1, "Kak Dian"))
    late.commands(command).hears(answer, "orang, bukan bot")


def test_a_claim_during_the_last_questions_ends_them() -> None:
    family = (
        Conversation()
        .says("halo")
        .presses("Orang tua")
        .presses("Tidak")
        .presses("Ya")
        .says("anak susah makan")
    )
    family.presses("Sudah").presses("Hal lain").stands_at("intake.city")
    family.gets(Claimed(1, "Kak Dian")).stands_at("relay.open").says("iya kak").hears_nothing()


def test_given_back_the_bot_says_that_it_answers_again() -> None:
    talking().gets(Released(1, "Kak Dian")).stands_at("waiting.line").hears("antrean", "bot lagi")


def test_closed_with_a_word_and_a_door_that_stays_open() -> None:
    family = talking().gets(Closed(1, "Kak Dian", "Semoga lahap, Bu.")).hears(CODE, "bot lagi")
    assert family.heard[-2].endswith("Kak Dian, konselor Puspa:\nSemoga lahap, Bu.")
    assert "Semoga lahap" not in family.last
    family.says("makasih kak").hears("ama-sama")
    family.says("kak mau tanya lagi soal yang kemarin").hears("tersimpan").presses("Lanjut soal")
    assert len(list(notes(family, Reopen))) == 1


def test_something_new_after_closing_asks_neither_who_nor_consent_again() -> None:
    family = talking().gets(Closed(1, "", "")).presses("Hal baru").stands_at("intake.danger").presses("Tidak")
    family.stands_at("intake.story")


def test_after_stop_nothing_is_carried_and_the_counsellor_hears_why() -> None:
    family = talking().says("stop").hears("berhenti").passes(minutes=1).gets(said("halo?"))
    assert family.carried == []
    assert [note.reason for note in notes(family, NotDelivered)] == ["stopped"]
    family.says("halo").gets(said("halo lagi"))
    assert len(family.carried) == 1


def test_in_hiding_a_human_arrives_unseen_and_is_there_afterwards() -> None:
    family = waiting().says("sembunyi").gets(Claimed(1, "Kak Dian"))
    family.stands_at("hidden.menu")
    assert "Kak Dian" not in family.last
    family.comes_back().hears("orang, bukan bot")


def test_what_reached_the_counsellor_not_is_said_under_that_very_message() -> None:
    family = talking().gets(Undelivered(31)).hears("belum bisa diteruskan")
    replies = [effect.reply_to for effect in family.effects if isinstance(effect, Say)]
    assert replies[-1] == 31


def test_a_counsellor_hears_which_of_their_messages_did_not_leave() -> None:
    family = talking().says("stop").gets(CounsellorSaid(1, "Kak Dian", Piece("text", 77, "halo?"), 9))
    assert [note.message for note in notes(family, NotDelivered)] == [77]


def test_after_the_end_nobody_reads_along() -> None:
    family = talking().gets(Closed(1, "Kak Dian", ""))
    assert family.session.case is None
    family.says("kak?").gets(said("masih?"))
    assert list(notes(family, FamilySaid)) == []
    assert family.carried == []


def test_an_edit_rings_no_phone_and_needs_no_neutral_line() -> None:
    changed = CounsellorSaid(1, "Kak Dian", Piece("text", 5, "Selamat siang, Bu", edited=True), 9)
    family = talking().passes(minutes=10).gets(changed)
    assert family.carried[-1].header == (Text("relay.from", {"name": "Kak Dian"}),)


@pytest.mark.parametrize(("minutes", "neutral"), [(2.5, False), (3.5, True)])
def test_three_minutes_after_the_last_word_somebody_else_may_hold_the_phone(
    minutes: float, neutral: bool
) -> None:
    family = waiting().passes(minutes=minutes).gets(Claimed(1, "Kak Dian"))
    assert family.last.startswith("Halo, ada pesan baru.") == neutral


def test_a_second_counsellor_is_announced_like_the_first() -> None:
    talking().gets(Released(1, "Kak Dian")).gets(Claimed(1, "Kak Bumi")).hears("bukan bot: Kak Bumi")


def test_thanks_after_the_end_are_answered_as_thanks() -> None:
    family = talking().gets(Closed(1, "", "")).says("makasih banyak").hears("ama-sama").says("oh iya kak")
    assert family.fresh
    family.hears("simpan")
