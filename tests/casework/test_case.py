"""What a case goes through: the talk, danger, what is known, closing, coming back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.desk.letter import letter
from flows.casework.answers import MOST_TOLD, THEN
from flows.casework.case import higher
from flows.notes import (
    CaseOpened,
    Changed,
    CheckUnanswered,
    Closed,
    Danger,
    NotDelivered,
    Reopen,
    Undelivered,
    Withdrawn,
)
from tests.casework.room import CASE, FAMILY, Counsellor, Room
from tests.desk.test_card_and_board import JAKARTA
from tests.talk.conversation import CODE, WORKDAY, book, words


def claimed() -> tuple[Room, Counsellor]:
    room = Room()
    return room, room.counsellor("Kak Dian").claims()


def closed(word: str = "") -> tuple[Room, Counsellor]:
    room, dian = claimed()
    dian.presses("Tutup").presses("Dirujuk").presses("Lewati")
    return room, dian.writes(word) if word else dian.presses("Tanpa kata")


# ---- the talk


def test_what_the_family_says_reaches_the_one_who_has_the_case() -> None:
    room, dian = claimed()
    room.counsellor("Kak Bumi")
    room.family_says("siang kak").family_says("anaknya empat tahun")
    assert dian.reads == ["siang kak", "anaknya empat tahun"]
    assert room.counsellors[201].reads == []
    assert dian.carried[0].source == FAMILY


def test_what_the_family_says_while_it_waits_reaches_nobody_yet() -> None:
    room, dian = claimed()
    dian.presses("Lepas")
    room.family_says("masih ada orang?")
    assert dian.reads == []


def test_a_closed_case_relays_nothing() -> None:
    room, dian = closed()
    room.family_says("kak?")
    dian.writes("ya?").hears("tidak sedang memegang kasus")
    dian.writes("ya?", about=CASE).hears("bukan kasus Anda (lagi)")
    assert dian.reads == []
    assert room.relayed == []


def test_what_did_not_reach_the_family_its_counsellor_hears_under_their_own_message() -> None:
    room, dian = claimed()
    room.tells(NotDelivered("family", "blocked", 41))
    dian.hears(f"{CODE}: pesan tidak sampai; pelapor memblokir bot")
    assert dian.says_to[-1].reply_to == 41
    room.tells(NotDelivered("family", "bad_request", 42))
    dian.hears("Coba kirim dengan cara lain")


def test_what_did_not_reach_the_counsellor_the_family_hears() -> None:
    room, _ = claimed()
    room.tells(NotDelivered("worker", "bad_request", 43))
    assert room.family[-1] == Undelivered(43)
    assert room.case.state == "claimed"


def test_a_family_that_cannot_be_reached_while_nobody_has_the_case_frees_nothing() -> None:
    room = Room().tells(NotDelivered("family", "blocked", 41))
    assert room.case.state == "waiting"
    assert (room.drawn, room.family) == ([], [])


# ---- danger


def test_danger_raises_the_risk_rings_and_wakes() -> None:
    room = Room().tells(Danger("bunuh_diri", ("mau mati",), served=False))
    assert room.case.risk == "tinggi"
    assert (room.case.dangers, room.case.evidence) == (("bunuh_diri",), ("mau mati",))
    assert room.rung == [CASE]
    assert room.woken == [f"Ada bahaya pada {CODE}. Buka grup konselor."]
    assert [(event.kind, event.detail) for event in room.events] == [("danger", "bunuh_diri")]


def test_the_counsellor_hears_of_danger_first_of_all_with_the_words() -> None:
    room, dian = claimed()
    room.tells(Danger("senjata", ("bawa pisau",), served=True))
    dian.hears("BAHAYA", CODE, "bawa pisau")
    assert dian.says_to[-1].urgent
    assert dian.says_to[-1].kind == "alarm"
    assert dian.says_to[-1].case == CASE


def test_a_counsellor_who_is_writing_is_told_alone() -> None:
    room, _ = claimed()
    room.tells(Danger("senjata", ("bawa pisau",), served=True))
    assert (room.rung, room.woken) == ([], [])
    assert room.drawn[-1] == CASE
    assert room.case.risk == "tinggi"


def test_a_second_danger_adds_to_the_first() -> None:
    room = Room().tells(Danger("bunuh_diri", ("mau mati",), served=False))
    room.tells(Danger("kebakaran", ("api", "mau mati"), served=False))
    assert room.case.dangers == ("bunuh_diri", "kebakaran")
    assert room.case.evidence == ("mau mati", "api")


def test_danger_answered_with_yes_has_no_words_to_show() -> None:
    room, dian = claimed()
    room.tells(Danger("ditanya", (), served=True))
    dian.hears('menjawab "ya" pada pertanyaan bahaya')


def test_danger_in_a_closed_case_rings_in_the_group_and_shows_its_words_to_nobody() -> None:
    room, dian = closed()
    before = len(dian.heard)
    room.tells(Danger("senjata", ("bawa pisau",), served=False))
    assert len(dian.heard) == before
    assert room.rung == [CASE]


def test_a_question_about_safety_left_open_raises_a_low_risk_and_lowers_no_high_one() -> None:
    room = Room().tells(CheckUnanswered())
    assert (room.case.risk, room.case.unanswered) == ("sedang", True)
    high = Room().tells(Danger("senjata", (), served=False)).tells(CheckUnanswered())
    assert high.case.risk == "tinggi"
    assert high.drawn[-1] == CASE


@pytest.mark.parametrize(
    ("one", "other", "graver"),
    [("rendah", "sedang", "sedang"), ("tinggi", "sedang", "tinggi"), ("rendah", "tinggi", "tinggi")],
)
def test_the_graver_of_two_risks(one: str, other: str, graver: str) -> None:
    assert higher(one, other) == higher(other, one) == graver


# ---- what is known


def test_what_the_family_fills_in_is_drawn_and_the_rest_stays() -> None:
    room = Room().tells(Changed(who="parent")).tells(Changed(topics=("gizi",)))
    room.tells(Changed(kecamatan="31.73.05"))
    assert (room.case.who, room.case.topics, room.case.kecamatan) == ("parent", ("gizi",), "31.73.05")
    assert room.drawn == [CASE, CASE, CASE]
    room.tells(Changed(kecamatan="31.73.05"))
    assert room.drawn == [CASE, CASE, CASE]  # nothing new, nothing to draw


@pytest.mark.parametrize("name", ["safety.where", "safety.phone", "safety.near"])
def test_what_was_told_of_a_danger_before_stays_told(name: str) -> None:
    room = Room()
    for said in ("gang melati no 3", "*voice", "*voice", "rumah ketiga"):
        room.tells(Changed(details={name: said}))
    assert room.case.details[name].split(THEN) == ["gang melati no 3", "*voice", "rumah ketiga"]
    room.tells(Changed(details={name: "rumah ketiga dari warung"}))
    assert room.case.details[name].split(THEN)[1:] == ["*voice", "rumah ketiga dari warung"]
    for number in range(20):
        room.tells(Changed(details={name: f"pintu ({number})"}))
    told = room.case.details[name].split(THEN)
    assert (told[0], told[-1], len(told)) == ("gang melati no 3", "pintu (19)", MOST_TOLD)


def test_another_answer_takes_the_place_of_the_one_before() -> None:
    room = Room().tells(Changed(details={"child.name": "Adi"})).tells(Changed(details={"child.name": "Ardi"}))
    assert room.case.details == {"child.name": "Ardi"}


def test_a_new_matter_says_since_when_and_what_is_new_in_it() -> None:
    room = Room().tells(Changed(topics=("gizi",)))
    room.tells(Changed(new=True)).tells(Changed(topics=("gizi", "m"), new=True))
    assert (room.case.new_since, room.case.new_topics) == (room.now, ("m",))
    room.tells(Changed(topics=("m",)))
    assert room.case.new_topics == ("m",)


def test_letters_heard_later_are_added_and_none_is_taken_away() -> None:
    room = Room().tells(Changed(heard=("i",))).tells(Changed(heard=("j", "i"), risk="tinggi"))
    assert (room.case.heard, room.case.risk) == (("i", "j"), "tinggi")
    room.tells(Changed(heard=("l",), risk="rendah"))
    assert (room.case.heard, room.case.risk) == (("i", "j", "l"), "tinggi")
    room.tells(Changed(heard=("j",)))
    assert room.drawn == [CASE, CASE, CASE]


def test_a_kecamatan_can_be_taken_back() -> None:
    room = Room().tells(Changed(kecamatan="31.73.05")).tells(Changed(kecamatan="-"))
    assert room.case.kecamatan == ""


# ---- the end, and after it


def test_closed_with_an_outcome_and_a_word() -> None:
    room, dian = closed("Semoga lahap ya, Bu.")
    assert (room.case.state, room.case.outcome) == ("closed", "referred")
    assert room.family[-1] == Closed(1, "Kak Dian", "Semoga lahap ya, Bu.")
    dian.hears(f"{CODE} ditutup")
    assert room.drawn[-1] == CASE
    assert [(event.kind, event.detail) for event in room.events][-1] == ("closed", "referred")


def test_closed_without_a_word() -> None:
    room, _ = closed()
    assert room.family[-1] == Closed(1, "Kak Dian", "")


def test_a_family_that_needs_nothing_more_closes_it_for_its_counsellor_too() -> None:
    room, dian = claimed()
    room.tells(Withdrawn())
    dian.hears("pelapor menyatakan tidak perlu lagi")
    assert (room.case.state, room.case.outcome) == ("closed", "withdrawn")
    assert room.family[-1] == Closed(1, "", "")
    assert dian.worker.codes == {}
    room.tells(Withdrawn())
    assert len(room.heard(Closed)) == 1


def test_whoever_comes_back_waits_again_under_the_same_code_with_what_they_told_meanwhile() -> None:
    room, _ = closed()
    room.passes(hours=3).tells(Reopen())
    assert (room.case.state, room.case.claimer, room.case.outcome) == ("waiting", None, "")
    assert (room.case.waiting_since - WORKDAY).total_seconds() == 3 * 3600
    assert room.attached == [FAMILY]
    assert room.family[-1] == CaseOpened(CASE, CODE, "waiting.line")
    assert room.rung == [CASE]
    room.counsellor("Kak Bumi").claims()
    assert room.case.claimer_name == "Kak Bumi"


def test_coming_back_to_a_case_that_is_open_takes_it_from_nobody() -> None:
    room, dian = claimed()
    room.tells(Reopen())
    assert room.case.claimer == dian.chat
    assert room.rung == []


def test_an_answer_of_a_danger_has_its_hour_and_what_began_again_stands_behind_it() -> None:
    room = Room().tells(Changed(details={"safety.now": "ended", "child.name": "Adi"}))
    assert room.case.answered == {"safety.now": WORKDAY}
    room.passes(minutes=2).tells(Changed(details={"safety.now": "ended"}))
    assert room.case.answered == {"safety.now": WORKDAY}, "nothing new"
    room.passes(minutes=2).tells(Changed(details={"safety.now": "now"}))
    assert room.case.details["safety.now"] == f"ended{THEN}now"
    assert room.case.answered == {"safety.now": WORKDAY + timedelta(minutes=4)}
    said = "\n".join(
        message.text or "" for message, _ in letter(room.case, [], "1", room.now, JAKARTA, book(), words())
    )
    assert "[10.04] Apakah itu masih terjadi sekarang? – Sudah berhenti; kemudian: Masih terjadi" in said
