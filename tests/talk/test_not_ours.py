"""What is not ours gets a dignified answer, and never in the way of a story or a danger."""

from __future__ import annotations

import pytest

from flows.talk.aside import kind_of
from tests.talk.conversation import Conversation, book
from tests.talk.test_intake import asked_to_consent, telling
from tests.talk.test_relay import talking, waiting

SAID = [
    ("halo, saya wartawan dari media nasional", "press"),
    ("cuma iseng doang kok", "joke"),
    ("wkwk prank kak", "joke"),
    ("dasar bot bego", "angry"),
    ("lama banget balasnya", "angry"),
    ("slot gacor hari ini klik link", "spam"),
    ("berapa biaya konsultasinya", "cost"),
    ("ini gratis kan kak", "cost"),
    ("jam berapa buka ya", "hours"),
    ("ini siapa ya", "what"),
    ("مرحبا كيف حالك", "language"),
    ("你好 我需要帮助", "language"),
]


@pytest.mark.parametrize(("said", "kind"), SAID)
def test_each_is_known(said: str, kind: str) -> None:
    assert kind_of(said, book()) == kind


@pytest.mark.parametrize(
    "said",
    [
        "anak saya susah makan",
        "ayah saya wartawan dan sering memukul saya kalau pulang malam dari kantor, saya takut sekali kak",
        "aku diancam, katanya cuma bercanda, tapi dia pukul aku terus tiap hari",
        "anak saya kecanduan slot dan pinjaman",
        "halo",
        "😀😀",
    ],
)
def test_a_story_is_a_story(said: str) -> None:
    assert kind_of(said, book()) == ""


@pytest.mark.parametrize(("said", "kind"), SAID)
def test_each_is_answered_and_the_question_stands(said: str, kind: str) -> None:
    family = asked_to_consent().says(said)
    if family.session.node.startswith("safety."):
        pytest.skip("heard as a danger first")
    family.stands_at("intake.consent").hears("simpan")
    assert len(family.fresh) == 1


def test_a_joke_is_welcome_and_the_true_word_after_it_is_heard() -> None:
    child = Conversation().says("halo").says("cuma iseng doang kak").hears("Siapa yang menulis")
    first = child.last
    child.says("hehe bercanda doang").hears("Siapa yang menulis")
    assert child.last != first
    assert child.kept == []
    child.presses("Saya anak").says("tolong").stands_at("safety.company")


def test_anger_is_kept_and_a_human_is_near() -> None:
    family = waiting().says("lama banget balasnya").hears("orang", "112")
    assert family.kept[-1] == "lama banget balasnya"


def test_spam_and_questions_about_puspa_are_no_story() -> None:
    family = telling().says("slot gacor klik link").says("jam berapa buka ya").hears("kapan saja")
    assert family.kept == []


def test_beside_a_counsellor_everything_is_theirs() -> None:
    talking().says("lama banget balasnya").hears_nothing()


def test_another_city_is_helped_on() -> None:
    family = telling().says("anak saya susah makan").presses("Sudah").presses("Hal lain")
    family.says("bekasi").hears("tetap dibaca").stands_at("intake.summary").hears("Di luar Jakarta")
