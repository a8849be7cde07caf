"""With several children in a case, what is set right in the summary is of the child that is named, not of the last."""

from __future__ import annotations

import pytest

from flows.notes import Changed
from flows.triage.which_child import which_child
from tests.talk.conversation import Conversation

STORY = "anak-anak saya jarang makan di rumah neneknya"


def skips_to(talk: Conversation, said: str) -> None:
    for _ in range(14):
        if said in talk.last:
            return
        talk.passes(seconds=11).presses("Lewati")
    raise AssertionError(talk.last)


def with_two_children() -> Conversation:
    talk = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    talk.says(STORY).presses("Sudah").presses("Anak tidak diurus")
    skips_to(talk, "biasa dipanggil siapa")
    talk.says("Bimo").says("8")
    skips_to(talk, "anak lain")
    talk.presses("Ya").says("Sari").says("5")
    skips_to(talk, "anak lain")
    talk.presses("Tidak")
    skips_to(talk, "Sudah benar?")
    return talk.hears("Anak 1: Bimo, 8 tahun\nAnak 2: Sari, 5 tahun")


@pytest.mark.parametrize(
    ("said", "lines", "details"),
    [
        ("ganti umur Bimo jadi 9", "Anak 1: Bimo, 9 tahun\nAnak 2: Sari, 5 tahun", {"child.age": "9"}),
        (
            "ganti umur anak pertama jadi 9",
            "Anak 1: Bimo, 9 tahun\nAnak 2: Sari, 5 tahun",
            {"child.age": "9"},
        ),
        ("ganti umur Sari jadi 6", "Anak 1: Bimo, 8 tahun\nAnak 2: Sari, 6 tahun", {"child.age/2": "6"}),
        ("ganti nama Bimo jadi Bima", "Anak 1: bima, 8 tahun\nAnak 2: Sari, 5 tahun", {"child.name": "bima"}),
        ("ganti umur jadi 6", "Anak 1: Bimo, 8 tahun\nAnak 2: Sari, 6 tahun", {"child.age/2": "6"}),
    ],
)
def test_the_child_that_is_named_is_set_right(said: str, lines: str, details: dict[str, str]) -> None:
    """Reported: "ganti umur Bimo jadi 9" made his sister nine."""
    talk = with_two_children().says(said).hears("Sudah diubah.", lines)
    changed = [note for note in talk.told if isinstance(note, Changed)]
    assert changed[-1].details == details


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("umur Bimo 9", 1),
        ("anak kedua 6 tahun", 2),
        ("anak ke-2", 2),
        ("anak 1", 1),
        ("Bimo dan Sari", None),
        ("umurnya 9", None),
        ("anak ketiga", None),
    ],
)
def test_by_number_or_by_name(said: str, place: int | None) -> None:
    assert which_child(said, ("Bimo", "Sari")) == place
