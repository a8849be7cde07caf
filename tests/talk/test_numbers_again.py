"""Hidden and wiped, the numbers are gone: who was in danger finds one at the return, and all of them for the asking."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.notes import Claimed, FamilySaid
from flows.talk.lost_numbers import misses
from flows.talk.numbers import FEW, numbers
from flows.talk.safety.passed_on import said_again
from tests.talk.conversation import NIGHT, WORKDAY, Conversation, book, notes, words
from tests.talk.test_intake import telling

TOLD = "om aku pegang2 aku sekarang tolong"
CALL = "112"
AGAIN = 'Untuk semua nomor, tulis "nomor"'
ALL = "UPT PPPA"


def child_in_danger() -> Conversation:
    return Conversation().says("halo").presses("Saya anak").says(TOLD).stands_at("safety.company")


def beside_kak_sari() -> Conversation:
    return child_in_danger().gets(Claimed(1, "Kak Sari")).stands_at("relay.open")


def test_at_the_return_to_a_counsellor_the_number_stands_first_below_the_neutral_line() -> None:
    child = beside_kak_sari().says("sembunyi").comes_back().hears(AGAIN, '"sembunyi"')
    lines = [line for line in child.last.splitlines() if line]
    assert CALL not in lines[0]
    assert CALL in lines[2]
    assert len(child.last) <= 600


def test_at_the_return_to_the_danger_they_all_stand_there() -> None:
    child = child_in_danger().says("sembunyi").comes_back().hears(CALL, ALL)
    assert len(child.last) <= 600


def test_who_told_of_no_danger_finds_none() -> None:
    family = telling().says("sembunyi").comes_back()
    assert CALL not in family.last
    assert AGAIN not in family.last


@pytest.mark.parametrize("asked", ["nomor", "nomor td ilang", "nomernya brp", "nomer td mana kak"])
def test_beside_a_counsellor_they_are_shown_and_the_words_still_reach_them(asked: str) -> None:
    child = beside_kak_sari().says(asked).hears(CALL, ALL)
    assert [note.piece.text for note in notes(child, FamilySaid)][-1] == asked


@pytest.mark.parametrize("asked", ["nomor", "nomor td ilang", "nomernya brp"])
@pytest.mark.parametrize(
    "place", ["safety.company", "safety.where", "safety.check", "intake.story", "waiting.line"]
)
def test_they_are_shown_anywhere(place: str, asked: str) -> None:
    match place:
        case "safety.company":
            family = child_in_danger()
        case "safety.where":
            family = child_in_danger().presses("Tidak bisa bicara")
        case "safety.check":
            family = telling().says("aku takut kak")
        case "intake.story":
            family = telling()
        case _:
            family = telling().says("anak saya susah makan").says("orang")
    family.stands_at(place).says(asked).hears(CALL, ALL)


@pytest.mark.parametrize(
    "said", ["nomor hp saya 0812", "nomor rumah saya 12", "anak saya hilang", "anak saya hilang nomornya"]
)
def test_a_number_of_their_own_is_no_question(said: str) -> None:
    assert not misses(said, book())


@pytest.mark.parametrize(("now", "more"), [(WORKDAY, True), (NIGHT, False)])
def test_the_word_for_all_numbers_is_named_only_where_it_shows_more(now: datetime, more: bool) -> None:
    """Reported: at night 'Untuk semua nomor, tulis "nomor"' gave the two that stood there already."""
    child = Conversation(now).says("halo").presses("Saya anak").says(TOLD).gets(Claimed(1, "Kak Sari"))
    child.says("sembunyi").comes_back().hears('"sembunyi"')
    assert (AGAIN in child.last) == more
    shown = words().paragraphs(numbers(child.session, child.moment), "id").splitlines()
    assert (len(shown) > FEW) == more


@pytest.mark.parametrize("now", [WORKDAY, NIGHT])
def test_said_again_in_danger_it_is_named_only_there_too(now: datetime) -> None:
    child = Conversation(now).says("halo").presses("Saya anak").says(TOLD)
    again = words().paragraphs(said_again(child.session, child.moment, rings=True), "id")
    assert "Kalau masih bahaya, telepon sekarang" in again
    assert ("untuk semua nomor" in again) == (now == WORKDAY)
