"""What a family sets right while a counsellor has the case: one line of it, once a burst, and none for a story."""

from __future__ import annotations

import pytest

from flows.casework.corrections import corrections
from flows.notes import Changed
from tests.casework.room import CASE, Counsellor, Room
from tests.talk.conversation import CODE

ONE = {"child.name": "Bimo", "child.age": "8", "safe.name": "Rina"}
TWO = {**ONE, "child.name/2": "Sari", "child.age/2": "5"}


def claimed(**details: str) -> tuple[Room, Counsellor]:
    room = Room().tells(Changed(details=details or ONE, kecamatan="31.74.07"))
    return room, room.counsellor("Kak Dian").claims()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("eh salah, namanya Bima bukan Bimo", {"name": "Bima"}),
        ("namanya bukan Bimo tapi Bima kak", {"name": "Bima"}),
        ("Namanya Bukan Bimo Tapi Bima", {"name": "Bima"}),
        ("ganti nama panggilan anaknya jadi Bima Putra ya", {"name": "Bima Putra"}),
        ("panggil aku Rani aja", {"own": "Rani"}),
        ("namaku bukan rina, tapi rani", {"own": "rani"}),
        ("her name is Bima, not Bimo", {"name": "Bima"}),
        ("maaf salah ketik umurnya 9", {"age": "9"}),
        ("umurnya bukan 8 tapi 9", {"age": "9"}),
        ("9 tahun kak bukan 8", {"age": "9"}),
        ("he's 9, not 8", {"age": "9"}),
        ("kami pindah ke kecamatan Kalideres", {"kecamatan": "Kalideres"}),
        ("ralat, rumahnya di Cakung bukan Kalideres", {"kecamatan": "Cakung"}),
        ("jangan chat malam ya kak", {"hours": "jangan chat malam ya kak"}),
        ("balasnya siang aja, suami pegang hp", {"hours": "balasnya siang aja, suami pegang hp"}),
    ],
)
def test_what_is_set_right_is_read_with_its_new_value(said: str, found: dict[str, str]) -> None:
    room, _ = claimed()
    assert corrections(said, room.case, room.moment) == found


@pytest.mark.parametrize(
    "said",
    [
        "namanya Pak Joko, dia guru di sekolah",
        "dia panggil aku bodoh",
        "dia panggil polisi",
        "bukan salah dia",
        "bukan anak saya, anak tetangga",
        "namanya bukan Bimo",
        "namanya Bimo, bukan Bima",
        "tante bilang namaku siti tapi namaku bukan siti",
        "namaku diganti, jangan kasih tahu dia",
        "umurnya 8 bukan 9",
        "dia tinggal di Cakung",
        "dia chat aku malam saja, kirim foto",
        "bisa telepon besok pagi kak?",
        "waktu itu umur 6 tahun dia sering dipukul ayahnya di rumah dan bukan cuma sekali dua kali saja kak",
        "",
    ],
)
def test_a_story_sets_nothing_right(said: str) -> None:
    room, _ = claimed()
    assert corrections(said, room.case, room.moment) == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("salah umur, anak kedua 6", {"age/2": "6"}),
        ("umur Sari 6 bukan 5", {"age/2": "6"}),
        ("namanya bukan Bimo tapi Bima", {"name/1": "Bima"}),
        ("umurnya 6 bukan 7", {"age/0": "6"}),
    ],
)
def test_with_several_children_it_is_said_which_one(said: str, found: dict[str, str]) -> None:
    room, _ = claimed(**TWO)
    assert corrections(said, room.case, room.moment) == found


def test_the_claimer_reads_one_line_when_the_burst_is_over() -> None:
    """Reported: a nickname that was changed right after the claim came as one message among many."""
    room, dian = claimed(**TWO)
    before = len(dian.heard)
    room.family_says("eh salah").family_says("namanya bukan Bimo tapi Bimaa").passes(seconds=3)
    room.family_says("nama Bimo itu typo, harusnya Bima").family_says("umur Sari 6 bukan 5")
    assert dian.reads[-1] == "umur Sari 6 bukan 5"
    room.passes(seconds=3)
    assert len(dian.heard) == before
    room.passes(seconds=3)
    assert dian.heard[before:] == [
        f"{CODE} · pelapor tampaknya meralat:\n(anak ke-1) nama panggilan anak: Bima\n(anak ke-2) umur: 6"
    ]
    assert dian.says_to[-1].case == CASE  # a reply to it is for this family
    room.passes(minutes=1)
    assert len(dian.heard) == before + 1


def test_whose_child_it_is_stays_open_where_the_words_do_not_say_it() -> None:
    room, dian = claimed(**TWO)
    room.family_says("umurnya 6 bukan 7").passes(seconds=6)
    dian.hears("(belum jelas anak yang mana) umur: 6")


def test_nobody_is_told_while_nobody_has_the_case() -> None:
    room, dian = claimed()
    room.family_says("umurnya 9 bukan 8")
    dian.presses("Lepas")
    heard = len(dian.heard)
    room.passes(seconds=6)
    room.family_says("umurnya 10 bukan 9").passes(seconds=6)
    assert len(dian.heard) == heard
    dian.claims()
    room.passes(seconds=6)
    assert len(dian.heard) == heard
