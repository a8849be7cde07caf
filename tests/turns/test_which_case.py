"""A counsellor with several cases is asked which one a message is for: whose family wrote last stands first."""

from __future__ import annotations

from pathlib import Path

from tests.turns.office import office


async def test_the_case_whose_family_wrote_last_stands_first_and_what_was_written_goes_there(
    tmp_path: Path,
) -> None:
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        families = [place.person(f"100{number}") for number in range(1, 4)]
        for family in families:
            await family.tells("anak saya susah makan")
            await dian.claims()
        cases = sorted(await place.cases(), key=lambda case: case.id)
        await families[1].says("kak?")
        await dian.says("baik, saya cek dulu")
        *listed, drop = [row[0].label for row in place.sent_to(dian.address)[-1].buttons]
        assert drop == "Jangan kirim"
        first, second, third = (case.code for case in cases)
        assert listed == [f"{second} · menulis terakhir", first, third]
        assert not any("saya cek dulu" in said for family in families for said in family.hears)
        await dian.presses(second)
        assert families[1].last.endswith("baik, saya cek dulu")
        assert not any(
            "saya cek dulu" in said for family in (families[0], families[2]) for said in family.hears
        )
