"""Whoever cannot speak and wants the police called is told the truth at once, and asked nothing but where they are.

Reported by players: the words read how to write unseen, and nobody said that a bot calls no one.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed
from flows.talk import asked, lost_numbers
from handbook.reading.asides import CALL
from tests.talk.conversation import NIGHT, Conversation, book, notes

MUTE = "telpon polisi tlg aku ga bs ngomong"
HONEST, WHERE = "tidak bisa menelepon atau mengirim orang", "Di mana sekarang?"


def test_who_cannot_speak_reads_the_truth_and_is_asked_only_where_they_are() -> None:
    girl = Conversation(NIGHT, oncall=True).says(MUTE).stands_at("safety.where").hears(HONEST, "112", WHERE)
    assert "bisa bicara" not in girl.last
    girl.says("jl melati 5")
    assert {"safety.where": "jl melati 5"} in [dict(note.details) for note in notes(girl, Changed)]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("telpon polisi tlg", CALL),
        ("kak tolong telponin polisi", CALL),
        ("panggilin ambulan kak", CALL),
        ("udah telpon polisi", ""),
        ("aku mau telpon polisi", ""),
        ("kalau telpon polisi gimana", "police"),
        ("bisa panggilin polisi?", "police"),
    ],
)
def test_only_a_wish_to_be_called_for_is_one(said: str, kind: str) -> None:
    assert asked.kind_of(said, book()) == kind


@pytest.mark.parametrize("said", ["nomor ambulans brp", "ambulan brp nomernya?", "polisi nomor berapa"])
def test_who_asks_for_one_of_them_reads_that_one_number_serves_all(said: str) -> None:
    assert lost_numbers.misses(said, book())
    Conversation().says("suami saya baru mukul saya").says(said).hears("lewat satu nomor", "112")


def test_who_asks_for_a_number_and_names_none_of_them_reads_the_list_alone() -> None:
    family = Conversation().says("suami saya baru mukul saya").says("nomornya mana").hears("112")
    assert "lewat satu nomor" not in family.last
