"""Something new after closing: where it was asked whether they are safe, their words go on; the question does not."""

from __future__ import annotations

import pytest

from flows.notes import Claimed, Closed
from tests.talk.conversation import Conversation
from tests.talk.test_relay import waiting
from tests.talk.test_safety import ACUTE

DOUBT = "saya takut sama suami, anak saya juga"


def asked() -> Conversation:
    """Closed, and then words that may be a danger."""
    family = waiting().gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", "")).stands_at("door.closed")
    family.passes(minutes=5).says(DOUBT)
    return family.stands_at("safety.check")


@pytest.mark.parametrize("said", ["iya aman", "[Ya, aman]"])
def test_after_aman_the_words_that_were_asked_about_are_kept_and_told_apart(said: str) -> None:
    """Reported by a mother: it said only that the talk had ended, as if her question was thrown away."""
    family = asked()
    family = family.presses("Ya, aman") if said.startswith("[") else family.says(said)
    family.stands_at("door.closed").hears("Pesannya sudah tersimpan", "lanjutan yang tadi, atau hal baru?")
    assert "sudah selesai" not in family.last
    assert DOUBT in family.kept
    assert family.labels[:2] == ["Lanjut soal yang tadi", "Hal baru"]


def test_something_new_is_not_met_with_the_danger_question_again() -> None:
    family = asked().presses("Ya, aman").presses("Hal baru")
    assert family.session.node not in ("intake.danger", "safety.check")
    assert "bahaya" not in family.last


def test_on_another_hour_it_is_asked_as_ever() -> None:
    asked().presses("Ya, aman").passes(minutes=20).presses("Hal baru").stands_at("intake.danger")


def test_a_danger_rings_all_the_same() -> None:
    asked().presses("Ya, aman").says(ACUTE).stands_at("safety.company").hears("112")
