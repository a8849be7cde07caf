"""A waiting case of high risk does not end by presses: whoever holds the phone can press them."""

from __future__ import annotations

from flows.notes import Closed, Danger, StillWaits, Withdrawn
from tests.casework.room import CASE, Room
from tests.talk.conversation import Conversation, notes
from tests.talk.test_relay import waiting
from tests.talk.test_safety import ACUTE


def in_danger() -> Room:
    room = Room()
    room.tells(Danger("kekerasan_berlangsung", ("dipukul",), served=False))
    return room


def test_it_waits_on_and_the_counsellors_are_told_once() -> None:
    room = in_danger()
    room.tells(Withdrawn())
    assert (room.case.state, room.case.asked_to_stop) == ("waiting", room.now)
    assert room.family[-1] == StillWaits(CASE)
    assert not any(isinstance(note, Closed) for note in room.family)
    assert room.events[-1].kind == "asked_to_stop"
    rung = len(room.rung)
    assert rung == 2
    room.tells(Withdrawn())
    assert room.case.state == "waiting"
    assert len(room.rung) == rung


def test_of_a_lower_risk_it_ends_as_before() -> None:
    room = Room()
    room.tells(Withdrawn())
    assert (room.case.state, room.case.outcome) == ("closed", "withdrawn")


def grave() -> Conversation:
    return waiting().says(ACUTE).presses("Sekarang").stands_at("waiting.line")


def test_whoever_presses_reads_what_becomes_of_it_and_nothing_that_betrays() -> None:
    family = grave().presses("Tidak perlu lagi").hears("Konselor membaca dulu")
    assert "ditutup dulu" not in family.last
    family.presses("Ya, tutup")
    assert len(list(notes(family, Withdrawn))) == 1
    family.gets(StillWaits(1)).stands_at("waiting.line").hears("Konselor tetap membaca dulu")
    assert "bahaya" not in family.last.lower()


def test_a_hidden_chat_shows_nothing_of_it() -> None:
    family = grave().says("sembunyi")
    family.heard.clear()
    family.gets(StillWaits(1)).stands_at("hidden.menu")
    assert family.heard == []
