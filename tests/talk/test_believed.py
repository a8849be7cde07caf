"""The hardest sentences of a child, whose uncle is next door: what is answered fits them, and stands there once."""

from __future__ import annotations

import pytest

from flows.gate import AT_ALARM
from flows.talk.believed import says_near
from tests.talk.conversation import NIGHT, Conversation, book, words

FAULT = {"child": "bukan salahmu", "self": "bukan salah Anda", "parent": "Anak itu tidak salah"}
FAULT_LATER = "Kamu tidak salah."
WHO = {"child": "Saya anak", "self": "Perempuan dewasa", "parent": "Orang tua"}
UNSEEN = "tidak perlu bersuara"


def in_company(who: str, said: str, *, night: bool = False) -> Conversation:
    family = Conversation(NIGHT) if night else Conversation()
    return family.says("halo").presses(WHO[who]).says(said).stands_at("safety.company")


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("child", "om aku pegang2 aku sekarang tolong"),
        ("self", "suami saya pukul saya sekarang"),
        ("parent", "suami saya pukul anak saya sekarang"),
    ],
)
def test_who_tells_of_violence_hears_once_that_it_is_no_fault(who: str, said: str) -> None:
    """With the numbers, right above them; and then once that nothing more need be told."""
    family = in_company(who, said)
    _neutral, warm, numbers = family.last.split("\n\n", 2)
    assert FAULT[who] in warm
    assert "sudah cerita" in warm
    assert "112" in numbers
    assert len(family.last) <= 600
    before = len(family.heard)
    for more in ("terus gimana", "iya", "aku bingung", "hmm kak"):
        family.says(more)
    later = family.heard[before:]
    assert not [words for words in later if "salah" in words or "akasih sudah cerita" in words]
    enough = [words for words in later if "tidak perlu cerita lebih banyak" in words]
    assert len(enough) == 1
    assert "112" in enough[0]


def test_the_first_line_on_a_locked_screen_says_nothing_of_it() -> None:
    for who, said in (
        ("child", "om aku pegang2 aku sekarang tolong"),
        ("child", "aku mau bunuh diri sekarang"),
    ):
        neutral, warm, _ = in_company(who, said).last.split("\n\n", 2)
        assert neutral == words().say(AT_ALARM, "id@anak")
        assert warm.startswith("Makasih sudah")


def below_the_first_line(family: Conversation) -> str:
    return family.last.split("\n\n", 1)[1]


def test_a_mere_cry_and_a_neighbour_get_the_numbers_at_once() -> None:
    assert below_the_first_line(Conversation().says("tolong")).startswith("Kalau sekarang ada bahaya")
    seen = Conversation().says("anak tetangga saya teriak teriak kayak dipukulin").stands_at("safety.company")
    assert below_the_first_line(seen).startswith("Kalau anak itu dalam bahaya")


def test_whose_age_nobody_knows_is_called_neither_kamu_nor_anda() -> None:
    family = Conversation().says("om aku pegang2 aku sekarang tolong").stands_at("safety.company")
    family.hears("Yang salah yang menyakiti")
    for _ in range(2):
        assert "Anda" not in family.last
        assert "kamu" not in family.last.lower()
        family.says("terus gimana")


def test_the_disclosure_itself_is_met_with_it_though_the_danger_was_known() -> None:
    family = in_company("child", "tolong").says("dia suka pegang2 aku pas aku tdur 😢")
    family.hears(FAULT_LATER, "112")


def test_who_is_near_is_answered_with_how_to_write_unseen_once() -> None:
    family = in_company("child", "om aku pegang2 aku sekarang tolong").says("skrg dia ada di kamar sblah")
    family.hears(UNSEEN, '"sembunyi"', "112")
    family.says("dia di sini")
    assert UNSEEN not in family.last


def test_no_word_of_company_asks_a_child_for_more() -> None:
    family = in_company("child", "om aku pegang2 aku sekarang tolong", night=True)
    for _ in range(8):
        family.says("hmm kak")
        assert "Tulis saja apa yang terjadi" not in family.last
        assert "Kalau sudah aman" not in family.last


def test_who_thinks_of_death_is_told_nothing_of_fault() -> None:
    family = in_company("child", "aku mau bunuh diri sekarang")
    for _ in range(5):
        assert "salah" not in family.last
        family.says("hmm kak")


def test_of_another_danger_it_is_said_anew() -> None:
    family = in_company("self", "suami saya pukul saya sekarang").hears(FAULT["self"])
    family.passes(minutes=45).says("tolong, saya dipukul suami lagi").stands_at("safety.company")
    family.hears(FAULT["self"])


@pytest.mark.parametrize(
    "said",
    [
        "dia di sini",
        "skrg dia ada di kamar sblah",
        "ada orangnya",
        "om lg di kamar sebelah",
        "dia lg di depan pintu",
        "kak dia ngetok pintu aku",
        "suami saya ada di rumah",
        "he is here",
        "he's in the next room",
    ],
)
def test_that_somebody_is_near_is_known(said: str) -> None:
    assert says_near(said, book())


@pytest.mark.parametrize(
    "said",
    ["dia suka pegang2 aku", "dia masuk kamar aku semalam", "aku di kamar sendiri", "gak ada kuncinya kak"],
)
def test_that_nobody_is_near_too(said: str) -> None:
    assert not says_near(said, book())
