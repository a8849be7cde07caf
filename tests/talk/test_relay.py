"""With a counsellor: who speaks is always named, and what nobody just asked for begins with a neutral line."""

from __future__ import annotations

from flows.notes import Claimed, Closed, CounsellorSaid, FamilySaid, NotDelivered, Released, Reopen
from flows.piece import Piece
from flows.text import Text
from tests.talk.conversation import CODE, Conversation, notes


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
    return waiting().gets(Claimed("Kak Dian"))


def said(text: str) -> CounsellorSaid:
    return CounsellorSaid("Kak Dian", Piece("text", 5, text), 9)


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
    assert waiting().passes(minutes=10).gets(Claimed("Kak Dian")).last.startswith("Halo, ada pesan baru.")


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
    family.gets(Claimed("Kak Dian")).stands_at("relay.open").says("iya kak").hears_nothing()


def test_given_back_the_bot_says_that_it_answers_again() -> None:
    talking().gets(Released("Kak Dian")).stands_at("waiting.line").hears("antrean", "bot lagi")


def test_closed_with_a_word_and_a_door_that_stays_open() -> None:
    family = (
        talking().gets(Closed("Kak Dian", "Semoga lahap, Bu.")).hears("Semoga lahap, Bu.", CODE, "bot lagi")
    )
    family.says("makasih kak").hears("ama-sama")
    family.says("kak mau tanya lagi soal yang kemarin").hears("tersimpan").presses("Lanjut soal")
    assert len(list(notes(family, Reopen))) == 1


def test_something_new_after_closing_asks_neither_who_nor_consent_again() -> None:
    family = talking().gets(Closed("", "")).presses("Hal baru").stands_at("intake.danger").presses("Tidak")
    family.stands_at("intake.story")


def test_after_stop_nothing_is_carried_and_the_counsellor_hears_why() -> None:
    family = talking().says("stop").hears("berhenti").passes(minutes=1).gets(said("halo?"))
    assert family.carried == []
    assert [note.reason for note in notes(family, NotDelivered)] == ["stopped"]
    family.says("halo").gets(said("halo lagi"))
    assert len(family.carried) == 1


def test_in_hiding_a_human_arrives_unseen_and_is_there_afterwards() -> None:
    family = waiting().says("sembunyi").gets(Claimed("Kak Dian"))
    family.stands_at("hidden.menu")
    assert "Kak Dian" not in family.last
    family.says("halo").hears("orang, bukan bot")
