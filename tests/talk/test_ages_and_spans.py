"""An age is shown as it was told, and a span is none: "udah 3 bulan ga kasih nafkah" tells no child's age.

Reported by players: "2,5 tahun" was shown as 5 years, and how long a husband has paid nothing as the child's age.
"""

from __future__ import annotations

import pytest

from flows.session import put
from flows.talk import summary
from flows.triage.age import child_age, told_age
from tests.talk.conversation import Conversation, words


def shown(story: str) -> str:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    session = put(family.session, story=(story,))
    return " ".join(words().paragraphs((line,), "id") for line in summary.of_children(session))


@pytest.mark.parametrize(
    ("story", "age"),
    [
        ("anak saya umur 2,5 tahun susah makan", "2 tahun 6 bulan"),
        ("anak saya 1,5 th susah makan", "1 tahun 6 bulan"),
        ("anak saya 2 tahun setengah", "2 tahun 6 bulan"),
        ("anak umur setengah tahun susah makan", "6 bulan"),
        ("anak sy 18 bln susah makan", "18 bulan"),
        ("anak sy 2th4bln susah makan", "2 tahun 4 bulan"),
        ("anak umur 1 th 2 bulan", "1 tahun 2 bulan"),
        ("umur 40 hari bayi saya kuning", "40 hari"),
        ("bayi 10 hari nangis terus", "10 hari"),
        ("anak saya 2 tahun, adiknya 8 bulan", "2 tahun, 8 bulan"),
        ("anaknya 2 orang umur 7 dan 4", "7 tahun, 4 tahun"),
        (
            "saya cerai, mantan suami ga kasih nafkah anak 2 orang (7 dan 4 th) udah 1 tahun",
            "7 tahun, 4 tahun",
        ),
        ("anak saya yang umur 10 tahun kecanduan game udah 1 tahun", "10 tahun"),
        ("anak 14 th hamil 4 bulan", "14 tahun"),
        ("anak saya 9 th dipegang om nya", "9 tahun"),
        ("anak sy yg kecil udah 8 bln blm bisa duduk", "8 bulan"),
    ],
)
def test_an_age_is_shown_as_it_was_told(story: str, age: str) -> None:
    assert shown(story) == f"Umur anak: {age}"


@pytest.mark.parametrize(
    "story",
    [
        "suami sy ga pulang2 udah 3 bulan ga kasih nafkah",
        "suami pergi udah setahun",
        "anak saya rewel 2 minggu ini",
        "anak saya demam 6 bln yg lalu",
        "saya hamil 5 bulan dipukul suami",
        "anak saya 3 bulan ga sekolah",
        "anak saya batuk 2 bulan",
        "anakku dipukul bapaknya udah 3 bulan",
        "mertua saya tinggal sama kami 2 tahun",
        "dia mukul anak saya dari umur 5 tahun",
    ],
)
def test_a_span_is_no_age(story: str) -> None:
    assert shown(story) == ""
    assert child_age([story]) is None


@pytest.mark.parametrize("story", ["anak saya kelas 2 smp bolos", "bayi saya demam", "balita saya rewel"])
def test_what_names_no_number_is_shown_as_none(story: str) -> None:
    assert shown(story) == ""
    assert child_age([story]) is not None


@pytest.mark.parametrize("said", ["umur 2,5 tahun", "umur 2th4bln", "umur 2 setengah tahun"])
def test_a_neighbour_s_age_with_months_is_not_cut_short(said: str) -> None:
    assert told_age([said]) == ""
