"""Who says that this is all has told all, and names no subject with it.

Reported by players: "cukup" opened the case of a divorce as one of psychology.
"""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation

STORY = "saya cerai, mantan suami ga kasih nafkah anak 2 orang (7 dan 4 th)"
ALL = [
    "cukup",
    "udah cukup",
    "udah itu aja",
    "itu aja bu",
    "ga ada lagi",
    "segitu aja",
    "cukup itu",
    "udah semua",
]


def telling(story: str = STORY) -> Conversation:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    return family.says(story).stands_at("intake.story")


@pytest.mark.parametrize("said", ALL)
def test_the_story_ends_with_it(said: str) -> None:
    telling().says(said).stands_at("intake.topic")


@pytest.mark.parametrize("said", ALL)
def test_at_the_subjects_it_takes_the_one_that_is_suggested(said: str) -> None:
    family = telling().presses("Sudah").says(said)
    assert family.session.answers["intake.topic"] == "hukum_keluarga"


@pytest.mark.parametrize("said", ALL)
def test_where_nothing_is_suggested_it_takes_none(said: str) -> None:
    family = telling("mau tanya saja ya kak").presses("Sudah").says(said)
    assert "intake.topic" not in family.session.answers
