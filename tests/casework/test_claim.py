"""Who has a case: one at a time, decided by the order of presses, and everybody sees at once who it is."""

from __future__ import annotations

from datetime import timedelta

from flows.notes import Claimed, Close, NotDelivered, Released, ToFamily
from flows.piece import Piece
from tests.casework.room import CASE, FAMILY, Room
from tests.talk.conversation import CODE, WORKDAY


def test_the_first_press_wins_and_the_second_sees_who_has_it() -> None:
    room = Room()
    dian, bumi = room.counsellor("Kak Dian"), room.counsellor("Kak Bumi")
    dian.claims()
    bumi.claims()
    assert room.toasts == [
        f"{CODE} sekarang milik Anda. Ceritanya ada di obrolan pribadi dengan bot.",
        f"{CODE} sudah diambil Kak Dian.",
    ]
    assert (room.case.state, room.case.claimer, room.case.claimer_name) == ("claimed", dian.chat, "Kak Dian")
    assert room.family == [Claimed(1, "Kak Dian")]
    assert (dian.letters, bumi.letters) == ([CASE], [])


def test_pressing_twice_claims_once() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().claims()
    assert room.toasts[-1] == f"{CODE} sudah milik Anda."
    assert dian.letters == [CASE]
    assert room.family == [Claimed(1, "Kak Dian")]


def test_a_claim_is_drawn_and_stands_in_the_trail() -> None:
    room = Room()
    room.counsellor("Kak Dian").claims()
    assert (room.drawn, room.rung) == ([CASE], [])
    assert [event.kind for event in room.events] == ["claimed"]


def test_a_closed_case_cannot_be_claimed_from_an_old_card() -> None:
    room = Room()
    room.counsellor("Kak Dian").claims().presses("Tutup").presses("Terjawab").presses("Tanpa kata")
    room.counsellor("Kak Bumi").claims()
    assert room.toasts[-1] == f"{CODE} sudah ditutup."
    assert room.case.state == "closed"
    assert room.drawn[-1] == CASE  # the old card gets its true face


def test_given_back_it_waits_anew_rings_and_belongs_to_nobody() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    room.passes(hours=1)
    dian.presses("Lepas").hears(f"{CODE} kembali ke antrean")
    assert (room.case.state, room.case.claimer, room.case.claimer_name) == ("waiting", None, "")
    assert room.case.waiting_since == WORKDAY + timedelta(hours=1)
    assert room.family[-1] == Released(1, "Kak Dian")
    assert room.rung == [CASE]
    room.counsellor("Kak Bumi").claims()
    assert room.case.claimer_name == "Kak Bumi"


def test_only_its_claimer_or_a_supervisor_gives_it_back() -> None:
    room = Room()
    dian, bumi = room.counsellor("Kak Dian").claims(), room.counsellor("Kak Bumi")
    bumi.presses_token(f"release:{CASE}").hears(f"{CODE} bukan kasus Anda")
    assert bumi.toasts == [f"{CODE} bukan kasus Anda (lagi). Pesan tidak diteruskan."]
    assert room.case.claimer == dian.chat
    room.supervisor_releases()
    dian.hears(f"{CODE} kembali ke antrean")
    assert room.case.state == "waiting"


def test_only_its_claimer_closes_it() -> None:
    room = Room()
    dian, bumi = room.counsellor("Kak Dian").claims(), room.counsellor("Kak Bumi")
    room.tells(Close(bumi.chat, "answered", "selesai ya"))
    bumi.hears(f"{CODE} bukan kasus Anda")
    assert (room.case.state, room.case.claimer) == ("claimed", dian.chat)
    assert room.family == [Claimed(1, "Kak Dian")]


def test_a_case_that_waits_cannot_be_given_back() -> None:
    room = Room()
    room.counsellor("Kak Bumi").presses_token(f"release:{CASE}").hears("bukan kasus Anda")
    assert (room.rung, room.family) == ([], [])


def test_a_counsellor_who_cannot_be_reached_holds_no_case() -> None:
    for reason in ("blocked", "not_started", "no_chat"):
        room = Room()
        dian = room.counsellor("Kak Dian").claims()
        room.tells(NotDelivered("worker", reason))
        assert (room.case.state, room.case.claimer) == ("waiting", None)
        assert room.family[-1] == Released(1, "Kak Dian")
        assert room.rung == [CASE]
        dian.writes("halo?").hears("tidak sedang memegang kasus")


def test_a_late_refusal_frees_nobody_elses_case() -> None:
    """The courier's word comes after the case was given back already."""
    room = Room()
    room.counsellor("Kak Dian").claims().presses("Lepas")
    room.tells(NotDelivered("worker", "blocked"))
    assert room.family == [Claimed(1, "Kak Dian"), Released(1, "Kak Dian")]
    assert room.rung == [CASE]


def test_only_its_claimer_writes_to_the_family() -> None:
    room = Room()
    dian, bumi = room.counsellor("Kak Dian").claims(), room.counsellor("Kak Bumi")
    dian.writes("Selamat siang")
    room.tells(ToFamily(bumi.chat, Piece("text", 1, "saya juga")))
    bumi.hears("bukan kasus Anda")
    assert room.relayed == ["Selamat siang"]
    assert room.case.family == FAMILY
