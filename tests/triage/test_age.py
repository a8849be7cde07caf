"""The child's age, from how families say it."""

from __future__ import annotations

import pytest

from flows.triage.age import age_band, child_age


@pytest.mark.parametrize(
    ("story", "band"),
    [
        ("anak saya umur 3 tahun susah makan", "0-5"),
        ("anakku 7thn dipukul", "6-12"),
        ("umurku 14", "13-17"),
        ("bayi saya demam", "0-5"),
        ("anak saya 8 bulan", "0-5"),
        ("anak kelas 4 sd", "6-12"),
        ("dia masih smp", "13-17"),
        ("saya 34 tahun, anak saya 10 tahun", "6-12"),
        ("kejadiannya 3 tahun lalu", ""),
        ("kami menikah 5 tahun", ""),
        ("halo", ""),
        ("saya 40 tahun", ""),
    ],
)
def test_a_band_is_read_from_the_story(story: str, band: str) -> None:
    assert age_band([story], "parent") == band


def test_the_youngest_child_counts() -> None:
    assert child_age(["kakaknya 12 tahun", "adiknya 4 tahun"]) == 4


def test_a_child_who_writes_is_no_baby() -> None:
    assert age_band(["adik bayi nangis terus"], "child") == ""
    assert age_band(["umurku 9 tahun"], "child") == "6-12"
