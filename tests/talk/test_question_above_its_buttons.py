"""Where the buttons of a danger's first question stand, the question stands above them, whatever else is said."""

from __future__ import annotations

import pytest

from flows.effects import Say
from tests.talk.conversation import NIGHT, Conversation, words
from tests.talk.test_a_bystander import SCREAMS

BEATEN = "suami saya baru mukul saya sama anak saya"
TALK = "bisa bicara, atau bisa pergi"


def in_company() -> Conversation:
    return Conversation(NIGHT, oncall=True).says(BEATEN).stands_at("safety.company")


def last_said(family: Conversation) -> Say:
    return [effect for effect in family.effects if isinstance(effect, Say)][-1]


@pytest.mark.parametrize(
    "said", ["dia di luar", "hujan juga", "om di kamar sebelah", "jangan bilang siapa2", "tolong"]
)
def test_where_its_buttons_stand_the_question_stands_above_them(said: str) -> None:
    """Reported by somebody who played a girl: "you need not speak", and below it "I can talk", with no question."""
    family = in_company().says(said)
    assert family.labels[0] == "Bisa bicara"
    assert TALK in words().paragraphs(last_said(family).text[-1:], "id")


def test_once_it_is_answered_it_is_asked_no_more() -> None:
    family = in_company().presses("Bisa bicara").says("tolong").stands_at("safety.where")
    assert TALK not in family.last
    neighbour = Conversation().says(SCREAMS).presses("Tidak aman").says("hujan juga")
    assert "masih terjadi" in words().paragraphs(last_said(neighbour).text[-1:], "id")


def test_it_is_put_whole_twice_and_then_in_a_line() -> None:
    """Reported by a mother at night: the same question came three times within a minute."""
    family = in_company()
    for said in ("hujan juga", "anak saya bibirnya berdarah", "skrg dia ada di kamar sebelah", "tolong"):
        family.says(said)
    assert sum(TALK in words for words in family.heard) == 2
    assert "tekan yang cocok" in family.last
    assert family.labels[:2] == ["Bisa bicara", "Tidak bisa bicara"]
    family.presses("Tidak bisa bicara").stands_at("safety.where")
    family.presses("Sekarang sudah aman").passes(minutes=40).says("suami saya mukul saya lagi").hears(TALK)
