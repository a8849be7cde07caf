"""A voice note or a picture without words: one kind question, once a day at most, and never in the way of a human."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation
from tests.talk.test_hiding import hidden
from tests.talk.test_intake import telling
from tests.talk.test_refusal import refused
from tests.talk.test_relay import talking, waiting
from tests.talk.test_safety import ACUTE

HOURS_24 = 24 * 60


@pytest.mark.parametrize("kind", ["voice", "photo", "video", "audio", "video_note"])
def test_what_cannot_be_understood_asks_whether_they_are_safe(kind: str) -> None:
    child = Conversation().sends(kind).stands_at("safety.check").hears("belum bisa", "aman")
    assert child.kept == [kind]
    child.presses("Ya, aman").stands_at("intake.who")


@pytest.mark.parametrize("kind", ["sticker", "document", "location", "contact"])
def test_a_sticker_or_a_paper_asks_nothing(kind: str) -> None:
    Conversation().sends(kind).stands_at("intake.who")


def test_it_is_asked_once_a_day() -> None:
    family = Conversation().sends("voice").presses("Ya, aman")
    family.sends("voice").sends("photo").stands_at("intake.who")
    family.passes(minutes=HOURS_24).sends("voice").stands_at("safety.check")


def test_who_was_asked_in_the_intake_is_not_asked_again_that_day() -> None:
    family = telling().sends("voice").sends("photo").stands_at("intake.story")
    family.passes(minutes=HOURS_24).sends("voice").stands_at("safety.check")


def test_left_unanswered_somebody_of_puspa_should_look() -> None:
    child = Conversation().sends("voice").passes(minutes=6)
    assert [(case.risk, case.unanswered) for case in child.opened] == [("sedang", True)]


def test_not_safe_is_danger() -> None:
    child = Conversation().sends("voice").presses("Tidak aman").stands_at("safety.company").hears("112")
    assert [case.risk for case in child.opened] == ["tinggi"]


def test_never_beside_a_counsellor_nor_over_a_hidden_chat_nor_after_a_refusal() -> None:
    talking().passes(minutes=HOURS_24 * 2).sends("voice").stands_at("relay.open")
    hidden(telling()).passes(minutes=HOURS_24 * 2).sends("voice").stands_at("hidden.menu")
    refused().passes(minutes=HOURS_24 * 2).sends("voice").stands_at("door.refused")


def test_within_a_known_danger_it_stays_with_the_danger() -> None:
    Conversation().says(ACUTE).sends("voice").stands_at("safety.company")


def test_in_the_queue_days_later_it_is_asked() -> None:
    waiting().passes(minutes=HOURS_24 * 2).sends("voice").stands_at("safety.check")


def test_a_later_voice_note_or_picture_gets_a_kind_question_and_beside_words_none() -> None:
    family = telling().sends("voice").hears("petugas Puspa yang mendengarkan")
    family.sends("photo").hears("belum dilihat siapa pun")
    words = telling().blurts("anak saya susah makan sayur, cuma mau nasi putih saja terus")
    words.sends("voice").hears("sampai")
    assert "mendengar" not in words.last
