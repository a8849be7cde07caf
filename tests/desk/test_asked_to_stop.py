"""The group and the counsellor see that the family's phone asked to stop."""

from __future__ import annotations

from datetime import timedelta

from bot.desk import board, card, facts, letter
from flows.casework.case import put
from tests.casework.room import Room
from tests.desk.test_card_and_board import JAKARTA
from tests.talk.conversation import WORKDAY, book, words


def test_card_alarm_and_letter_say_so() -> None:
    waits = put(Room().case, risk="tinggi", asked_to_stop=WORKDAY)
    assert "diminta berhenti; tetap baca dulu" in card.card(waits, WORKDAY, JAKARTA, book(), words()).text
    assert card.alarm(waits, WORKDAY, JAKARTA, book(), words(), danger=False).text.startswith(
        "DIMINTA BERHENTI"
    )
    rung = card.alarm(waits, WORKDAY, JAKARTA, book(), words(), danger=True).text
    assert rung.startswith("BAHAYA"), "a danger goes before it"
    assert "mungkin oleh orang lain" in words().say(letter._stop(waits, WORKDAY, JAKARTA), facts.LOCALE)


def test_given_back_since_it_rings_as_given_back_and_names_that_hour() -> None:
    later = WORKDAY + timedelta(minutes=50)
    back = put(Room().case, risk="tinggi", asked_to_stop=WORKDAY, returned=later)
    assert not card.alarm(back, later, JAKARTA, book(), words(), danger=False).text.startswith(
        "DIMINTA BERHENTI"
    )
    shown = card.card(back, later, JAKARTA, book(), words()).text
    assert "diminta berhenti" in shown
    assert "10.50" in shown


def test_the_board_marks_it() -> None:
    waits = put(Room().case, risk="tinggi", asked_to_stop=WORKDAY)
    assert "diminta berhenti" in board.board([waits], WORKDAY, JAKARTA, words(), "").text
    plain = put(waits, asked_to_stop=None)
    assert "diminta berhenti" not in board.board([plain], WORKDAY, JAKARTA, words(), "").text
