"""Nobody may hear the phone: what was said of it, and that nothing rings from then on, a counsellor's words neither."""

from __future__ import annotations

import pytest

from flows.effects import Carry, Say
from flows.notes import Claimed, CounsellorSaid, Released
from flows.piece import Piece
from tests.talk.conversation import NIGHT, Conversation
from tests.talk.test_intake import telling

BEATEN = "suami saya baru mukul saya, anak saya juga"
SAID = CounsellorSaid(1, "Kak Dian", Piece("text", 5, "halo"), 9)
FILE = CounsellorSaid(1, "Kak Dian", Piece("voice", 6), 9)


def rings(family: Conversation, since: int) -> list[Say | Carry]:
    """What reached the phone with a sound."""
    new = [effect for effect in family.effects[since:] if isinstance(effect, Say | Carry)]
    assert new
    return [effect for effect in new if not effect.quiet]


@pytest.mark.parametrize(
    "said",
    [
        "dia lg tidur di sebelah",
        "gak bisa ngomong",
        "takut kedengeran",
        "suami ketiduran di kamar",
        "dia masih di sini",
        "he is asleep next to me",
        "i cant talk",
    ],
)
def test_from_the_moment_somebody_says_it_nothing_rings(said: str) -> None:
    family = Conversation(NIGHT, oncall=True).says("tolong").says(BEATEN)
    since = len(family.effects)
    family.says(said).says("kak").passes(minutes=4)
    family.gets(Claimed(1, "Kak Dian")).gets(SAID).gets(FILE).says("iya").gets(Released(1, "Kak Dian"))
    family.says("sembunyi").comes_back().passes(minutes=6)
    assert rings(family, since) == []


def test_the_button_that_they_cannot_talk_says_so() -> None:
    family = Conversation().says(BEATEN)
    assert rings(family, 0)
    since = len(family.effects)
    family.presses("Tidak bisa bicara").says("jalan mawar 3").gets(Claimed(1, "Kak Dian")).gets(SAID)
    assert rings(family, since) == []


def test_that_whoever_it_comes_from_is_near_says_so_and_the_promise_holds() -> None:
    family = Conversation().says(BEATEN).presses("Bisa bicara").says("jalan mawar 3").presses("Lewati")
    since = len(family.effects)
    family.presses("Orang itu ada").stands_at("safety.stay").hears("tanpa bunyi, juga balasan konselor")
    family.says("kak").gets(Claimed(1, "Kak Dian")).gets(SAID)
    assert rings(family, since) == []


def test_where_nobody_said_so_no_silence_is_promised() -> None:
    family = Conversation().says(BEATEN).presses("Bisa bicara").says("jalan mawar 3").presses("Lewati")
    family.presses("Sendirian").stands_at("safety.stay").hears("Pesan di sini bisa berbunyi.")
    since = len(family.effects)
    family.gets(Claimed(1, "Kak Dian")).gets(SAID)
    assert len(rings(family, since)) == 2


def test_said_in_the_same_breath_as_the_danger_or_just_before_it() -> None:
    assert rings(Conversation().says(f"{BEATEN}, dia tidur di sebelah"), 0) == []
    family = telling().says("dia tidur di sebelah")
    since = len(family.effects)
    assert rings(family.says(BEATEN), since) == []


def test_somebody_near_says_nothing_where_there_is_no_danger() -> None:
    family = telling()
    since = len(family.effects)
    assert rings(family.says("suami saya tidur di sebelah saya"), since)


def test_the_sound_is_back_once_they_are_safe_and_stays_off_while_they_only_go_on() -> None:
    family = Conversation().says(BEATEN).says("dia tidur di sebelah")
    since = len(family.effects)
    family.presses("Belum aman, mau lanjut cerita").says("kak")
    assert rings(family, since) == []
    family = Conversation().says(BEATEN).says("gak bisa ngomong").presses("Sekarang sudah aman")
    family.hears("Mulai sekarang pesan di sini bisa berbunyi lagi.")
    since = len(family.effects)
    assert rings(family.says("kak").gets(Claimed(1, "Kak Dian")), since)


def test_who_always_heard_a_sound_is_not_told_that_it_is_back() -> None:
    assert "berbunyi" not in Conversation().says(BEATEN).presses("Sekarang sudah aman").last


def test_a_neighbour_whose_child_is_there_is_not_hushed_by_it() -> None:
    family = Conversation().says("anak tetangga dipukul bapaknya sekarang")
    since = len(family.effects)
    assert rings(family.says("dia ada di sini sama saya"), since)
