"""A child who ran away itself is asked where it is, not where it was last seen; whom a stranger wants to take along is
told at once not to go.

Reported by somebody who played children at night.
"""

from __future__ import annotations

import pytest

from flows.triage.runaway import ran_away
from tests.talk.conversation import NIGHT, Conversation, book

STAY, SEEN, WHERE = "terang dan ramai, dekat petugas", "terakhir terlihat", "persisnya sekarang"
NOT_WITH_HIM = "angan ikut dulu"


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("bang gw kabur dr rumah", True),
        ("gw 14 kabur dr rumah", True),
        ("gw minggat", True),
        ("aku diusir mama", True),
        ("gw diusir bokap, skrg di jalan", True),
        ("kabur dari rumah skrg di stasiun senen", True),
        ("gw sama adek gw kabur dari rumah", True),
        ("aku anak 14 taun kabur dari rumah", True),
        ("saya dan anak diusir suami malam ini", True),
        ("i ran away from home", True),
        ("anak saya kabur dari rumah", False),
        ("adek gw kabur dr rumah dari tadi sore", False),
        ("temen gw kabur dari rumah", False),
        ("gw pengen kabur dari rumah", False),
        ("aku mau kabur aja dari rumah", False),
        ("kalau gw kabur dari rumah gimana", False),
        ("aku takut anak saya kabur dari rumah", False),
        ("suami saya kabur dari rumah", False),
    ],
)
def test_who_it_is(said: str, own: bool) -> None:
    assert ran_away(said, book()) is own


def test_whoever_ran_away_is_asked_where_they_are() -> None:
    family = Conversation(NIGHT).says("bang gw kabur dr rumah")
    family.stands_at("safety.where").hears(WHERE, STAY, "112")
    assert SEEN not in family.last
    assert "Anda" not in family.last
    assert "kamu" not in family.last.lower()


def test_in_a_childs_words_and_in_english() -> None:
    child = Conversation(NIGHT).says("halo").presses("Saya anak")
    child.says("kabur dari rumah skrg di stasiun senen").hears("Kamu di mana persisnya", "112", STAY)
    english = (
        Conversation(NIGHT)
        .says("i ran away from home and im at the station")
        .hears("Stay where it is bright")
    )
    english.presses("Not safe").hears("Where exactly are you now?")


def test_a_brother_who_is_gone_was_last_seen_somewhere() -> None:
    Conversation(NIGHT).says("adek gw kabur dr rumah dari tadi sore").hears(SEEN)


def test_that_nobody_at_home_is_to_be_called_is_answered_honestly() -> None:
    family = Conversation(NIGHT).says("bang gw 14 kabur dr rumah", "ga usah telp bokap")
    family = Conversation(NIGHT).says("bang gw 14 kabur dr rumah").says("ga usah telp bokap")
    family.hears("tidak mengabari siapa pun di rumah", "bilang dulu").stands_at("safety.check")


def test_unconfirmed_no_advice_reaches_a_family() -> None:
    family = Conversation(NIGHT, demo=False).says("bang gw kabur dr rumah")
    assert STAY not in "".join(family.heard)
    family.stands_at("safety.where").hears(WHERE)


def test_a_stranger_who_lures_is_answered_at_once_and_is_no_place() -> None:
    family = (
        Conversation(NIGHT).says("halo").presses("Saya anak").says("kabur dari rumah skrg di stasiun senen")
    )
    family.says("ada om2 ngajak ke kosan dia").hears(NOT_WITH_HIM, "satpam", "112").stands_at("safety.where")
    assert "safety.where" not in family.session.answers
    family.says("gw ikut aja ya?").hears(NOT_WITH_HIM)
    assert "menebak" not in family.last
    family.says("di stasiun senen").stands_at("safety.phone")


@pytest.mark.parametrize(
    "said",
    [
        "ada cowok fb ngajak ketemuan",
        "gw diajak ketemuan sama kenalan ig",
        "kenalan dari game ngajak ketemu",
        "ditawarin nginep di kosan om2",
        "ada om ngajak gw ikut",
        "dia ngajak ke hotel",
        "diajak ke rumah dia",
    ],
)
def test_it_is_heard_in_many_words(said: str) -> None:
    assert NOT_WITH_HIM in Conversation(NIGHT).says(said).last
    child = Conversation(NIGHT).says("halo").presses("Saya anak").says(said)
    assert NOT_WITH_HIM in child.last


@pytest.mark.parametrize(
    "said",
    [
        "diajak ikut lomba sama guru",
        "temen ngajak main bola",
        "temen ngajak nginep di rumahnya",
        "aku diajak ibu ke pasar",
    ],
)
def test_to_be_asked_along_is_not_always_that(said: str) -> None:
    child = Conversation(NIGHT).says("halo").presses("Saya anak").says(said)
    assert NOT_WITH_HIM not in child.last


def test_at_the_question_whether_it_is_safe_one_number_stands_once() -> None:
    family = Conversation().says("halo").says("gw kabur dr rumah")
    family.says("di stasiun senen, ada om2 ngajak ke kosannya")
    assert family.stands_at("safety.check").last.count("112") == 1
