"""How often, how long ago, and which of the choices, in words that count: people who played it were not understood."""

from __future__ import annotations

import pytest

from tests.talk.conversation import Conversation
from tests.talk.test_a_bystander import SCREAMS
from tests.talk.test_risk_questions import asked


def how_often() -> Conversation:
    family = Conversation().says(SCREAMS).presses("Ya, aman").presses("Ya, boleh").presses("Anak dipukul")
    return family.stands_at("child.often")


def when(letter: str) -> Conversation:
    family = asked(letter)
    while not family.session.node.endswith("since"):
        family.presses("Lewati")
    return family


@pytest.mark.parametrize(
    ("said", "often"),
    [
        ("ketiga kali", "weekly"),
        ("udah 3x", "weekly"),
        ("ini udah 3 kali", "weekly"),
        ("seminggu 3x", "weekly"),
        ("sehari 2 kali", "daily"),
        ("baru 1x kak", "once"),
        ("seminggu 1x", "weekly"),
        ("yg ke 2", "weekly"),
        ("yang kedua", "weekly"),
        ("nomor 3", "once"),
    ],
)
def test_how_often_is_read_from_a_count(said: str, often: str) -> None:
    assert how_often().says(said).stands_at("child.age").session.answers["child.often"] == often


@pytest.mark.parametrize("said", ["kalinya banyak", "3 anak", "nomor 9", "ke sekolah", "yang mana"])
def test_what_counts_nothing_is_no_answer(said: str) -> None:
    assert "child.often" not in how_often().says(said).session.answers


@pytest.mark.parametrize(
    ("letter", "said", "answer"),
    [
        ("i", "tadi pagi", "today"),
        ("i", "kemarin", "days"),
        ("i", "3 hari yg lalu", "days"),
        ("i", "seminggu lalu", "long"),
        ("i", "sekitar 2 bulan lalu", "long"),
        ("i", "yg kedua", "days"),
        ("j", "tadi malam", "days"),
        ("j", "tiga hari lalu", "days"),
        ("j", "4 hari lalu", "before"),
        ("j", "2 minggu yg lalu", "before"),
    ],
)
def test_when_it_last_happened_can_be_typed(letter: str, said: str, answer: str) -> None:
    family = when(letter)
    name = family.session.node
    assert family.says(said).session.answers.get(name) == answer


@pytest.mark.parametrize(
    "said", ["sudah 3 hari", "sejak 2 hari lalu", "udah 3x", "2 hari lalu dan 3 minggu lalu"]
)
def test_how_long_it_has_gone_on_says_nothing_of_the_last_time(said: str) -> None:
    family = when("i")
    assert "risk.i.since" not in family.says(said).session.answers


def test_in_danger_no_place_in_a_list_is_guessed() -> None:
    family = Conversation().says("tolong").presses("Bisa bicara").presses("Lewati").stands_at("safety.phone")
    family.says("nomor 2").stands_at("safety.near")
    assert family.session.answers["safety.phone"] == "nomor 2"
