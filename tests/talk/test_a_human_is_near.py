"""From wherever a random walk ends, a human is at most three presses away."""

from __future__ import annotations

import random

from flows.notes import Claimed, Closed, Released
from tests.talk.conversation import Conversation

WALKS = 500
SAID = (
    "halo",
    "iya",
    "tidak",
    "anak saya susah makan sayur",
    "2",
    "tolong",
    "stop",
    "kembali",
    "aku takut pulang",
    "xx",
)


def test_a_human_is_at_most_three_presses_away() -> None:
    for number in range(WALKS):
        three_presses(random.Random(number))


def three_presses(dice: random.Random) -> None:
    family = Conversation().says("halo")
    for _ in range(dice.randrange(14)):
        wander(family, dice)
    for presses in range(4):
        if human_is_near(family):
            return
        assert presses < 3, f"no human within three presses at {family.session.node}: {family.labels}"
        towards_a_human(family)


def wander(family: Conversation, dice: random.Random) -> None:
    kind = dice.random()
    if kind < 0.6 and family.buttons:
        family.presses_token(dice.choice(family.buttons).token)
    elif kind < 0.9:
        family.says(dice.choice(SAID))
    elif family.session.case:
        family.gets(dice.choice((Claimed(1, "Kak Dian"), Released(1, "Kak Dian"), Closed(1, "", ""))))
    else:
        family.passes(minutes=dice.choice((1, 6, 40)))


def human_is_near(family: Conversation) -> bool:
    """In the counsellors' queue, or talking with one."""
    return family.session.case is not None


def towards_a_human(family: Conversation) -> None:
    """What somebody would press who wants a person: that very button, else yes, else what is not safe."""
    for label in ("Ya, boleh", "Bicara dengan orang", "Tidak aman"):
        if label in family.labels:
            family.presses(label)
            return
    family.says("halo")  # a hidden or silent screen: the word that brings it back
