"""A case of high risk is given back on purpose only, and what was said in it stays with it."""

from __future__ import annotations

from flows.notes import CounsellorSaid, Danger, NotDelivered, Released, Reopen
from tests.casework.room import CASE, Counsellor, Room
from tests.talk.conversation import CODE


def grave() -> tuple[Room, Counsellor]:
    room = Room().tells(Danger("bunuh_diri", ("mau mati",), served=False))
    return room, room.counsellor("Kak Sari").claims()


def test_of_high_risk_it_is_asked_once() -> None:
    """Reported: one tap gave back the case of a child that wanted to die."""
    room, sari = grave()
    sari.presses("Lepas").hears("berisiko tinggi. Lepas juga?")
    assert room.case.state == "claimed"
    sari.presses("Tidak jadi").hears(f"{CODE} tetap pada Anda")
    sari.presses_token(f"leave:{CASE}").hears("tidak berlaku lagi")
    assert room.case.state == "claimed"
    sari.commands("lepas").presses("Ya, lepas").hears("kembali ke antrean")
    assert (room.case.state, room.heard(Released)) == ("waiting", [Released(1, "Kak Sari")])


def test_an_old_question_gives_nothing_back() -> None:
    room, sari = grave()
    sari.presses("Lepas").writes("aku masih di sini").presses_token(f"leave:{CASE}")
    assert room.case.state == "claimed"
    assert len(room.heard(CounsellorSaid)) == 1


def test_it_has_waited_since_the_first_time() -> None:
    room = Room()
    first = room.case.waiting_since
    room.counsellor("Kak Sari").claims().presses("Lepas")
    assert (room.case.state, room.case.waiting_since) == ("waiting", first)
    assert room.case.returned is not None
    room.counsellor("Kak Dian").claims().presses("Tutup").presses("Terjawab").writes("Jaga diri ya.")
    assert room.tells(Reopen()).case.returned is None


def test_a_supervisor_and_a_case_of_no_such_risk_need_no_question() -> None:
    room, _ = grave()
    assert room.supervisor_releases().case.state == "waiting"
    room = Room()
    room.counsellor("Kak Sari").claims().presses("Lepas")
    assert room.case.state == "waiting"


def test_what_was_written_and_promised_stays_with_the_case_over_its_end() -> None:
    """Reported: "besok jam 9 kami antar" was written, the case closed, and whoever reopened it knew nothing of it."""
    room = Room()
    sari = room.counsellor("Kak Sari").claims().writes("besok jam 9 kami antar ya")
    sari.presses("Tutup").presses("Terjawab").writes("Jaga diri ya.")
    room.tells(Reopen())
    assert [(one.name, one.words) for one in room.case.said] == [
        ("Kak Sari", "besok jam 9 kami antar ya"),
        ("Kak Sari", "Jaga diri ya."),
    ]
    dian = room.counsellor("Kak Dian").claims()
    for number in range(4):
        dian.writes(f"nanti saya carikan nomor {number}")
    kept = [one.words for one in room.case.pledges]
    assert kept == ["besok jam 9 kami antar ya", *(f"nanti saya carikan nomor {one}" for one in (1, 2, 3))]


def test_what_did_not_reach_the_family_is_no_word_to_them() -> None:
    room = Room()
    room.counsellor("Kak Sari").claims().writes("halo").writes("apa kabar")
    room.tells(NotDelivered("family", "hidden", 2))
    assert [one.lost for one in room.case.said] == [False, True]
