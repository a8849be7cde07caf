"""An address in what somebody tells, and what only looks like one."""

from __future__ import annotations

import pytest

from flows.triage.address import address, said_before
from flows.triage.age import told_age


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Jl. Kebon Pala II No. 14 RT 5, Jatinegara", "Jl. Kebon Pala II No. 14 RT 5, Jatinegara"),
        ("sudah saya tulis tadi, jl kebon pala II no 14", "jl kebon pala II no 14"),
        ("tolong cepat ke jl mawar 5, anaknya dipukul bapaknya", "jl mawar 5"),
        ("Alamatnya Jl. Dr. Saharjo no 3. Tolong cepat", "Jl. Dr. Saharjo no 3"),
        ("gang melati 3", "gang melati 3"),
        ("di blok C2 no 12 perumahan indah", "blok C2 no 12 perumahan indah"),
    ],
)
def test_an_address_is_found_in_its_own_words(said: str, found: str) -> None:
    assert address(said) == found


@pytest.mark.parametrize(
    "said",
    [
        "saya jalan 2 jam",
        "jln kaki 3 km",
        "udah jalan 3 bulan",
        "jalan sama ibu ke pasar",
        "anaknya di gang depan",
        "dia lagi jalan pulang 5 menit lagi",
        "gg tau harus gimana",
    ],
)
def test_whoever_walks_tells_no_address(said: str) -> None:
    assert address(said) == ""


def test_that_it_was_written_before_is_said_in_few_words() -> None:
    assert said_before("sudah saya tulis tadi, jl kebon pala II no 14")
    assert not said_before("udah saya bilang ke bapaknya jangan pukul anaknya terus tadi malam")


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("umur 6 atau 7", "umur 6 atau 7"),
        ("anaknya umur 6", "6"),
        ("umur 6 dan adiknya umur 3", ""),
        ("umur saya 40", ""),
    ],
)
def test_an_age_told_unasked(said: str, age: str) -> None:
    assert told_age([said]) == age
