"""What people ask of us before they trust us has an answer wherever they stand, and is taken for nothing else."""

from __future__ import annotations

import pytest

from flows.inputs import Said
from flows.notes import FamilySaid
from flows.talk import TALK
from flows.talk.hearing.answers import answers_us
from tests.talk.conversation import Conversation
from tests.talk.test_about_the_child import at_the_child
from tests.talk.test_asked_in_danger import in_company
from tests.talk.test_intake import telling
from tests.talk.test_relay import waiting

WHY = (
    "kenapa nanya gitu",
    "kenapa harus alamat?",
    "buat apa?",
    "emang harus?",
    "banyak banget pertanyaannya",
)
RECORD = ("dicatat ga?", "datanya aman ga", "nanti disebar ga")
POLICE = ("dilaporin polisi ga?", "nanti ayah dipenjara ga?", "aku ga mau ayah dipenjara")
OFFICE = ("kantornya dimana?", "bisa dateng langsung ga")
THERE = ("ada orang ga disini", "ada yang jaga ga?", "ada org ga disini kak")
ASKED = (
    *((said, "tanpa banyak bertanya ulang") for said in WHY),
    *((said, "disimpan, supaya konselor") for said in RECORD),
    *((said, "tidak memanggil polisi") for said in POLICE),
    *((said, "lewat obrolan") for said in OFFICE),
    *((said, "jawaban ini otomatis") for said in THERE),
    ("gratis?", "ratis"),
)
NO_QUESTION = (
    "lapor polisi tidak ditanggapi",
    "kemarin saya lapor polisi tp ga ditanggepin",
    "anak saya bisa masuk penjara ga kalau ikut tawuran sama temannya",
    "suami saya datang ke kantor saya marah marah",
)


@pytest.mark.parametrize(("said", "answer"), ASKED)
def test_it_is_answered_and_the_question_stands_again(said: str, answer: str) -> None:
    for family in (telling("Orang tua"), at_the_child(), waiting()):
        node = family.session.node
        family.says(said).hears(answer).stands_at(node)
        assert family.opened == [] or family.opened[0].risk != "tinggi"


@pytest.mark.parametrize(("said", "answer"), [one for one in ASKED if one[0] not in WHY])
def test_it_is_answered_before_anything_is_known(said: str, answer: str) -> None:
    Conversation().says("halo").says(said).hears(answer).stands_at("intake.who")


@pytest.mark.parametrize(
    ("said", "answer"), [("gratis?", "ratis"), *((s, "tidak memanggil") for s in POLICE)]
)
def test_in_danger_it_is_answered_with_a_number_to_call(said: str, answer: str) -> None:
    in_company().says(said).hears(answer, "112").stands_at("safety.company")


@pytest.mark.parametrize("said", ["buat apa hidup", "buat apa aku hidup", "aku hidup buat apa"])
def test_what_for_is_asked_of_life_and_is_no_question_to_us(said: str) -> None:
    family = in_company().says(said)
    assert "bertanya ulang" not in family.last
    assert telling("Saya anak").says(said).session.node.startswith("safety.")


@pytest.mark.parametrize("said", NO_QUESTION)
def test_what_tells_is_kept_as_a_story(said: str) -> None:
    family = telling("Orang tua").says(said)
    assert said in family.session.story
    assert not any(
        words in family.last
        for words in ("otomatis", "tidak memanggil polisi", "lewat obrolan", "bertanya ulang")
    )


def test_the_fear_for_a_father_is_kept_for_the_counsellor() -> None:
    family = waiting().says("aku ga mau ayah dipenjara")
    assert family.kept[-1] == "aku ga mau ayah dipenjara"
    assert isinstance(family.told[-1], FamilySaid)


# ---- taking leave


@pytest.mark.parametrize(
    "said", ["dah dulu ya", "udah dulu ya bu", "nanti lanjut lagi ya kak", "besok lagi ya"]
)
def test_who_takes_leave_is_asked_nothing(said: str) -> None:
    for family in (telling("Saya anak"), at_the_child(), waiting()):
        node, story = family.session.node, family.session.story
        family.says(said).hears("sampai nanti").stands_at(node)
        assert "?" not in family.last
        assert family.session.story == story


@pytest.mark.parametrize("said", ["dah dulu ya, ayah mau bunuh aku", "dah dulu ya dia datang bawa pisau"])
def test_a_danger_beside_the_leave_is_heard(said: str) -> None:
    assert telling("Saya anak").says(said).session.node.startswith("safety.")


def test_in_danger_leave_is_kept_and_told() -> None:
    family = in_company().says("dah dulu ya")
    assert family.kept[-1] == "dah dulu ya"
    assert isinstance(family.told[-1], FamilySaid)


def test_a_goodbye_after_a_danger_is_weighed_with_what_was_told() -> None:
    child = telling("Saya anak").says("aku mau mati aja")
    child.presses("Sekarang aku aman")
    assert answers_us(TALK, child.session, Said("dadah", 99), child.moment) is False
    calm = telling("Saya anak").says("aku bingung milih ekskul")
    assert answers_us(TALK, calm.session, Said("dadah", 99), calm.moment) is True


def test_sudah_tidak_may_be_what_became_of_a_breath() -> None:
    family = telling("Orang tua")
    assert answers_us(TALK, family.session, Said("sudah tidak", 99), family.moment) is False
