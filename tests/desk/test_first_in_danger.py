"""What the letter of a danger asks first, and the age that they named, which the group does not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.letter import letter
from flows.casework.first_in_danger import first_in_danger
from flows.piece import Piece
from tests.desk.test_card_and_board import JAKARTA, NOW, like, shown
from tests.talk.conversation import book, words
from tests.turns.office import office


def asked(kind: str, *texts: str, **changes: object) -> list[str]:
    names = first_in_danger(like(dangers=(kind,), **changes), texts, book())
    return [name.removeprefix("desk.first.") for name in names]


def test_a_child_that_wants_to_die_is_asked_what_was_taken_and_where_it_is() -> None:
    assert asked("bunuh_diri", "aku mau mati aja") == ["taken", "where_near", "come"]
    assert asked("bunuh_diri", "aku udah minum obat banyak") == ["where_near", "come"]


def test_what_is_known_is_not_asked() -> None:
    told = {"safety.where": "gang melati 3", "safety.near": "alone"}
    assert asked("kekerasan_berlangsung", "bapak mukul aku", details=told) == ["hurt", "come"]
    assert asked("kekerasan_berlangsung", "dia di sini", "bibirku berdarah") == ["where", "come"]
    assert asked("anak_hilang", "anak saya hilang") == ["missing", "come"]
    assert asked("kekerasan_seksual", "om saya masuk kamar") == ["where_near"]
    assert asked("kekerasan_berlangsung", "dipukul", safe_at=NOW) == []
    assert first_in_danger(like(), ("dipukul",), book()) == ()


@pytest.mark.parametrize(
    ("said", "first", "never"),
    [
        ("aku mau mati aja", "Sudah ada yang diminum atau dilukai?", "sekolah"),
        ("barusan aku dipukul bapak, aku ngumpet", "Di mana yang dalam bahaya sekarang", "Kapan terakhir"),
    ],
)
async def test_the_letter_of_a_danger_asks_what_it_needs(
    tmp_path: Path, said: str, first: str, never: str
) -> None:
    """Reported: whether it still wants to go to school, of a child that wanted to die."""
    async with office(tmp_path) as place:
        await place.person("1001").says(said)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (left,) = [line for line in dian.hears if "Belum ditanyakan" in line]
        assert left.splitlines()[1].startswith(f"• {first}")
        assert never not in left


@pytest.mark.parametrize(
    ("told", "band", "line"),
    [
        ("anak saya umur 3 tahun", "0-5", "Umur: 0–5 tahun (kata pelapor: 3 tahun)"),
        ("anak saya 8 bulan", "0-5", "Umur: 0–5 tahun (kata pelapor: 8 bulan)"),
        ("yang satu 3 tahun, kakaknya 9 tahun", "0-5,6-12", "(kata pelapor: 3, 9 tahun)"),
        ("suami saya 40 tahun", "0-5", "Umur: 0–5 tahun\n"),
        ("bapaknya sudah 10 tahun begitu", "0-5", "Umur: 0–5 tahun\n"),
    ],
)
def test_the_age_they_named_stands_in_the_letter_and_the_band_in_the_group(
    told: str, band: str, line: str
) -> None:
    case = like(age_band=band)
    (facts, _), *_ = letter(case, [Piece("text", 1, told)], "1", NOW, JAKARTA, book(), words())
    assert line in (facts.text or "")
    assert "kata pelapor" not in shown(case)


def test_an_age_that_was_asked_for_stands_there_too() -> None:
    (facts, _), *_ = letter(like(details={"child.age": "4"}), [], "1", NOW, JAKARTA, book(), words())
    assert "(kata pelapor: 4 tahun)" in (facts.text or "")
