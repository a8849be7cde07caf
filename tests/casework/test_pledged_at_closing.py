"""What was promised is asked about before a case is closed: the answer is for the desk, in a press or in words."""

from __future__ import annotations

import pytest

from tests.casework.room import CASE, Counsellor, Room
from tests.talk.conversation import CODE

PROMISE = "besok saya tanyakan ke sekolahnya ya"


def closing() -> tuple[Room, Counsellor]:
    room = Room()
    dian = room.counsellor("Kak Dian").claims().writes(PROMISE)
    assert room.case.pledges
    return room, dian.presses("Tutup")


@pytest.mark.parametrize("said", ["belum, besok", "Belum", "blm sempat, nanti sore aku ke sana", "besok"])
def test_not_yet_keeps_it_open_and_is_never_offered_for_sending(said: str) -> None:
    """Reported: "Belum dikirim: belum, besok [Kirim sekarang]"."""
    room, dian = closing()
    dian.labels.pop("Kirim sekarang", None)
    dian.writes(said).hears(f"{CODE} tetap terbuka", "tidak dikirim")
    assert "Kirim sekarang" not in dian.labels
    assert (room.case.state, room.relayed, dian.worker.asking) == ("claimed", [PROMISE], "")


@pytest.mark.parametrize("said", ["sudah", "udah kok", "Sudah, kemarin"])
def test_done_goes_on_with_the_outcome(said: str) -> None:
    room, dian = closing()
    dian.writes(said).hears(f"Menutup {CODE}").presses("Terjawab").presses("Tanpa kata")
    assert (room.case.state, room.relayed) == ("closed", [PROMISE])


def test_so_it_is_by_a_press() -> None:
    room, dian = closing()
    dian.presses("Sudah").hears(f"Menutup {CODE}").presses_token(f"kept:{CASE}").hears("tidak berlaku lagi")
    room, dian = closing()
    dian.presses("Belum").hears(f"{CODE} tetap terbuka")
    assert room.case.state == "claimed"


def test_where_a_last_word_is_waited_for_a_short_answer_is_none() -> None:
    room, dian = closing()
    dian.presses("Terjawab").writes("belum, besok").hears("tetap terbuka")
    assert (room.case.state, room.relayed) == ("claimed", [PROMISE])
    room, dian = closing()
    dian.presses("Terjawab").writes("sudah").hears("masih menunggu").writes(
        "Sudah selesai semua ya, jaga diri baik-baik"
    )
    assert room.case.state == "closed"


def test_other_words_and_cases_without_a_promise_are_as_before() -> None:
    _, dian = closing()
    dian.writes("sebentar bu").hears("Pilih dulu", "Belum dikirim:\nsebentar bu")
    room = Room()
    dian = room.counsellor("Kak Dian").claims().writes("halo bu").presses("Tutup").writes("belum makan")
    dian.hears("Pilih dulu", "belum makan")
