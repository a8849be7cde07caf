"""Within a danger: what was told is not asked again, and a question or a wish is no part of an address."""

from __future__ import annotations

import pytest

from flows.notes import Changed
from flows.triage.where_words import at_home, forbids_calls, place_alone
from tests.talk.conversation import Conversation, book, notes
from tests.talk.test_another_child_after_closing import closed
from tests.talk.test_corrected_in_words import looks_over

BEATEN = "bukan bu, ini kakaknya yg 13 th. dia baru dipukul ayahnya sampai nangis di kamar"
ASKED, WISHED = "buat apa bu?", "jangan dateng ke rumah ya"


def in_danger() -> Conversation:
    """Their district is known from before."""
    return closed().says(BEATEN).stands_at("safety.company")


def told(family: Conversation) -> dict[str, str]:
    return {name: said for note in notes(family, Changed) for name, said in note.details.items()}


def test_whoever_is_at_home_in_a_known_district_is_not_asked_where() -> None:
    family = in_danger().says("saya di rumah bu, anaknya di kamar dikunci").presses("Bisa bicara")
    family.stands_at("safety.phone")
    assert told(family)["safety.address"] == "saya di rumah bu"


@pytest.mark.parametrize("said", ["saya di rumah tante", "saya di rumah sakit", "dia di rumah", "jauh bu"])
def test_who_is_elsewhere_is_asked(said: str) -> None:
    in_danger().says(said).presses("Bisa bicara").stands_at("safety.where")


def test_where_no_district_is_known_it_is_asked() -> None:
    family = Conversation().says("tolong anak saya dipukul suami saya sekarang").stands_at("safety.company")
    family.says("saya di rumah bu").presses("Bisa bicara").stands_at("safety.where")


def test_a_question_and_a_wish_are_no_part_of_the_address() -> None:
    family = in_danger().presses("Bisa bicara").stands_at("safety.where")
    family.says(f"di rumah cengkareng barat, {ASKED} {WISHED}").stands_at("safety.phone").hears("dicatat")
    assert any("tidak menyuruh siapa pun datang" in said for said in family.heard[-2:])
    assert family.session.answers["safety.where"] == "di rumah cengkareng barat"
    assert told(family)["safety.where"] == "di rumah cengkareng barat"


@pytest.mark.parametrize("said", [f"{ASKED} {WISHED}", ASKED, "kenapa tanya alamat bu?"])
def test_alone_the_question_is_answered_and_put_once_more(said: str) -> None:
    family = in_danger().presses("Bisa bicara").says(said).stands_at("safety.where")
    family.hears("tidak menyuruh siapa pun datang")
    assert "safety.where" not in family.session.answers
    family.says("jl mawar 5").stands_at("safety.phone")


def test_a_wish_alone_is_noted_and_the_place_still_asked() -> None:
    family = in_danger().presses("Bisa bicara").says(WISHED).stands_at("safety.where").hears("dicatat")
    assert "safety.where" not in family.session.answers


def test_who_forbids_calls_where_the_number_is_asked_is_not_asked_again() -> None:
    family = in_danger().presses("Bisa bicara").says("jl mawar 5").stands_at("safety.phone")
    family.says("jgn telp bu nanti suami denger, chat sini aja").stands_at("safety.near")
    assert any("Rahasia penuh" in said for said in family.heard[-2:]), "their fear is answered, too"
    assert "jgn telp" in told(family)["safety.phone"]


def test_who_forbade_calls_before_is_never_asked_for_a_number() -> None:
    family = in_danger().says("jangan telpon ya bu, chat aja di sini").presses("Bisa bicara")
    family.stands_at("safety.where").says("jl mawar 5").stands_at("safety.near")


@pytest.mark.parametrize("said", ["0812 3456 7890", "telp aja bu ke 081234567890"])
def test_a_number_is_a_number(said: str) -> None:
    family = in_danger().presses("Bisa bicara").says("jl mawar 5").says(said).stands_at("safety.near")
    assert said in told(family)["safety.phone"]


@pytest.mark.parametrize(
    "said", ["anak saya mau bunuh diri, jangan dateng dulu", "suami saya bawa pisau, jgn telp"]
)
def test_a_danger_stays_one_beside_a_wish(said: str) -> None:
    looks_over().says(said).stands_at("safety.company")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("jl mawar 5, rt 3", "jl mawar 5, rt 3"),
        ("di kos. dekat pasar, jangan datang ya", "di kos. dekat pasar"),
        ("rumah cat hijau", "rumah cat hijau"),
        (f"{ASKED} {WISHED}", ""),
    ],
)
def test_the_place_alone(said: str, place: str) -> None:
    assert place_alone(said, book()) == place


def test_words_around_a_place() -> None:
    assert at_home("saya lagi di rumah bu, sama anak", book()) == "saya lagi di rumah bu"
    assert not at_home("saya tidak di rumah", book())
    assert forbids_calls("ga usah telp bu", book())
    assert not forbids_calls("telp aja bu", book())
