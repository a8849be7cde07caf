"""While a counsellor closes a case its family may write: nothing is closed over it, and nothing written is lost."""

from __future__ import annotations

import pytest

from flows.notes import Changed, Closed, Danger
from tests.casework.room import CASE, Counsellor, Room
from tests.talk.conversation import CODE

WORSE = "tolong, ribut lagi, anaknya dipukul"


def closing(*steps: str, risk: str = "tinggi") -> tuple[Room, Counsellor]:
    room = Room()
    dian = room.counsellor("Kak Dian").claims()
    room.tells(Changed(risk=risk))
    dian.commands("tutup")
    for step in steps:
        dian.presses(step)
    return room, dian


@pytest.mark.parametrize("steps", [(), ("Terjawab", "Tanpa kata")])
@pytest.mark.parametrize("words", [WORSE, "bu, satu lagi"])
def test_a_new_message_breaks_the_closing_off_with_one_line(steps: tuple[str, ...], words: str) -> None:
    room, dian = closing(*steps)
    room.family_says(words)
    dian.hears(f"Penutupan {CODE} dibatalkan", "sampai ke sana")
    dian.writes("Telepon 112 sekarang ya Bu")
    assert room.relayed == ["Telepon 112 sekarang ya Bu"]
    assert room.heard(Closed) == []
    dian.presses_token(f"outcome:{CASE}:answered").presses_token(f"sure:{CASE}")
    assert room.case.state == "claimed"


def test_the_button_of_danger_breaks_it_off_too() -> None:
    room, dian = closing("Terjawab")
    room.tells(Danger("tidak_aman", (), served=True))
    dian.hears(f"Penutupan {CODE} dibatalkan")
    assert dian.worker.asking == ""


def test_a_last_word_that_was_not_sent_is_offered_for_sending() -> None:
    room, dian = closing("Terjawab")
    dian.writes("Telepon 112 sekarang ya Bu").hears("Tutup juga?").presses("Belum")
    dian.hears("tetap terbuka", "Belum dikirim:\nTelepon 112 sekarang ya Bu")
    assert room.relayed == []
    dian.presses("Kirim sekarang").hears("Terkirim")
    assert room.relayed == ["Telepon 112 sekarang ya Bu"]
    dian.presses("Kirim sekarang").hears("tidak berlaku lagi")
    assert room.relayed == ["Telepon 112 sekarang ya Bu"]


def test_a_last_word_over_which_they_write_is_offered_too() -> None:
    room, dian = closing("Terjawab")
    dian.writes("sampai jumpa")
    room.family_says(WORSE)
    dian.hears(f"Penutupan {CODE} dibatalkan", "Belum dikirim:\nsampai jumpa").presses("Jangan kirim")
    dian.hears("tidak dikirim").presses_token(f"send:{CASE}").hears("tidak berlaku lagi")
    assert room.relayed == []


def test_what_is_written_to_the_outcome_can_be_sent_and_ends_the_closing() -> None:
    room, dian = closing()
    dian.writes("sebentar bu").hears("Pilih dulu", "Belum dikirim:\nsebentar bu")
    dian.writes("saya cek").hears("sebentar bu\nsaya cek").presses("Kirim sekarang")
    assert room.relayed == ["sebentar bu", "saya cek"]
    dian.writes("masih di sini")
    assert room.relayed[-1] == "masih di sini"
    assert room.case.state == "claimed"


@pytest.mark.parametrize("steps", [(), ("Terjawab",)])
def test_each_step_of_closing_can_be_cancelled_by_a_press(steps: tuple[str, ...]) -> None:
    room, dian = closing(*steps, risk="sedang")
    dian.presses("Batal").hears("dibatalkan", f"{CODE} tetap terbuka").writes("halo")
    assert room.relayed == ["halo"]
    dian.presses_token(f"cancel:{CASE}").hears("tidak berlaku lagi")


def test_what_another_family_writes_breaks_nothing_off() -> None:
    room, dian = closing("Terjawab", risk="sedang")
    other = room.opens("LAIN-LAGI-11")
    dian.claims(other).presses_token(f"close:{CASE}").presses_token(f"outcome:{CASE}:answered")
    room.family_says(WORSE, case=other)
    assert dian.worker.closing == CASE


def test_after_the_closing_nothing_of_it_can_be_sent_any_more() -> None:
    room, dian = closing("Terjawab")
    dian.writes("Sampai jumpa, Bu.").presses("Ya, tutup")
    assert room.heard(Closed) == [Closed(1, "Kak Dian", "Sampai jumpa, Bu.")]
    dian.presses_token(f"send:{CASE}").hears("tidak berlaku lagi")
    assert room.relayed == []
