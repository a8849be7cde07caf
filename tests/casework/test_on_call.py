"""Those on call are told of a danger once, of another kind as such, and never by a ring that brings nothing new."""

from __future__ import annotations

from flows.notes import Changed, Danger
from tests.casework.room import Room
from tests.talk.conversation import CODE

TOLD, MORE = f"Ada bahaya pada {CODE}", f"Pada {CODE} terdengar bahaya lain lagi"
BLOWS = Danger("kekerasan_berlangsung", ("dipukul",), served=False)
BLADE = Danger("senjata_ancaman", ("pisau",), served=False)


def woken(room: Room) -> list[str]:
    return [next(one for one in (TOLD, MORE) if said.startswith(one)) for said in room.woken]


def test_the_same_danger_rings_once_in_three_minutes() -> None:
    room = Room().tells(BLOWS).passes(seconds=40).tells(BLOWS)
    assert woken(room) == [TOLD]
    assert woken(room.passes(minutes=3).tells(BLOWS)) == [TOLD, TOLD]


def test_another_kind_in_the_same_minute_says_that_it_is_another() -> None:
    room = Room().tells(BLOWS).passes(seconds=20).tells(BLADE)
    assert woken(room) == [TOLD, MORE]
    assert woken(room.passes(seconds=20).tells(BLADE)) == [TOLD, MORE]


def test_a_risk_that_rises_beside_the_alarm_rings_no_second_time() -> None:
    room = Room().tells(Changed(risk="tinggi")).passes(seconds=1)
    assert woken(room) == [TOLD]
    assert woken(room.tells(Danger("kekerasan_berlangsung", (), served=False))) == [TOLD, MORE]
    room = Room().tells(BLOWS).tells(Changed(risk="tinggi"))
    assert woken(room) == [TOLD]


def test_whoever_has_the_case_is_not_told_of_what_they_read_themselves() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    room.tells(BLOWS).passes(minutes=3)
    assert room.case.overdue
    assert {wake.holder for wake in room.wakes} == {dian.chat}
    assert len(room.wakes) == 2
