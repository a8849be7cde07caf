"""Within a danger every word is listened to: the fear of being found out, "it is quiet now", and the danger said again.

Reported by somebody who played a neighbour: answers went round and fitted nothing that was said.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flows.notes import Changed, CounsellorSaid, Danger, FamilySaid
from flows.piece import Piece
from flows.talk import aside, lull
from tests.talk.conversation import NIGHT, Conversation, book, notes
from tests.talk.test_a_bystander import SCREAMS
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking, waiting

BEATEN = "malam pak, anak tetangga saya teriak teriak kayak dipukulin"
SHOUTS = "saya tetangga, anak sebelah teriak ampun ampun, bapaknya mukul"
AGAIN = "eh ribut lagi, anaknya nangis kenceng"
FEARS = (
    "apakah mereka bakal tau kalau saya yang lapor?",
    "mereka bakal tau?",
    "takut ketahuan",
    "nanti dia tau kalau saya lapor",
    "suami saya bisa baca?",
    "ketahuan gak ya",
    "takut dilihat tetangga",
    "nama saya disebut gak",
)


def in_company() -> Conversation:
    return Conversation().says(BEATEN).stands_at("safety.company")


def at_rest() -> Conversation:
    return in_company().presses("Masih terjadi").says("gang melati rt 5 tambora").stands_at("safety.stay")


# ---- who hears of it, said once


def test_of_two_dangers_within_a_minute_it_is_said_once_who_reads() -> None:
    """Reported by a mother at night: "petugas jaga sudah diberi tahu" stood under each of her first three messages."""
    duty = "Petugas jaga sudah diberi tahu"
    family = Conversation(NIGHT, oncall=True).says("tolong").hears(duty).passes(seconds=8)
    family.says("suami saya baru mukul saya sama anak saya").passes(seconds=8)
    family.says("dia ancam pakai pisau")
    assert sum(duty in words for words in family.heard) == 1
    assert len(list(notes(family, Danger))) == 2, "the counsellors hear of each all the same"


def test_it_is_said_again_where_it_is_otherwise_by_now() -> None:
    before_eight = datetime(2026, 11, 24, 0, 59, 30, tzinfo=UTC)
    family = Conversation(before_eight, oncall=True).says("tolong").hears("Petugas jaga")
    family.passes(seconds=40).says("suami saya baru mukul saya").hears("konselor yang bertugas sekarang")


# ---- the fear of being found out


@pytest.mark.parametrize("said", FEARS)
def test_the_fear_of_being_found_out_is_answered_within_a_danger(said: str) -> None:
    for family in (in_company(), in_company().presses("Masih terjadi"), at_rest()):
        node = family.session.node
        family.says(said).stands_at(node).hears("tidak memberi tahu", "menebak", "sembunyi", "112")
        assert family.kept[-1] == said, "a counsellor must know of it"
        assert len(family.last) <= 600


@pytest.mark.parametrize("said", [*FEARS, "apa mereka tau saya yg nelpon"])
def test_it_is_answered_before_the_danger_and_in_the_queue(said: str) -> None:
    assert any("menebak" in words for words in telling("Tetangga").says(said).heard)
    assert any("menebak" in words for words in waiting().says(said).heard)


def test_as_the_very_first_words_too_and_in_three_voices() -> None:
    Conversation().says("kalau saya lapor mereka bakal tau gak siapa yang lapor").hears("menebak")
    telling("Saya anak").says("takut ketahuan mama").hears("kamu", "menebak")
    family = Conversation().says("halo").says("english").presses("Neighbour")
    family.says("will they know it was me who told?").hears("may guess", "hide")


@pytest.mark.parametrize(
    "said",
    [
        "anak saya umur 6 belum bisa baca",
        "anak saya takut dimarahi gurunya",
        "saya tidak tahu harus lapor ke mana",
        "guru bilang anak saya takut ketahuan merokok",
        "suami saya tidak mau tahu soal anak",
    ],
)
def test_what_only_holds_the_same_words_is_a_story(said: str) -> None:
    assert aside.wish(said, book()) == ""


# ---- it is quiet now


@pytest.mark.parametrize(
    "said", ["sekarang sudah sepi", "sudah berhenti", "sudah tenang pak", "udah gak kedengeran lagi"]
)
def test_that_it_is_quiet_is_kept_and_answered_with_whom_to_call_if_it_begins_again(said: str) -> None:
    family = (
        at_rest().says(said).stands_at("safety.stay").hears("tersimpan", "Kalau mulai lagi, telepon", "112")
    )
    assert family.kept[-1] == said
    assert family.last.count("112") == 1


def test_where_it_is_asked_whether_it_goes_on_that_is_answered_too() -> None:
    family = (
        in_company().says("sekarang sudah sepi").stands_at("safety.where").hears("Kalau mulai lagi", "112")
    )
    assert {"safety.now": "ended"} in [note.details for note in notes(family, Changed)]
    in_company().says("2").stands_at("safety.where").hears("Kalau mulai lagi", "112")


def test_it_is_no_address_and_the_question_stands() -> None:
    family = in_company().presses("Masih terjadi").says("sudah sepi").stands_at("safety.where")
    assert "safety.where" not in family.session.answers


def test_an_answer_by_its_number_is_acknowledged() -> None:
    in_company().says("1").stands_at("safety.where").hears("sudah dicatat")


def test_quiet_but_still_crying_is_not_quiet() -> None:
    family = at_rest()
    assert not lull.is_calm("sudah sepi tapi anaknya masih nangis", family.session, family.moment)
    family.says("sudah sepi tapi anaknya masih nangis").hears("telepon sekarang")


# ---- the danger said again


@pytest.mark.parametrize("said", [AGAIN, "ribut lagi pak", "anaknya dipukul lagi", "masih nangis", "tolong"])
@pytest.mark.parametrize("before", ["", "sekarang sudah sepi", "rumahnya cat hijau"])
def test_danger_said_again_is_answered_with_the_number_and_never_with_a_nudge(before: str, said: str) -> None:
    family = at_rest()
    if before:
        family.says(before)
    family.says(said).hears("112")
    assert "aman" not in family.last
    assert said in [note.piece.text for note in notes(family, FamilySaid)]


@pytest.mark.parametrize("said", [AGAIN, "ribut lagi pak, anaknya dipukul"])
def test_the_counsellors_hear_of_it_again_once_the_last_alarm_is_three_minutes_old(said: str) -> None:
    family = at_rest().says(said).says(said)
    assert list(notes(family, Danger)) == []
    family.passes(minutes=4).says(said).hears("teruskan")
    family.says(said)
    assert [note.served for note in notes(family, Danger)] == [False]
    family.passes(minutes=4).says(said)
    assert [note.served for note in notes(family, Danger)] == [False, False]


def test_a_cry_where_the_address_was_asked_is_no_address() -> None:
    family = in_company().presses("Masih terjadi").says("anaknya dipukul lagi pak").stands_at("safety.where")
    family.hears("112", "Di mana anak itu sekarang?")
    assert "safety.where" not in family.session.answers
    family.says("gang melati, ribut lagi").stands_at("safety.stay")
    assert family.session.answers["safety.where"] == "gang melati, ribut lagi"
    assert list(notes(family, Danger)) == [], "the last alarm is not three minutes old"


NOISE = "kedengaran lagi!! anaknya nangis kenceng, ada suara bantingan"


@pytest.mark.parametrize("said", [NOISE, "mulai lagi, anaknya menjerit", "gang melati no 3, dipukul lagi"])
@pytest.mark.parametrize("calm", ["[Sudah berhenti", "sekarang sudah sepi"])
def test_quiet_and_noise_again_rings_anew_and_is_the_later_answer(said: str, calm: str) -> None:
    """Reported by a neighbour: the noise was taken as the address, nobody was rung, and the letter said that it had
    stopped."""
    family = Conversation().says(SHOUTS).stands_at("safety.company")
    family.presses(calm[1:]) if calm.startswith("[") else family.says(calm)
    family.stands_at("safety.where").passes(seconds=30).says(said)
    assert len(list(notes(family, Danger))) == 1
    assert family.session.answers["safety.now"] == "now"
    told = [note.details["safety.now"] for note in notes(family, Changed) if "safety.now" in note.details]
    assert told == ["ended", "now"]
    assert ("safety.where" in family.session.answers) == said.startswith("gang")
    assert said in (*family.kept, *family.answered)


@pytest.mark.parametrize("said", [AGAIN, "ribut lagi pak"])
def test_after_aman_it_is_a_danger_again_and_the_address_is_not_asked_twice(said: str) -> None:
    family = at_rest().presses("Sekarang sudah sepi").says(said).stands_at("safety.company").hears("112")
    assert [note.served for note in notes(family, Danger)] == [False]
    family.presses("Masih terjadi").stands_at("safety.stay")


def test_after_thirty_quiet_minutes_too_but_not_on_another_day() -> None:
    at_rest().passes(minutes=40).says("ribut lagi pak").stands_at("safety.company")
    family = at_rest().passes(minutes=60 * 25).says("anak saya nangis lagi")
    assert family.session.node != "safety.company"


def test_without_any_danger_before_the_same_words_are_none() -> None:
    assert telling("Orang tua").says("anak saya nangis lagi").session.node == "intake.story"


def test_on_with_the_story_while_it_stands_and_it_begins_again() -> None:
    at_rest().presses("Lanjut cerita").says("ribut lagi pak").stands_at("safety.company").hears("112")


# ---- beside a counsellor


def test_a_counsellor_who_fell_silent_and_danger_again_one_line_says_the_number_and_who_was_told() -> None:
    family = talking().gets(CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9))
    family.says("anaknya dipukul").hears("sampai ke Kak Dian", "112").passes(minutes=4)
    family.says("tolong, anaknya dipukul lagi").hears("112", "Kak Dian sudah diberi tahu")
    assert [note.served for note in notes(family, Danger)] == [True, False]
    family.passes(minutes=4).says("anaknya dipukul lagi").hears("112", "Kak Dian sudah diberi tahu")
    assert [note.served for note in notes(family, Danger)] == [True, False, False]


# ---- what was said and what comes later agree


def test_who_was_told_that_somebody_is_on_call_reads_so_in_the_news_with_the_number() -> None:
    family = Conversation(NIGHT, oncall=True).says(BEATEN).hears("Petugas jaga sudah diberi tahu")
    family.passes(minutes=3).hears("Petugas jaga sudah diberi tahu", "08.00", "112")
    assert "belum ada konselor yang membaca" not in family.last


def test_in_the_queue_whoever_is_in_grave_danger_reads_the_number_beside_the_hour() -> None:
    family = Conversation(NIGHT).says(SCREAMS).presses("Tidak aman")
    family.presses("Sudah berhenti").presses("Sekarang sudah sepi")
    family.presses("Ya, boleh").presses("Sudah").presses("Anak dipukul")
    while family.session.node != "waiting.line":
        family.presses("Cukup" if "Cukup, lanjut saja" in family.labels else "Sudah benar")
    family.hears("08.00", "Kalau keadaannya memburuk, telepon", "112")


# ---- nothing twice


def test_where_the_danger_was_kept_only_the_rest_is_asked_about() -> None:
    family = (
        at_rest()
        .presses("Lanjut cerita")
        .stands_at("intake.consent")
        .hears("tetap kami simpan", "berikutnya")
    )
    assert family.last.count("kami simpan") == 2
    telling("Orang tua")
    Conversation().says("halo").presses("Orang tua").presses("Tidak").hears("Boleh kami simpan ceritanya?")
