"""Whatever is said, pressed, sent or waited for, in any order: an answer, and no place that does not exist."""

from __future__ import annotations

import random

import pytest

from flows.notes import Claimed, Closed, CounsellorSaid, Note, Released
from flows.piece import Piece
from flows.talk import NODES, matters
from tests.talk.conversation import NIGHT, WORKDAY, Conversation

STEPS, WALKS = 40, 12
SAID = (
    "halo",
    "aku kelas 2 smp umurku 13",
    "suami saya kasar",
    "anak saya susah makan sayur dan cuma mau nasi",
    "tolong",
    "aku mau bunuh diri",
    "aman",
    "cuma iseng doang",
    "status pandan layar 27",
    "hal baru",
    "keponakan saya juga susah tidur kalau malam",
    "jambu",
    "1 dan 2",
    "7",
    "tebet",
    "sudah",
    "lewati",
    "cukup",
    "kembali",
    "ubah",
    "orang",
    "sembunyi",
    "stop",
    "english",
    "bahasa indonesia",
    "?",
)
PAUSES = (1, 6, 31, 300, 1500)


def note(dice: random.Random, family: Conversation) -> Note:
    case = dice.choice(matters.cases(family.session)).id
    return dice.choice(
        (
            Claimed(case, "Kak Dian"),
            Released(case, "Kak Dian"),
            Closed(case, "Kak Dian", "sampai jumpa"),
            CounsellorSaid(case, "Kak Dian", Piece("text", 1, "halo"), 9),
        )
    )


@pytest.mark.parametrize("seed", range(WALKS))
def test_any_order_leads_somewhere(seed: int) -> None:
    dice = random.Random(seed)
    family = Conversation(dice.choice((WORKDAY, NIGHT))).says("halo")
    for _ in range(STEPS):
        chance = dice.random()
        if chance < 0.45 and family.buttons:
            family.presses_token(dice.choice(family.buttons).token)
        elif chance < 0.75:
            family.says(dice.choice(SAID))
        elif chance < 0.82:
            family.sends(dice.choice(("photo", "voice", "location", "sticker")))
        elif chance < 0.9:
            family.passes(minutes=dice.choice(PAUSES))
        elif matters.cases(family.session):
            family.gets(note(dice, family))
        assert family.session.node in NODES
        assert family.session.case or not family.session.node.startswith(("relay.", "waiting."))
        assert all(matter.case for matter in family.session.others)
        assert len({case.id for case in matters.cases(family.session)}) == len(matters.cases(family.session))


def test_a_yes_to_danger_is_not_written_down_and_is_asked_again_on_the_way_back() -> None:
    """Written down, it led past its alarm into a place of danger with nothing beneath."""
    family = Conversation().says("halo").presses("Orang tua").presses("Ya, sekarang")
    assert "intake.danger" not in family.session.answers
    family.presses("Sekarang sudah aman").stands_at("intake.consent")
    assert family.session.answers["intake.danger"] == "no"
