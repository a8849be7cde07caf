"""What somebody who came for the first time wrote, and what was made of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.notes import Changed, Closed
from tests.talk.conversation import CODE, NIGHT, Conversation, notes
from tests.talk.test_relay import waiting

UNCARED = "ponakan saya jarang dimandikan, jarang sarapan, dan bajunya kotor"
"""No word of danger in it, for whoever listens."""

EVENING = datetime(2026, 11, 24, 12, 20, tzinfo=UTC)
"""19.20 in Jakarta."""


def summary() -> Conversation:
    family = (
        Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya, boleh").says(UNCARED)
    )
    family.presses("Sudah").presses("Anak tidak").presses("Cukup").presses("Lihat atau ubah")
    return family.stands_at("intake.summary")


@pytest.mark.parametrize("said", ["kak", "dek?", "adek", "bu", "Pak!", "kakk"])
def test_a_word_of_address_chooses_nothing(said: str) -> None:
    family = (
        Conversation().says("halo").says(said).stands_at("intake.who").hears("Iya, saya di sini", "Siapa")
    )
    assert "intake.who" not in family.session.answers


def test_kakak_is_still_somebody_of_the_family() -> None:
    Conversation().says("halo").says("kakak").stands_at("intake.danger")


def test_after_hours_nobody_is_said_to_have_been_told() -> None:
    Conversation(EVENING).says("tolong saya mau dibunuh").hears("belum ada konselor yang membaca")


def test_one_on_call_is_told_and_may_not_read_at_once() -> None:
    family = Conversation(EVENING, oncall=True).says("tolong saya mau dibunuh")
    family.hears("Petugas jaga sudah diberi tahu", "belum tentu langsung")


@pytest.mark.parametrize("now", [NIGHT, EVENING])
def test_in_danger_who_reads_is_answered_for_this_hour(now: datetime) -> None:
    family = Conversation(now).says("tolong saya mau dibunuh").says("ini ada konselor yang baca ga sekarang?")
    family.hears("belum ada konselor yang membaca", "112").stands_at("safety.company")


def test_before_danger_too() -> None:
    Conversation(NIGHT).says("halo").says("ini ada konselor yang baca ga sekarang?").hears(
        "belum ada konselor"
    )


def test_a_line_of_the_summary_takes_its_new_value() -> None:
    family = summary().says("ganti kecamatan jadi kalideres").hears("Sudah diubah", "Kecamatan: Kalideres")
    assert [note.kecamatan for note in notes(family, Changed) if note.kecamatan][-1] == "31.73.06"


@pytest.mark.parametrize(
    ("said", "node"),
    [
        ("salah umurnya", "child.age"),
        ("ganti kecamatan", "intake.city"),
        ("ubah nama", "child.name"),
        ("ganti topik", "intake.topic"),
    ],
)
def test_a_line_that_is_named_is_opened(said: str, node: str) -> None:
    summary().says(said).stands_at(node)


def test_another_child_is_offered_and_its_age_taken() -> None:
    family = summary().says("ganti umur jadi 9").hears("Anak: 9 tahun")
    family.says("saya punya anak satu lagi, umur 3 tahun").hears("menambah satu anak").presses("Ya")
    family.stands_at("child.name").presses("Cukup").presses("Lihat atau ubah").hears(
        "Anak yang diceritakan: 2", "Anak 1: 9 tahun", "Anak 2: 3 tahun"
    )


def test_what_a_refusal_took_away_is_said_to_be_gone() -> None:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").says(UNCARED)
    family.presses("Tidak, jangan").says("kembali").presses("Ya, boleh").hears(
        "tidak tersimpan", "ceritakan lagi"
    )
    assert family.kept == []
    family.says("tolong anak saya mau dibunuh")
    assert [case.basis for case in family.opened] == ["consent"]


def test_the_right_code_after_a_mistyped_one_is_taken() -> None:
    family = Conversation().says("halo")
    family.elsewhere[(CODE, "jambu")] = "waiting"
    family.says("status pandan layar 99").says(CODE).hears("Kodenya sudah").says("jambu").hears(
        "menunggu konselor"
    )
    assert family.session.tries == ()
    family.stands_at("intake.who").says(CODE).stands_at("status.word")


def test_a_refused_word_is_never_part_of_the_story() -> None:
    family = waiting()
    before = list(family.kept)
    family.says("status kenanga tali 58").says("rahasiaku satu").presses("Lewati").says("Rahasiaku satu!")
    family.hears("Belum ada kabar")
    assert family.kept == before
    assert family.answered == []
    assert all("ahasiaku" not in said for said in family.session.story)


def test_the_same_danger_again_is_one_line_and_all_numbers_on_asking() -> None:
    family = (
        Conversation()
        .says("tolong saya mau dibunuh")
        .presses("Belum aman, mau")
        .says("tolong saya mau dibunuh")
    )
    family.hears("112", "nomor")
    assert "UPT" not in family.last
    family.says("nomor").hears("112", "UPT")


def test_pictures_in_a_row_are_asked_about_once() -> None:
    family = Conversation().says("halo").sends("photo").hears("aman")
    for kind in ("photo", "sticker", "photo"):
        assert "aman?" not in family.sends(kind).last
        family.hears("Sudah sampai")


def test_a_child_reads_who_that_number_is() -> None:
    family = Conversation().says("aku umur 12 tahun").presses("Ya, sekarang").hears("pelindung anak Jakarta")
    assert "kamu" in family.last


def test_closed_without_a_word_it_is_still_warm_and_status_says_it_once() -> None:
    family = waiting().gets(Closed(1, "Kak Dian", "")).hears("Terima kasih sudah percaya")
    assert family.says("status").last.count(CODE) == 1
