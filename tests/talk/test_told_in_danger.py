"""Whatever is sent while a question of safety stands is in the letter, each line of it, whatever comes after it.

Reported by a mother at night: of two lines in one breath the second was a danger, and the first was in no letter.
"""

from __future__ import annotations

from itertools import product

import pytest

from bot.desk.letter import letter
from flows.casework import machine as casework
from flows.effects import Keep
from flows.talk.safety.first_question import WAYS
from tests.desk.test_card_and_board import JAKARTA, like
from tests.talk.conversation import NIGHT, Conversation, book, words
from tests.talk.test_said_again import BEATEN as NEIGHBOUR

BEATEN = "suami saya mukul saya sama anak saya"
NEPHEW = "saya tantenya, keponakan saya lagi dipukuli bapaknya"

QUESTIONS = {
    "safety.talk": (BEATEN,),
    "safety.now": (NEIGHBOUR,),
    "safety.with": (NEPHEW,),
    "safety.wish": ("aku pengen mati aja malam ini",),
    "safety.where": (BEATEN, "[Bisa bicara"),
    "safety.where of a neighbour": (NEIGHBOUR, "[Masih terjadi"),
    "safety.phone": (BEATEN, "[Bisa bicara", "gang melati rt 5"),
    "safety.near": (BEATEN, "[Bisa bicara", "gang melati rt 5", "[Lewati"),
    "safety.stay": (BEATEN, "[Bisa bicara", "[Lewati", "[Lewati", "[Lewati"),
    "safety.check": ("aku takut pulang ke rumah",),
}
"""The way to each: what is said, and `[` what is pressed."""

FIRST = ("cuma ada nenek di dapur", "0812 dulu ga usah deh", "jl mawar 3", "jangan ditelpon, wa aja siang")
SECOND = (
    "anak saya 9 th, bibirnya berdarah",
    "tolong",
    "dia mukul lagi",
    "eh kedengaran lagi, anaknya nangis kenceng",
    "polisi bakal dateng?",
    "dia udah pergi",
    "rumahnya cat hijau",
    "sendirian",
    "lewati",
)


def asked(question: str) -> Conversation:
    family = Conversation(NIGHT)
    for step in QUESTIONS[question]:
        family.presses(step[1:]) if step.startswith("[") else family.says(step)
    stands = question.partition(" ")[0]
    return family.passes(minutes=1).stands_at("safety.company" if stands in WAYS else stands)


def read(family: Conversation) -> str:
    """The letter of whoever claims the case now."""
    asked_for = family.opened[0]
    case = like(details=asked_for.details, dangers=(), evidence=())
    for number, note in family.heard_by:
        if number == 1:
            case = casework.step(case, note, family.moment).case
    told = [effect.piece for effect in family.effects if isinstance(effect, Keep)]
    found = letter(case, told, "1", family.now, JAKARTA, book(), words())
    return "\n".join(message.text or "" for message, _ in found)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_line_of_a_breath_is_in_the_letter(question: str) -> None:
    for first, second in product(FIRST, SECOND):
        family = asked(question).says(first, second).passes(minutes=40)
        if question == "safety.check" and not family.opened:
            family.says("tolong dia mukul aku")
        said = read(family)
        assert first in said, (first, second)
        assert second.lower() in said.lower() or second == "lewati", (first, second)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nor_does_a_button_that_was_pressed_in_the_same_breath_take_it_away(question: str) -> None:
    for first in FIRST:
        for place in range(len(asked(question).buttons)):
            family = asked(question).blurts(first)
            family.presses_token(family.buttons[place].token).passes(minutes=40)
            if not family.opened:
                family.says("tolong dia mukul aku")
            assert first in read(family), (first, place)
