"""Asked whether they are safe, a child may not know: that is an answer, and somebody of Puspa looks all the same."""

from __future__ import annotations

import pytest

from flows.notes import CheckUnanswered
from tests.talk.conversation import Conversation, notes
from tests.talk.test_intake import telling

UNSURE = ["gatau", "tidak tahu", "ga tau kak", "kurang tau", "gak tau", "belum tahu", "entah", "gatau kak"]


def checked(who: str = "Saya anak") -> Conversation:
    """Somebody whose words left it open; `who` "" for one who has not said who they are."""
    child = telling(who) if who else Conversation().says("halo")
    return child.says("ada om yang suka main ke rumah, aku takut").stands_at("safety.check")


@pytest.mark.parametrize("who", ["Saya anak", ""])
@pytest.mark.parametrize("said", [*UNSURE, "[Belum tahu]"])
def test_a_child_that_does_not_know_is_understood(said: str, who: str) -> None:
    child = checked(who)
    assert "Belum tahu" in child.labels
    child = child.presses("Belum tahu") if said.startswith("[") else child.says(said)
    child.hears("Tidak apa-apa kalau", "112", "tolong")
    assert child.session.node == ("intake.story" if who else "intake.who")
    assert child.session.answers["intake.danger"] == "unsure"
    assert child.session.misses == 0


def test_somebody_of_puspa_looks_as_where_nobody_answered() -> None:
    child = checked().presses("Belum tahu").says("dia suka kasih permen")
    assert child.opened == []
    child.passes(minutes=6)
    (opened,) = child.opened
    assert opened.unanswered
    assert opened.risk == "tinggi"  # as grave as the story, and never less than "sedang"
    child.stands_at("intake.story")


def test_where_a_case_is_open_its_card_says_so() -> None:
    child = telling("Saya anak").says("temen temen ngejek aku tiap hari").presses("Sudah").presses("Hal lain")
    child.says("ada om yang suka main ke rumah, aku takut").stands_at("safety.check")
    child.says("gatau").passes(minutes=6)
    assert list(notes(child, CheckUnanswered))


def test_they_are_not_asked_again_in_the_next_breath() -> None:
    checked().says("gatau").says("dia suka kasih permen").stands_at("intake.story")


def test_a_new_danger_rings_all_the_same() -> None:
    checked().says("gatau").says("tolong aku mau dibunuh").stands_at("safety.company")


def test_a_grown_up_is_asked_for_one_of_two() -> None:
    mother = telling("Perempuan dewasa").says("suami saya suka marah, saya takut")
    if mother.session.node == "safety.check":
        assert "Belum tahu" not in mother.labels


@pytest.mark.parametrize("who", ["Saya anak", "Orang tua", "Tetangga"])
def test_the_numbers_are_led_in_where_the_question_of_danger_is_left_open(who: str) -> None:
    """Reported by a girl of twelve: "ga tau" was answered with bare numbers."""
    child = Conversation().says("halo").presses(who).says("ga tau").stands_at("intake.consent")
    _neutral, said = child.last.split("\n\n", 1)
    lead, number, *_ = said.split("\n")
    assert lead.startswith("Tidak apa-apa kalau belum tahu.")
    assert lead.endswith("ini nomor yang bisa ditelepon:")
    assert "112" in number
