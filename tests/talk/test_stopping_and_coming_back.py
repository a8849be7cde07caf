"""Stopping half-way and coming back: kept, asked once, and danger goes on without the rest of the questions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.notes import Changed, Claimed, FamilySaid
from tests.talk.conversation import NIGHT, Conversation, book, notes
from tests.talk.test_intake import asked_to_consent, in_queue, telling
from tests.talk.test_relay import waiting

GRAVE = "bulan lalu adik saya pernah dipegang-pegang gurunya, sekarang dia sudah pindah"
PLAIN = "anak saya susah makan sayur dan cuma mau nasi putih"
DAY = 60 * 24


def test_stopped_half_way_they_are_asked_once_and_gently() -> None:
    family = asked_to_consent().passes(minutes=60 * 4)
    assert sum("tidak usah" in said for said in family.heard) == 1
    assert family.last.startswith("Halo, ada pesan baru.")
    family.passes(minutes=DAY * 3)
    assert sum("tidak usah" in said for said in family.heard) == 1
    family.stands_at("intake.consent")


def test_at_night_that_waits_for_the_morning() -> None:
    family = Conversation(NIGHT).says("halo").presses("Orang tua").passes(minutes=60 * 9)
    assert not any("tidak usah" in said for said in family.heard)
    family.passes(minutes=60 * 4)
    assert any("tidak usah" in said for said in family.heard)


def test_not_after_stop_nor_over_a_hidden_chat_nor_in_the_queue() -> None:
    for family in (asked_to_consent().says("stop"), asked_to_consent().says("sembunyi"), waiting()):
        before = len(family.heard)
        family.passes(minutes=60 * 6)
        assert len(family.heard) == before


def test_a_story_that_carries_danger_goes_to_the_counsellors_unfinished() -> None:
    family = telling().says(GRAVE)
    if family.session.node == "safety.check":
        family.presses("Ya, aman")
    family.passes(minutes=31)
    assert [case.basis for case in family.opened] == ["consent"]
    assert family.opened[0].risk != "rendah"
    before = family.kept[:]
    family.presses("Sudah")
    assert family.kept == before
    assert len(family.opened) == 1


def test_an_ordinary_one_waits_for_its_family() -> None:
    assert telling().says(PLAIN).passes(minutes=DAY).opened == []


def test_without_leave_to_keep_it_only_what_is_grave_goes() -> None:
    family = Conversation().says(PLAIN).passes(minutes=DAY)
    assert family.opened == []


def test_a_refusal_is_a_refusal() -> None:
    family = telling().says(GRAVE)
    if family.session.node == "safety.check":
        family.presses("Ya, aman")
    family.presses("‹ Kembali").presses("Tidak, jangan").passes(minutes=DAY)
    assert family.opened == []


def test_days_later_a_recap_tells_how_far_they_came_and_nothing_of_it() -> None:
    family = telling().says(PLAIN).passes(minutes=DAY * 3).says("selamat siang kak")
    family.stands_at("again.recap").hears("tersimpan", "dilanjutkan")
    assert "sayur" not in family.last
    assert family.kept[-1] == "selamat siang kak"
    family.presses("Lanjut").stands_at("intake.story")


def test_in_the_queue_the_recap_names_the_code_and_the_case_hears_what_was_written() -> None:
    family = waiting().passes(minutes=DAY).says("sekarang dia demam juga").stands_at("again.recap")
    assert [note.piece.text for note in notes(family, FamilySaid)][-1] == "sekarang dia demam juga"
    family.presses("Ubah").stands_at("intake.summary")


def test_something_new_before_there_is_a_case_begins_again_without_asking_who() -> None:
    family = (
        telling().says(PLAIN).passes(minutes=DAY).says("halo").presses("Hal baru").stands_at("intake.danger")
    )
    assert family.session.answers["intake.who"] == "parent"


def test_something_new_beside_an_open_case_is_a_case_of_its_own() -> None:
    family = in_queue().presses("Lewati").presses("Sudah benar").passes(minutes=DAY).says("halo kak")
    family.presses("Hal baru").stands_at("intake.story").says(PLAIN).presses("Sudah")
    family.presses(book().subjects["gizi"].button("id"))
    assert [asked.topics for asked in family.opened[1:]] == [("gizi",)]
    assert family.opened[1].moved == ()


def test_what_they_came_back_with_goes_over_to_the_new_case() -> None:
    family = in_queue().presses("Lewati").presses("Sudah benar").passes(minutes=DAY)
    family.says("mau tanya soal adiknya juga kak", "dia susah makan").presses("Hal baru")
    assert len(family.stands_at("intake.topic").opened[1].moved) == 2


def test_danger_after_days_is_danger() -> None:
    telling().says(PLAIN).passes(minutes=DAY).says("tolong").stands_at("safety.company").hears("112")


def test_words_of_another_day_complete_no_danger() -> None:
    telling().says("aku mau").says("mati").stands_at("safety.company")
    family = telling().says("aku mau").passes(minutes=13 * 60).says("mati")
    assert not family.session.node.startswith("safety.")


def test_a_press_after_days_is_what_it_says() -> None:
    asked_to_consent().passes(minutes=DAY).presses("Ya, boleh").stands_at("intake.story")


def test_beside_a_counsellor_nobody_recaps() -> None:
    waiting().gets(Claimed(1, "Kak Dian")).passes(minutes=DAY * 4).says("halo kak").stands_at("relay.open")


# ---- what is new in the queue


def test_more_in_the_queue_is_told_apart_by_one_question_once() -> None:
    family = waiting().passes(minutes=6).says("dia juga sering batuk malam hari").stands_at("waiting.more")
    family.presses("Ya, yang tadi").stands_at("waiting.line")
    family.says("dan susah tidur juga kalau malam").stands_at("waiting.line")


def test_a_short_word_in_the_queue_is_asked_nothing() -> None:
    waiting().says("makasih ya").stands_at("waiting.line")


def test_another_child_is_asked_about() -> None:
    family = (
        waiting()
        .passes(minutes=6)
        .says("mau tanya juga soal makan kakaknya")
        .presses("Yang tadi, tapi anak lain")
    )
    family.stands_at("child.name")
    assert {"waiting.more": "child"} in [note.details for note in notes(family, Changed)]


# ---- the morning after


def by_night() -> Conversation:
    family = Conversation(NIGHT).says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says(PLAIN).presses("Sudah").presses("Hal lain").presses("Lewati").presses("Sudah benar")
    return family.stands_at("waiting.line")


def test_the_morning_begins_with_how_they_are() -> None:
    family = by_night().passes(minutes=60 * 10).stands_at("waiting.morning").hears("Selamat pagi")
    assert family.last.startswith("Halo, ada pesan baru.")
    assert family.now >= datetime(2026, 11, 25, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(("label", "node"), [("Masih sama", "waiting.line"), ("Lebih baik", "waiting.line")])
def test_the_answer_reaches_the_case(label: str, node: str) -> None:
    family = by_night().passes(minutes=60 * 10).presses(label).stands_at(node)
    assert any("waiting.morning" in note.details for note in notes(family, Changed))


def test_worse_is_asked_whether_they_are_safe() -> None:
    by_night().passes(minutes=60 * 10).presses("Lebih berat").stands_at("safety.check").presses(
        "Tidak aman"
    ).hears("112")


def test_who_came_by_day_or_is_claimed_is_not_asked() -> None:
    assert "morning" not in waiting().ahead
    assert "morning" not in by_night().gets(Claimed(1, "Kak Dian")).ahead


def test_outside_confirmed_hours_nothing_is_promised_about_a_morning() -> None:
    family = Conversation(NIGHT, demo=False).says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says(PLAIN).presses("Sudah").presses("Hal lain")
    assert "morning" not in family.ahead


@pytest.mark.parametrize("said", ["sudah", "Selesai", "udah itu aja", "sudah cukup"])
def test_asked_whether_to_go_on_sudah_goes_on_and_has_told_all(said: str) -> None:
    """It was no answer: the button of the story they came back to has that name."""
    family = telling().says(PLAIN).passes(minutes=DAY).says("halo").stands_at("again.recap")
    family.says(said).stands_at("intake.topic")
    assert family.session.misses == 0


def test_in_the_queue_and_before_the_story_it_only_goes_on() -> None:
    waiting().passes(minutes=DAY).says("halo").stands_at("again.recap").says("sudah").stands_at(
        "waiting.line"
    )
    asked = Conversation().says(PLAIN).passes(minutes=DAY).says("halo").stands_at("again.recap")
    asked.says("sudah").stands_at("intake.danger")
