"""What it is about: what is offered must not offend, and the plain word stands before a guess."""

from __future__ import annotations

import pytest

from flows.talk import topics
from flows.text import Text
from tests.talk.conversation import Conversation


def offered(said: str) -> tuple[tuple[str, ...], list[str]]:
    family = Conversation().says(said)
    if family.session.node == "safety.check":
        family.presses("Ya, aman")
    if family.session.node == "intake.who":
        family.presses("Orang tua")
    if family.session.node == "intake.danger":
        family.presses("Tidak")
    family.presses("Ya, boleh")
    if family.session.node == "intake.story":
        family.presses("Sudah")
    family.stands_at("intake.topic")
    return topics.suggested(family.session, family.moment), family.labels


def test_a_question_about_food_stands_before_a_guess_of_neglect() -> None:
    codes, _ = offered("sy ibu rina, anak sy 3, yg pertama 12 thn yg kedua 7 yg bontot 2 thn susah makan")
    assert "gizi" in codes
    assert codes[0] != "m"
    assert "m" not in codes or codes.index("gizi") < codes.index("m")


@pytest.mark.parametrize(
    "said", ["anak sy dibully temennya di sekolah, dikatain gendut", "anak saya diejek di kelas"]
)
def test_being_bullied_is_offered_by_its_name(said: str) -> None:
    codes, labels = offered(said)
    assert codes[0] == "i"
    assert "o" not in codes
    assert labels[0] == "Anak dirundung teman"


def test_mocked_for_its_parents_is_offered_where_they_are_named() -> None:
    codes, _ = offered("anak saya diejek temannya karena ayahnya dipenjara")
    assert "o" in codes


def test_a_child_that_is_hit_is_not_called_bullied() -> None:
    family = Conversation().says("keponakan saya dipukul ayah tirinya, di sekolah juga diejek")
    choices = topics.choices(family.session, family.moment)
    assert Text("topic.bullied") not in [choice.label for choice in choices]


def test_too_early_love_is_no_abduction_first() -> None:
    codes, _ = offered("anak sy 15 thn udah pacaran, gimana ngomongnya")
    assert codes[0] == "pengasuhan"
    assert "h" not in codes


@pytest.mark.parametrize(
    "said", ["anak sy 15 bln blm bisa jalan, wajar ga?", "anak saya 2 tahun belum bisa ngomong"]
)
def test_how_a_child_grows_is_offered_by_its_name(said: str) -> None:
    codes, labels = offered(said)
    assert "gizi" in codes
    assert "Tumbuh kembang anak" in labels


def test_a_question_about_hours_beside_a_story_loses_nothing() -> None:
    family = Conversation().says("anak saya 3 thn susah makan, hari minggu libur ya?").hears("kapan saja")
    assert "susah makan" in family.session.story[0]
    assert topics.suggested(family.session, family.moment)[0] == "gizi"


def test_in_english_food_is_food() -> None:
    family = (
        Conversation().says("Hi, my 3 year old eats nothing, is that normal?").presses("No").presses("Yes")
    )
    assert "gizi" in topics.suggested(family.stands_at("intake.topic").session, family.moment)
