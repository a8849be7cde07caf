"""On the card: a case that was closed lends its age to a danger, but not where another child is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.turns.office import GROUP, Office, office


def card(place: Office, code: str) -> str:
    return next(
        said.text for to, _, said in reversed(place.out) if to == GROUP and f"{code}\nRisiko" in said.text
    )


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("bukan bu, ini kakaknya yg 13 th, ada foto dia ga pake baju disebar teman", "13–17 tahun"),
        ("bu kakaknya blg pengen mati aja", "belum diketahui"),
        ("tolong bu, anak saya dipukul suami saya sekarang", "0–5 tahun"),
    ],
)
async def test_the_age_of_the_closed_case_is_that_of_the_same_child_alone(
    tmp_path: Path, said: str, age: str
) -> None:
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        ibu = place.person("1001")
        await ibu.says("anak saya 2 th makannya mie terus, nasi ga mau sayur ga mau")
        for label in ("Tidak", "Ya, boleh", "Makan"):
            await ibu.presses(label)
        await dian.claims()
        for label in ("Tutup", "Terjawab", "Tanpa kata penutup"):
            await dian.presses(label)
        await ibu.says(said)
        case = (await place.cases())[-1]
        shown = card(place, case.code)
        assert f"Umur: {age}" in shown
        assert "Makan" not in shown
