"""The group and the counsellor see that the family's phone asked to stop."""

from __future__ import annotations

from bot.desk import card, facts, letter
from flows.casework.case import put
from tests.casework.room import Room
from tests.desk.test_card_and_board import JAKARTA
from tests.talk.conversation import WORKDAY, book, words


def test_card_alarm_and_letter_say_so() -> None:
    waits = put(Room().case, risk="tinggi", asked_to_stop=WORKDAY)
    assert "diminta berhenti; tetap baca dulu" in card.card(waits, WORKDAY, JAKARTA, book(), words()).text
    assert card.alarm(waits, WORKDAY, JAKARTA, words(), danger=False).text.startswith("DIMINTA BERHENTI")
    rung = card.alarm(waits, WORKDAY, JAKARTA, words(), danger=True).text
    assert rung.startswith("BAHAYA"), "a danger goes before it"
    assert "mungkin oleh orang lain" in words().say(letter._stop(waits, WORKDAY, JAKARTA), facts.LOCALE)
