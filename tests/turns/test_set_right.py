"""What a family sets right just after the claim: through the real turns, with the case's own timer."""

from __future__ import annotations

from pathlib import Path

from tests.turns.office import office


async def test_one_line_follows_the_burst(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        parent = place.person("1001")
        case = await parent.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await parent.says("maaf salah ketik, umurnya 9")
        await parent.says("kami pindah ke kecamatan Kalideres")
        assert dian.last == f"{case.code} · pelapor:\nkami pindah ke kecamatan Kalideres"
        await place.passes(seconds=6)
        line = f"{case.code} · pelapor tampaknya meralat:\numur: 9\nkecamatan: Kalideres"
        assert dian.last == line
        await place.passes(minutes=1)
        assert dian.hears.count(line) == 1
        assert not any("belum dibalas" in one for one in place.group)
