"""That somebody never hits is no danger, and who says of themselves that they are hit is not spoken of as a third.

Reported by players: "dia tidak pernah memukul, saya cuma mau tahu biaya cerai" was asked about again and again.
"""

from __future__ import annotations

import pytest

from flows.triage.danger import listen
from tests.talk.conversation import Conversation, book

NEVER = "dia tidak pernah memukul, saya cuma mau tahu biaya cerai"


@pytest.mark.parametrize(
    "said",
    [
        NEVER,
        "suami ga pernah mukul saya",
        "aku ga pernah dipukul kok",
        "blm pernah sampai mukul saya sih",
        "dia tidak memukul saya",
        "he never hits me",
    ],
)
def test_what_was_never_done_is_no_danger(said: str) -> None:
    assert listen(said, ("saya mau cerai dari suami saya",), book().distress).signal == "none"


@pytest.mark.parametrize(
    "said",
    [
        "bapak tidak pernah mukul, tapi kemarin dia mukul adik",
        "dia tidak berhenti mukul aku",
        "bapak ga mukul tapi nendang aku",
        "aku ga tahan dipukul bapak terus",
        "ga cuma dipukul bapak, aku juga ditendang",
    ],
)
def test_a_denial_beside_a_blow_silences_nothing(said: str) -> None:
    assert listen(said, (), book().distress).signal == "acute"


def test_who_said_that_it_is_safe_is_not_asked_again_for_it() -> None:
    mother = (
        Conversation().says("suami saya pernah memukul anak saya, saya mau cerai").stands_at("safety.check")
    )
    mother.presses("Ya, aman").passes(seconds=20).says(NEVER)
    assert not mother.session.node.startswith("safety.")


@pytest.mark.parametrize("said", ["aku dipukul bapak", "gw dipukulin tiap hari", "suami saya mukul saya"])
def test_who_is_hurt_is_not_spoken_of_as_a_third(said: str) -> None:
    family = Conversation().says(said).stands_at("safety.company").hears("Yang salah yang menyakiti")
    assert "yang mengalaminya" not in family.last
    assert not any(word in family.last for word in ("salahmu", "salah Anda"))


@pytest.mark.parametrize("said", ["adik gw dipukul", "anak saya dipukul bapaknya"])
def test_who_tells_of_another_is_not_told_that_it_was_them(said: str) -> None:
    family = Conversation().says(said).stands_at("safety.company")
    assert "Yang salah yang menyakiti" not in family.last
