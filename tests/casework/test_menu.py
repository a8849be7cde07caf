"""The buttons of a case hang under its letter, far up by now: one word brings them to the end of the chat."""

from __future__ import annotations

from tests.casework.room import CASE, Room
from tests.talk.conversation import CODE


def test_the_word_menu_brings_the_buttons_and_goes_to_nobody() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    dian.labels.clear()
    dian.writes(" Menu ").hears(CODE)
    assert list(dian.labels) == ["Lepas", "Tutup"]
    assert room.relayed == []
    dian.presses("Tutup").hears(f"Menutup {CODE}")


def test_it_offers_the_other_cases_too() -> None:
    room = Room()
    other = room.opens("LAIN-LAGI-11")
    dian = room.counsellor("Kak Dian").claims().claims(other)
    dian.labels.clear()
    dian.commands("menu").hears("LAIN-LAGI-11").presses(CODE).hears(f"sedang dibuka: {CODE}")
    dian.labels.clear()
    dian.writes("menu", about=other).hears("LAIN-LAGI-11")


def test_among_several_every_button_says_of_which_case() -> None:
    """Reported: an old button of one case, and "Tutup" below it closed that one while the other stood open."""
    room = Room()
    other = room.opens("LAIN-LAGI-11")
    dian = room.counsellor("Kak Dian").claims().claims(other)
    dian.labels.clear()
    dian.presses_token(f"noword:{CASE}").hears("tidak berlaku lagi", CODE)
    assert list(dian.labels) == [f"Lepas {CODE}", f"Tutup {CODE}", "LAIN-LAGI-11"]
    dian.labels.clear()
    dian.presses_token(f"now:{other}")
    assert list(dian.labels) == ["Lepas LAIN-LAGI-11", "Tutup LAIN-LAGI-11"]
    room.supervisor_releases(CASE)
    dian.labels.clear()
    dian.writes("menu")
    assert list(dian.labels) == ["Lepas", "Tutup"]


def test_whoever_holds_nothing_reads_what_there_is() -> None:
    dian = Room().counsellor("Kak Dian").writes("menu").hears("/kasus", "/tutup")
    assert dian.labels == {}


def test_an_old_button_shows_the_way() -> None:
    room = Room()
    dian = (
        room.counsellor("Kak Dian").presses_token(f"noword:{CASE}").hears("tidak berlaku lagi", "Tulis menu")
    )
    dian.claims().labels.clear()
    dian.presses_token(f"noword:{CASE}").hears("tidak berlaku lagi", "di bawah").presses("Lepas")
    assert room.case.state == "waiting"


def test_the_menu_names_every_command_and_handing_over_is_explained() -> None:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().writes("menu").hears("/lepas", "/tutup", "/papan")
    dian.labels.clear()
    dian.commands("alihkan").hears("lepas dulu", "menekan Ambil")
    assert list(dian.labels) == ["Lepas"]
    dian.writes("alihkan").hears("belum dikirim")
    assert room.relayed == []
