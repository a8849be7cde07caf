"""Asked whether they are safe, people say more than "ya": it counts as that, and nothing that denies it does."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation, words
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


# ---- asked whether there is a danger now


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("ngga ada bahaya kok", "no"),
        ("engga ada yg bahaya bu", "no"),
        ("alhamdulillah ga ada", "no"),
        ("aman aja", "no"),
        ("ngga, cuma mau nanya", "no"),
        ("aman bu, anak saya di rumah nenek", "no"),
        ("belum sih", "unsure"),
        ("aman gak ya", "unsure"),
    ],
)
def test_that_there_is_no_danger_is_read_as_typed(said: str, key: str) -> None:
    family = Conversation().says("halo").presses("Orang tua").says(said).stands_at("intake.consent")
    assert family.session.answers["intake.danger"] == key


@pytest.mark.parametrize("said", ["ga aman", "belum aman", "ada bahaya", "iya ada"])
def test_that_it_is_not_safe_is_a_danger(said: str) -> None:
    Conversation().says("halo").presses("Orang tua").says(said).stands_at("safety.company").hears("112")


@pytest.mark.parametrize("said", ["aman tapi saya takut dia pulang", "aman, suami lagi kerja"])
def test_a_doubtful_safe_is_asked_about_again(said: str) -> None:
    family = Conversation().says("halo").presses("Orang tua").says(said)
    assert "intake.danger" not in family.session.answers
