"""A danger that a message names itself rings, however the one before it colours how it is heard.

After abuse was told, "om nya dateng bawa pisau, hrs ke dokter ga" was taken for what was known.
"""

from __future__ import annotations

import pytest

from flows.notes import Danger
from tests.talk.conversation import Conversation, notes

ABUSE = "anak perempuan sy 9 thn semalem cerita dipegang2 kemaluannya sama om nya, om nya udah pulang"


@pytest.mark.parametrize(
    "said",
    [
        "om nya dateng bawa pisau, hrs ke dokter ga",
        "om nya dateng bawa pisau",
        "anaknya bilang mau bunuh diri",
    ],
)
def test_a_new_danger_in_its_own_words_rings(said: str) -> None:
    mother = Conversation().says(ABUSE).says(said)
    assert [note.kind for note in notes(mother, Danger)] != []


def test_the_same_danger_said_again_does_not() -> None:
    mother = Conversation().says(ABUSE).says("iya dipegang2 kemaluannya sama om nya semalem")
    assert not list(notes(mother, Danger))
