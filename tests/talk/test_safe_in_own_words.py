"""Asked whether they are safe, people say more than "ya": it counts as that, and nothing that denies it does."""

from __future__ import annotations

import pytest

from tests.talk.conversation import words
from tests.talk.test_unsure_whether_safe import checked

SAFE = [
    "aman bu, ga ada bahaya",
    "aman kok",
    "ga ada apa2",
    "ga bahaya, cuma nanya",
    "engga kok bu cuma mau tanya",
    "baik2 aja",
    "tidak ada bahaya",
    "cuma mau tanya",
]
NOT_SAFE = [
    "ga aman",
    "tidak",
    "aman gak ya",
    "ada bahaya",
    "ga baik",
    "aman, tapi dia bawa pisau",
    "ga ada yg aman",
]


@pytest.mark.parametrize("who", ["Saya anak", "Perempuan dewasa", ""])
@pytest.mark.parametrize("said", SAFE)
def test_it_counts_as_yes(said: str, who: str) -> None:
    family = checked(who).says(said)
    assert family.session.answers["intake.danger"] == "no"
    assert not family.session.node.startswith("safety.")
    assert family.opened == []


@pytest.mark.parametrize("said", NOT_SAFE)
def test_what_denies_it_does_not(said: str) -> None:
    family = checked("Perempuan dewasa").says(said)
    assert family.session.node.startswith("safety.")


def test_the_old_button_still_rings() -> None:
    family = checked("Perempuan dewasa")
    no = next(one.token for one in family.buttons if words().say(one.label, "id").startswith("Tidak"))
    family.says(SAFE[0]).presses_token(no).stands_at("safety.company")


@pytest.mark.parametrize(
    "said", ["ga kenapa2", "aku gapapa", "ga kok, cuma mau nanya aja", "I'm fine", "we're ok"]
)
def test_that_nothing_is_the_matter_counts_too(said: str) -> None:
    test_it_counts_as_yes(said, "")


@pytest.mark.parametrize("said", ["gapapa", "ga papa", "gpp kok"])
def test_a_bare_never_mind_is_asked_about_once_more(said: str) -> None:
    assert checked("Saya anak").says(said).session.node == "safety.check"
