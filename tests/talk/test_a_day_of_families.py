"""What somebody found who played children, mothers and fathers for a day, and what they should have read."""

from __future__ import annotations

import pytest

from flows.notes import Danger, FamilySaid
from tests.talk.conversation import Conversation
from tests.talk.test_asked_in_danger import in_company
from tests.talk.test_intake import telling
from tests.talk.test_relay import waiting

# ---- an emergency is no answer to a form


@pytest.mark.parametrize("said", ["ibu ga bangun2", "ibu luka parah berdarah terus"])
def test_a_new_emergency_is_no_telephone_number(said: str) -> None:
    child = (
        Conversation().says("kak tolong ayah ngamuk").stands_at("safety.company").presses("Tidak bisa bicara")
    )
    child.says("rumah").stands_at("safety.phone")
    child.says(said).stands_at("safety.company").hears("112")
    assert isinstance(child.told[-1], FamilySaid | Danger)
    assert "safety.phone" not in child.session.answers


def test_what_is_no_number_is_asked_about_once_more() -> None:
    child = in_company().presses("Bisa bicara").presses("Lewati").stands_at("safety.phone")
    child.says("adek nangis").stands_at("safety.phone").says("0812 3456 7890").stands_at("safety.near")
    assert child.session.answers["safety.phone"] == "0812 3456 7890"


@pytest.mark.parametrize("said", ["nomor ini aja", "ga ada yg aman", "wa aja kak", "jangan telpon"])
def test_which_number_is_told_without_a_digit(said: str) -> None:
    in_company().presses("Bisa bicara").presses("Lewati").says(said).stands_at("safety.near")


# ---- whose wish it is


FOUND = "kemarin saya nemu silet sama bekas sayatan di tangannya"


def test_a_father_who_found_cuts_is_not_told_to_go_to_hospital_himself() -> None:
    father = Conversation().says("dok anak saya mogok sekolah udah 3 minggu", "kelas 2 smp", FOUND)
    assert not any("Kalau sudah minum sesuatu, ke IGD" in said for said in father.heard)
    assert not any("Sudah minum obat" in label for label in father.labels)


# ---- what was asked is answered, and nothing else


def test_an_ordinary_mother_who_asks_when_is_told_nothing_of_fleeing() -> None:
    waiting().says("jam berapa dibales?").hears("Konselor membaca")
    assert "polisi" not in waiting().says("jam berapa dibales?").last


@pytest.mark.parametrize("said", ["ga masuk sekolah udah 3 hari", "tadi pagi gurunya ga masuk 2 hari"])
def test_who_stays_away_from_school_is_no_number_that_nobody_answers(said: str) -> None:
    assert "Coba sekali lagi, atau nomor" not in telling("Orang tua").says(said).last


@pytest.mark.parametrize("said", ["tidak ada bahaya", "ga ada yg bahaya kok", "aku ga kenapa2"])
def test_that_there_is_no_danger_raises_none(said: str) -> None:
    family = telling("Orang tua").says("mantan istri ga ngasih ketemu anak").says(said)
    assert not family.session.node.startswith("safety.")


@pytest.mark.parametrize("said", ["ga luka", "ga dipaksa", "ga pernah dipukul"])
def test_a_no_to_something_else_beneath_the_check_is_no_alarm(said: str) -> None:
    mother = telling("Orang tua").says("anak saya suka dorong dan mukul adiknya, saya takut").session
    family = telling("Saya anak").says("aku takut pulang ke rumah").stands_at("safety.check").says(said)
    assert family.session.node == "safety.check"
    assert mother.answers["intake.danger"] == "no"


@pytest.mark.parametrize(
    "said", ["salah aku ga sih?", "apa saya salah ya", "ga ada pulsa", "apa aku bakal dibawa ke panti?"]
)
def test_a_question_in_danger_gets_more_than_a_stock_line(said: str) -> None:
    last = in_company().says(said).last
    assert any(
        words in last for words in ("menyalahkan", "orang dewasa di dekat", "konselor yang menjawabnya")
    )


def test_ga_tau_does_not_end_a_danger() -> None:
    child = Conversation().says("halo").presses("Saya anak").says("tadi malem aku dipukul ayah")
    if child.session.node == "safety.check":
        child.presses("Tidak aman")
    child.stands_at("safety.company").says("ga tau").stands_at("safety.company")


def test_thanks_in_danger_are_met_as_thanks() -> None:
    in_company().says("makasih bu").hears("Sama-sama").stands_at("safety.company")
    assert "telepon" not in in_company().says("makasih bu").last


# ---- who writes


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("anak laki2 saya umur 5 susah tidur", "parent"),
        ("anak perempuan saya usia 7 tahun belum bisa baca", "parent"),
        ("saya mamanya dito", "parent"),
        ("saya punya anak umur 5", "parent"),
        ("aku rian umur 11", "child"),
        ("aku budi kelas 5", "child"),
    ],
)
def test_who_writes_is_read(said: str, who: str) -> None:
    assert Conversation().says("halo").says(said).session.answers.get("intake.who") == who


@pytest.mark.parametrize("said", ["aku 12", "umur 12"])
def test_an_age_is_no_subject(said: str) -> None:
    child = telling("Saya anak").says("ayah ibu mau cerai, aku bingung ikut siapa").presses("Sudah")
    child.stands_at("intake.topic").says(said)
    assert "intake.topic" not in child.session.answers


@pytest.mark.parametrize("said", ["lanjut", "gpp", "simpan aja"])
def test_go_on_is_consent(said: str) -> None:
    Conversation().says("halo").presses("Orang tua").presses("Tidak").says(said).stands_at("intake.story")
