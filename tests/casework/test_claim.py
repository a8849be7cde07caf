"""Who has a case: one at a time, decided by the order of presses, and everybody sees at once who it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.acts import Role
from flows.notes import Claimed, Close, NotDelivered, Released, ToFamily
from flows.piece import Piece
from tests.casework.room import CASE, FAMILY, Counsellor, Room
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


def test_given_back_it_waits_on_rings_and_belongs_to_nobody() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    room.passes(hours=1)
    dian.presses("Lepas").hears(f"{CODE} kembali ke antrean")
    assert (room.case.state, room.case.claimer, room.case.claimer_name) == ("waiting", None, "")
    assert (room.case.waiting_since, room.case.returned) == (WORKDAY, WORKDAY + timedelta(hours=1))
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


# ---- pressed before the private chat or the working name was there


def newcomer(room: Room) -> Counsellor:
    """Somebody whom the card's button brought into the private chat."""
    return room.counsellor("").commands("start", f"konselor_{CASE}")


def test_whoever_pressed_too_early_is_asked_for_a_name_and_led_to_the_claim() -> None:
    room = Room()
    dian = newcomer(room).hears("Nama panggilan apa").writes("K").hears("hanya huruf")
    dian.writes("Kak Dian")
    assert any("Keluarga akan melihat: Kak Dian" in said for said in dian.fresh)
    dian.hears("dari sini").presses("Ambil kasus itu")
    assert (room.case.state, room.case.claimer_name, dian.letters) == ("claimed", "Kak Dian", [CASE])
    assert room.toasts[-1] == f"{CODE} sekarang milik Anda. Ceritanya ada di obrolan pribadi dengan bot."


def test_whoever_has_a_name_is_led_there_at_once() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").commands("start", f"konselor_{CASE}").presses("Ambil kasus itu")
    assert room.case.claimer == dian.chat


def test_who_begins_anew_later_reads_the_menu() -> None:
    dian = Room().counsellor("Kak Dian").commands("start", f"konselor_{CASE}").hears("dari sini")
    dian.commands("start").hears("/kasus").presses_token(f"claim:{CASE}").hears("tidak berlaku lagi")


def test_somebody_else_was_faster() -> None:
    room = Room()
    dian = newcomer(room).writes("Kak Dian")
    room.counsellor("Kak Bumi").claims()
    dian.presses("Ambil kasus itu")
    assert room.toasts[-1] == f"{CODE} sudah diambil Kak Bumi."
    assert dian.letters == []


def test_the_button_claims_only_what_brought_them_here_and_once() -> None:
    room = Room()
    other = room.opens("MELATI-PERAHU-41")
    dian = newcomer(room).writes("Kak Dian").presses_token(f"claim:{other}").hears("tidak berlaku lagi")
    dian.presses("Ambil kasus itu").presses("Ambil kasus itu").hears("tidak berlaku lagi")
    assert room.cases[other].state == "waiting"


def test_nobody_but_a_counsellor_is_led_to_a_claim() -> None:
    room = Room()
    staff = room.counsellor("", frozenset({Role.STAFF})).commands("start", f"konselor_{CASE}").hears("PISA")
    staff.presses_token(f"claim:{CASE}")
    assert room.case.state == "waiting"


@pytest.mark.parametrize(
    "payload", ["konselor", "konselor_", "konselor_x", "konselor_99999999999999", "pisa_1", ""]
)
def test_any_other_link_is_an_ordinary_beginning(payload: str) -> None:
    room = Room()
    room.counsellor("").commands("start", payload).hears("Nama panggilan apa").writes("Kak Dian").hears(
        "di grup"
    )
