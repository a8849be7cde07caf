"""Another child of the family, from how families say it."""

from __future__ import annotations

import pytest

from flows.casework.ages import bands
from flows.triage.sibling import another_child
from tests.talk.conversation import book


@pytest.mark.parametrize(
    "said",
    [
        "bukan bu, ini kakaknya yg 13 th",
        "bu kakaknya 13 th blg pengen mati aja",
        "adeknya jg sakit",
        "kalo anak saya yg satunya gmn",
        "anak saya yg besar gamau sekolah",
        "this is about his older sister",
    ],
)
def test_another_child_is_known_by_what_it_is_to_the_first(said: str) -> None:
    assert another_child(said, book())


@pytest.mark.parametrize(
    "said",
    [
        "kakak, anak saya 2 th susah makan",
        "makasih kak",
        "anak saya yg ini 13 tahun bu bukan 2 thn",
        "anak saya pertama kali dipukul",
        "dia nangis terus",
        "",
    ],
)
def test_who_reads_is_called_kak_and_the_same_child_is_no_other(said: str) -> None:
    assert not another_child(said, book())


@pytest.mark.parametrize(
    ("told", "known", "found"),
    [
        (["anak saya 2 th makan mie terus"], "", "0-5"),
        (["anak saya 2 th makan mie terus", "bu kakaknya 13 th blg pengen mati aja"], "", "0-5,13-17"),
        (["bu kakaknya 13 th blg pengen mati aja"], "0-5", "0-5,13-17"),
        (["kakaknya 3 th"], "0-5", "0-5"),
        (["anak saya 13 th"], "0-5", "0-5"),
        (["kakaknya jg nangis"], "0-5", "0-5"),
        (["ini kakaknya yg 13 th"], "", "13-17"),
        (["halo"], "", ""),
    ],
)
def test_its_age_stands_beside_that_of_the_first(told: list[str], known: str, found: str) -> None:
    assert bands(told, "parent", book(), known) == found
