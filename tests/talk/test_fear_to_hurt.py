"""Who fears to hurt the child in their care is helped to step away, and is not asked whether they can flee.

Reported by players: a mother with a crying baby read the words for a violent man at the door.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed
from tests.talk.conversation import NIGHT, Conversation, notes

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
