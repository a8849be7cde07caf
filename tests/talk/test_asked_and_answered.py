"""Who answered that nobody is in danger is not asked again for words that hold none themselves."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation
from tests.talk.test_intake import telling

TANTRUM = "anak saya umur 3 th kalo di larang suka nangis guling2 di mall"
LOUDER = "udah dicoba didiemin tp malah makin kenceng"


def test_a_mother_of_a_tantrum_is_not_asked_whether_she_is_safe() -> None:
    telling("Orang tua").says(TANTRUM).says(LOUDER).stands_at("intake.story")


def test_a_while_later_she_is() -> None:
    telling("Orang tua").says(TANTRUM).passes(minutes=11).says(LOUDER).stands_at("safety.check")


@pytest.mark.parametrize(
    "said", ["suami saya kalau marah suka lempar barang ke anak", "saya takut pulang ke rumah"]
)
def test_words_that_hold_a_danger_themselves_are_asked_about(said: str) -> None:
    assert telling("Orang tua").says(TANTRUM).says(said).session.node.startswith("safety.")


def test_a_child_that_answered_no_tells_in_pieces_and_is_asked() -> None:
    child = Conversation().says("halo").presses("Saya anak").presses("Tidak").presses("Ya")
    assert child.says("om aku suka masuk kamar").says("takut bilang mama").session.node.startswith("safety.")
