"""Danger said again to a counsellor who has the case: each such message is marked, and silence rings the group."""

from __future__ import annotations

from flows.notes import Danger, FamilySaid, SaidSafe
from flows.piece import Piece
from tests.casework.room import CASE, FAMILY, Counsellor, Room
from tests.talk.conversation import CODE, words

AGAIN = ("tolong, anaknya dipukul", "anaknya jerit kesakitan")


def in_hand() -> tuple[Room, Counsellor]:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().writes("halo, Bu")
    room.tells(Danger("kekerasan_berlangsung", ("dibanting",), served=True)).family_says("anaknya dibanting")
    return room, dian


def headers(dian: Counsellor) -> list[str]:
    return [words().paragraphs(carry.header, "id") for carry in dian.carried]


def test_every_message_that_says_it_is_marked_and_no_other() -> None:
    room, dian = in_hand()
    for said in (*AGAIN, "terima kasih, Bu"):
        room.passes(seconds=20).family_says(said)
    assert [header.startswith(f"BAHAYA · {CODE}") for header in headers(dian)] == [True, True, True, False]


def test_what_begins_again_in_a_case_of_danger_is_marked_and_a_question_or_an_if_is_none() -> None:
    """Reported: "ribut lagi sebelah" was not marked, and "kak sudah ada yg datang?" was."""
    room, dian = in_hand()
    for said in (
        "ribut lagi sebelah",
        "kak sudah ada yg datang?",
        "kalau ribut lagi gimana",
        "sudah tidak ribut lagi",
    ):
        room.passes(seconds=20).family_says(said)
    assert [header.startswith("BAHAYA") for header in headers(dian)][1:] == [True, False, False, False]
    quiet = Room()
    dian = quiet.counsellor("Kak Dian").claims()
    quiet.family_says("ribut lagi sebelah")
    assert not headers(dian)[0].startswith("BAHAYA"), "of a case without a danger it says little"


def test_the_group_hears_of_it_when_the_counsellor_is_silent_for_three_minutes() -> None:
    room, _dian = in_hand()
    assert room.rung == []
    assert room.drawn[-1] == CASE
    room.passes(minutes=1).family_says(AGAIN[0])
    room.passes(minutes=1).family_says(AGAIN[1])
    assert room.rung == []
    room.passes(minutes=1)
    assert (room.rung, len(room.woken), room.case.overdue) == ([CASE], 1, True)
    room.passes(minutes=10)
    assert room.rung == [CASE]  # once, until they write of it again
    room.family_says(AGAIN[0]).passes(minutes=3)
    assert room.rung == [CASE, CASE]


def test_an_answer_keeps_the_group_quiet() -> None:
    room, dian = in_hand()
    room.passes(minutes=2)
    dian.writes("Telepon 112 sekarang ya Bu")
    assert room.case.danger_at is None
    room.passes(minutes=5)
    assert room.rung == []
    assert not any("Belum Anda jawab" in said for said in dian.heard)


def test_the_holders_own_chat_rings_once_more() -> None:
    """Reported: the group was told, and the phone of whoever held the case stayed dark."""
    room, dian = in_hand()
    room.passes(minutes=3)
    dian.hears(f"BAHAYA · {CODE}", "Belum Anda jawab sejak 10.00 (Selasa)")
    rung = dian.says_to[-1]
    assert (rung.urgent, rung.kind, rung.case) == (True, "alarm", CASE)
    said = len(dian.heard)
    room.passes(minutes=10)
    assert len(dian.heard) == said, "once, until it is said again"


def test_said_again_after_an_answer_three_minutes_count_from_there() -> None:
    room, dian = in_hand()
    dian.writes("Telepon 112 sekarang ya Bu")
    room.passes(minutes=2).family_says(AGAIN[0]).passes(minutes=2)
    assert room.rung == []
    room.passes(minutes=1)
    assert room.rung == [CASE]


def test_a_case_that_is_given_back_or_waits_needs_no_such_call() -> None:
    room, dian = in_hand()
    dian.presses("Lepas")
    if room.case.risk == "tinggi":
        dian.presses("Ya, lepas")
    rung = list(room.rung)
    room.family_says(AGAIN[0]).passes(minutes=5)
    assert (room.rung, room.case.danger_at) == (rung, None)


def test_what_was_written_over_a_hidden_chat_waits_for_no_answer() -> None:
    room = Room()
    room.counsellor("Kak Dian").claims()
    room.tells(Danger("kekerasan_berlangsung", (), served=True, hidden=True))
    assert (room.case.danger_at, room.cases[CASE].family) == (None, FAMILY)


def test_that_it_is_safe_is_told_to_whoever_has_the_case() -> None:
    """Reported: pressed beside a counsellor it was seen in the letter alone."""
    room, dian = in_hand()
    room.tells(SaidSafe())
    dian.hears(CODE, "Sekarang sudah aman", "Tetap tanyakan")
    room.tells(SaidSafe(quiet=True))
    dian.hears("Sekarang sudah sepi")


def test_what_is_told_of_another_matter_says_so_and_begins_nothing_again() -> None:
    room, dian = in_hand()
    room.tells(FamilySaid(Piece("text", 8, "ribut lagi sebelah"), apart=True))
    assert "soal hal lain" in headers(dian)[-1]
    room.tells(FamilySaid(Piece("text", 9, "tolong, anaknya dipukul"), apart=True))
    assert headers(dian)[-1].startswith("BAHAYA"), "a danger is one, whatever it belongs to"
