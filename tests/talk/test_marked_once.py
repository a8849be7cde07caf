"""What a counsellor reads of a danger: each text once, marked; whole, with its hour, where it was read again."""

from __future__ import annotations

import pytest

from flows.notes import Danger, FamilySaid
from flows.piece import Piece
from flows.triage.takes_back import takes_back
from tests.casework.room import Counsellor
from tests.casework.test_case import claimed
from tests.talk.conversation import book, notes, words
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE

BACK = ["gk jadi kak", "becanda kok", "hehe becanda kak", "gajadi deh", "lupain aja kak", "aku boong tadi"]
STORY = ["ga jadi nikah karena dipukul", "temen aku becanda mukul aku", "dia gak jadi pulang"]
SAID = "tolong dia bawa pisau"


def headed(counsellor: Counsellor) -> str:
    """The line above what was carried to them last."""
    return words().paragraphs(counsellor.carried[-1].header, "id")


def test_words_that_ring_beside_a_counsellor_carry_the_mark_and_ring_without_words() -> None:
    family = talking().passes(minutes=5).says(ACUTE)
    (said,) = [note for note in notes(family, FamilySaid) if note.piece.text == ACUTE]
    assert said.danger
    (rung,) = notes(family, Danger)
    assert rung.said
    assert rung.evidence


def test_the_counsellor_reads_them_once_first_of_all() -> None:
    room, dian = claimed()
    before = len(dian.heard)
    room.tells(FamilySaid(Piece("text", 9, SAID), danger=True))
    room.tells(Danger("senjata_ancaman", (SAID,), served=False, said=True))
    (once,) = dian.carried
    assert (headed(dian).startswith("BAHAYA"), once.piece.text, once.urgent) == (True, SAID, True)
    assert dian.heard[before:] == []
    assert room.rung


def test_what_was_read_again_stands_whole_and_with_its_hour() -> None:
    family = telling().says("gak ada kuncinya kak")
    spoke = family.session.spoke
    family.passes(minutes=4).is_reheard("acute", "kekerasan_seksual", "kak", said="gak ada kuncinya kak")
    (case,) = family.opened
    assert case.evidence == ("gak ada kuncinya kak",)
    family = talking().says("gak ada kuncinya kak")
    spoke = family.session.spoke
    family.passes(minutes=4).is_reheard("acute", "kekerasan_seksual", "kak", said="gak ada kuncinya kak")
    (rung,) = notes(family, Danger)
    assert (rung.at, rung.evidence) == (spoke, ("gak ada kuncinya kak",))


def test_the_counsellor_is_told_when_it_was_written_and_not_just_now() -> None:
    room, dian = claimed()
    room.tells(Danger("kekerasan_seksual", ("gak ada kuncinya kak",), served=False, at=room.now))
    dian.hears("BAHAYA", "sekitar pukul 10.", "gak ada kuncinya kak")
    assert "baru saja" not in dian.heard[-1]


@pytest.mark.parametrize("said", BACK)
def test_a_taking_back_after_a_disclosure_is_no_danger_and_named_as_one(said: str) -> None:
    assert takes_back(said, book())
    family = telling().says("om aku pernah pegang2 aku").presses("Ya, aman")
    before = len(list(notes(family, Danger)))
    family.says(said)
    assert not family.session.node.startswith("safety.")
    assert len(list(notes(family, Danger))) == before
    room, dian = claimed()
    room.family_says(said)
    assert "menarik kembali" in headed(dian)


@pytest.mark.parametrize("said", STORY)
def test_a_story_with_such_words_is_none(said: str) -> None:
    assert not takes_back(said, book())
    room, dian = claimed()
    room.family_says(said)
    assert "menarik kembali" not in headed(dian)
