"""Who fears to hurt the child in their care is helped to step away, and is not asked whether they can flee.

Reported by players: a mother with a crying baby read the words for a violent man at the door.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed, Danger
from flows.triage.own_deed import own_deed
from tests.talk.conversation import NIGHT, Conversation, book, notes

STEP_AWAY, FLEE = "Menjauh dulu sebentar", "pergi dari situ"
MOTHER = "saya takut nyakitin bayi saya, rasanya pengen saya banting, dia ga berhenti nangis"


def mother() -> Conversation:
    return Conversation(NIGHT, oncall=True).says("halo").presses("Orang tua").says(MOTHER)


def test_a_mother_reads_how_to_step_away_and_is_asked_where_the_child_is() -> None:
    family = mother().hears("112", STEP_AWAY, "Jangan mengguncang", "Di mana anaknya sekarang?")
    assert FLEE not in family.last
    assert "sembunyi" not in family.last  # she fears nobody who might see it


@pytest.mark.parametrize(
    ("answer", "read", "known"),
    [
        ("masih saya gendong", "tempat tidurnya", "close"),
        ("saya gendong", "tempat tidurnya", "close"),
        ("di kasurnya bu", "langkah yang tepat", "apart"),
        ("berdarah", "perlu dokter sekarang", "hurt"),
    ],
)
def test_each_answer_says_what_to_do_and_is_known_to_the_claimer(answer: str, read: str, known: str) -> None:
    family = mother().says(answer).hears(read, "112")
    told = [dict(note.details) for note in notes(family, Changed)]
    assert {"safety.apart": known} in told
    assert "Siapa di dekat" not in family.says("lewati").says("lewati").last


def test_unconfirmed_no_advice_reaches_a_family() -> None:
    family = Conversation(NIGHT, demo=False, oncall=True).says("halo").presses("Orang tua").says(MOTHER)
    assert STEP_AWAY not in family.last
    family.presses("Masih di dekat saya").hears("sudah dicatat", "Di mana")
    assert STEP_AWAY not in family.last


def test_a_sentence_that_the_child_lies_safe_is_the_answer_and_rings_nobody() -> None:
    family = mother().says("aman, bayinya di kasur. sy di kamar mandi").stands_at("safety.where")
    family.hears("langkah yang tepat").says("bayinya udah tidur skrg").hears("Syukurlah")
    assert not list(notes(family, Danger))


def test_beside_that_sentence_a_danger_is_a_danger() -> None:
    family = mother().says("bayinya di kasur tapi ga napas").stands_at("safety.company")
    assert "langkah yang tepat" not in family.last


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("sy baru aja nampar anak sy keras bgt sampe berdarah", True),
        ("saya kelepasan mukul anak saya", True),
        ("gw abis banting adek gw", True),
        ("suami saya mukul anak saya", False),
        ("saya lihat suami mukul anak saya", False),
        ("saya dipukul anak saya", False),
        ("tetangga saya nampar anaknya", False),
    ],
)
def test_whose_deed_it_is(said: str, own: bool) -> None:
    assert own_deed(said, book()) is own


def test_who_hit_the_child_themselves_is_not_told_that_it_was_not_their_fault() -> None:
    family = Conversation(NIGHT, oncall=True).says("sy baru aja nampar anak sy keras bgt sampe berdarah")
    family.hears(STEP_AWAY, "Di mana anaknya sekarang?")
    assert "bukan salah" not in family.last
    assert FLEE not in family.last
