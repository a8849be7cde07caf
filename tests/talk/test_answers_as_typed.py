"""Short answers as people really type them, and what a newcomer found by typing."""

from __future__ import annotations

import pytest

from flows.effects import WipeChat
from tests.talk.conversation import Conversation
from tests.talk.test_about_the_child import at_the_child
from tests.talk.test_intake import telling


@pytest.mark.parametrize(
    "yes", ["boleh kak", "iya boleh", "iyaa boleh kak", "y boleh", "silahkan", "iya kak", "YA!"]
)
def test_yes_to_consent(yes: str) -> None:
    Conversation().says("halo").presses("Orang tua").presses("Tidak").says(yes).stands_at("intake.story")


@pytest.mark.parametrize("no", ["ga kok", "ga ada kak", "gak ada", "tidak ada kok", "nggak", "engga kak"])
def test_no_danger(no: str) -> None:
    Conversation().says("halo").presses("Orang tua").says(no).stands_at("intake.consent")


@pytest.mark.parametrize(
    ("who", "key"), [("mamanya", "parent"), ("ibunya kak", "parent"), ("tante kak", "family")]
)
def test_who_writes(who: str, key: str) -> None:
    heard = Conversation().says("halo").says(who)
    assert heard.session.answers.get("intake.who") == key


@pytest.mark.parametrize("done", ["udh", "udah kak", "sudah kak", "udah itu aja"])
def test_done_with_the_story(done: str) -> None:
    family = (
        Conversation()
        .says("halo")
        .presses("Orang tua")
        .presses("Tidak")
        .presses("Ya")
        .says("anak susah makan")
    )
    family.says(done).stands_at("intake.topic")


@pytest.mark.parametrize(
    "said", ["iya tidak", "tidak boleh", "anak saya tidak boleh dipukul kan kak menurut kakak"]
)
def test_what_could_mean_two_things_is_asked_again(said: str) -> None:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").says(said)
    assert family.session.answers.get("intake.consent") != "yes"


@pytest.mark.parametrize(
    "danger", ["tolong", "dia mabuk dan mukulin aku", "bapak bawa pisau", "aku mau bunuh diri"]
)
def test_the_word_that_hides_hides_right_after_danger(danger: str) -> None:
    child = Conversation().says(danger).says("sembunyi").stands_at("hidden.menu")
    wiped = [effect for effect in child.effects if isinstance(effect, WipeChat)]
    assert [effect.message for effect in wiped] == [2]


def test_nothing_typed_while_hidden_is_remembered() -> None:
    child = (
        Conversation().says("bapak mabuk").says("sembunyi").says("apaan ini").says("buka dong").comes_back()
    )
    assert "apaan ini" not in child.session.recent
    assert "buka dong" not in child.session.recent


def test_thanks_after_danger_is_no_new_danger() -> None:
    child = Conversation().says("tolong kak dia muntah darah sekarang").presses("Sekarang sudah aman")
    child.says("makasih banyak kak")
    assert child.session.node != "safety.company"


def test_in_danger_one_can_go_on_telling_without_calling_it_safe() -> None:
    neighbour = Conversation().says("tetangga saya lagi mukulin anaknya sekarang, anaknya jerit jerit")
    neighbour.stands_at("safety.company").presses("Lanjut cerita dulu").stands_at("intake.consent")
    assert neighbour.session.peril is not None
    child = (
        Conversation()
        .says("tolong aku mau dibunuh")
        .presses("Belum aman, mau lanjut")
        .stands_at("intake.who")
    )
    child.presses("Saya anak").stands_at("intake.consent")


def test_an_answer_that_is_typed_is_no_part_of_the_story_as_a_pressed_one_is_none() -> None:
    pressed = (
        Conversation().says("mau tanya soal hak asuh").presses("Orang tua").presses("Tidak").presses("Ya")
    )
    typed = Conversation().says("mau tanya soal hak asuh").says("orang tua").says("tidak").says("ya")
    assert typed.session.node == pressed.session.node
    assert typed.session.story == pressed.session.story == ("mau tanya soal hak asuh",)
    assert typed.session.recent == pressed.session.recent


def test_hiding_at_the_childs_name_takes_nothing_from_the_story() -> None:
    family = at_the_child()
    told = family.session.story
    assert family.says("sembunyi").session.story == told


@pytest.mark.parametrize(
    "said", ["gue cewe 15", "aku cowok 16 thn", "umur 14", "14", "9 thn kak", "halo kak aku cewe umur 12"]
)
def test_a_child_that_names_its_age_has_said_who_writes(said: str) -> None:
    child = Conversation().says("malem").says(said).stands_at("intake.danger")
    assert child.session.answers["intake.who"] == "child"


@pytest.mark.parametrize("said", ["45", "saya 12 tahun diam", "anak cewe 15", "adek cewe 15"])
def test_other_numbers_say_nothing_of_who_writes(said: str) -> None:
    assert Conversation().says("malem").says(said).session.answers.get("intake.who") != "child"


@pytest.mark.parametrize("said", ["iya", "iya betul kak", "cocok"])
def test_yes_to_the_one_subject_that_is_offered_takes_it(said: str) -> None:
    family = Conversation().says("mau tanya kalau cerai hak asuh anak gmn ya").says("saya ibunya")
    family.says("tidak").says("ya").stands_at("intake.topic").says(said)
    assert family.session.answers["intake.topic"] == "hukum_keluarga"


@pytest.mark.parametrize("said", ["ga tau", "kurang tau bu"])
def test_not_to_know_passes_a_question_over_that_can_be_skipped(said: str) -> None:
    family = at_the_child()
    assert family.says(said).session.node != "child.name"
    assert family.session.answers["child.name"] == "skip"


def test_months_are_no_years() -> None:
    family = (
        telling("Orang tua").says("anak saya 8 bulan mpasi nya di lepeh terus").says("usia 8 bulan bb 7kg")
    )
    family.says("sudah").says("1").says("cilincing").stands_at("intake.summary")
    assert "8 tahun" not in family.last


@pytest.mark.parametrize(
    ("said", "who"), [("neneknya", "family"), ("wali kelasnya", "neighbour"), ("istrinya", "self")]
)
def test_who_writes_is_read_as_it_is_said_of_the_child(said: str, who: str) -> None:
    assert Conversation().says("halo").says(said).session.answers["intake.who"] == who
