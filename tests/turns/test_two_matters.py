"""Two matters of one family, through the real turns on a real database: two cases, two cards, two counsellors."""

from __future__ import annotations

from pathlib import Path

from storage.cases import CaseRow
from tests.talk.test_matters import ANOTHER
from tests.turns.office import GROUP, Office, Person, office


async def two_cases(place: Office) -> tuple[Person, CaseRow, CaseRow]:
    """One family, its first case and its second, both in the queue."""
    family = place.person("1001")
    first = await family.tells("anak saya susah makan")
    for label in ("Lewati", "Sudah benar"):
        await family.presses(label)
    await family.says(ANOTHER)
    await place.passes(seconds=2)
    await family.presses("Bukan, ini hal baru")
    second = next(case for case in await place.cases() if case.id != first.id)
    return family, first, second


async def both_claimed(place: Office) -> tuple[Person, Person, Person, CaseRow, CaseRow]:
    family, first, second = await two_cases(place)
    dian, bumi = await place.counsellor("2001", "Kak Dian"), await place.counsellor("2002", "Kak Bumi")
    await dian.claims(f"Ambil {first.code}")
    await bumi.claims(f"Ambil {second.code}")
    return family, dian, bumi, first, second


async def test_the_second_has_a_code_a_card_and_a_story_of_its_own(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, first, second = await two_cases(place)
        assert second.code in family.last
        assert second.code != first.code
        assert await place.story(first.id) == ["anak saya susah makan"]
        assert await place.story(second.id) == [ANOTHER]
        cards = [said for said in place.group if said.startswith((first.code, second.code))]
        assert {said.split()[0] for said in cards} == {first.code, second.code}
        await family.commands("status")
        assert first.code in family.last
        assert second.code in family.last


async def test_each_letter_names_the_other_and_holds_only_its_own_story(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        _, dian, bumi, first, second = await both_claimed(place)
        assert f"Kasus lain dari pelapor yang sama: {second.code}" in "\n".join(dian.hears)
        assert f"Kasus lain dari pelapor yang sama: {first.code}" in "\n".join(bumi.hears)
        assert ANOTHER not in "\n".join(dian.hears)
        assert ANOTHER in "\n".join(bumi.hears)


async def test_who_holds_the_first_hears_that_there_is_another(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        first = await family.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await family.presses("Ada hal lain")
        await family.says(ANOTHER)
        await place.passes(seconds=2)
        await family.presses("Sudah")
        await family._chooses("i")
        second = next(case for case in await place.cases() if case.id != first.id)
        assert dian.last == (
            f"Pelapor {first.code} menyampaikan hal lain. Itu menunggu di kelompok sebagai kasus sendiri: "
            f"{second.code}."
        )
        assert dian.hears[-2].endswith(ANOTHER)  # it may be theirs until it has a case
        assert await place.story(second.id) == [ANOTHER]
        assert await place.story(first.id) == ["anak saya susah makan"]


async def test_words_reach_the_one_who_wrote_last_and_a_reply_the_one_it_answers(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, bumi, first, second = await both_claimed(place)
        await dian.says("Selamat siang, Bu.")
        asked = place.rows_to("1001")[-1].id
        number = next(row.id for row in place.rows_to("1001") if row.id == asked)
        await bumi.says("Halo, saya baca soal keponakannya.")
        assert f"Kak Bumi, konselor Puspa (kode {second.code}):" in family.hears[-2]
        await family.says("iya kak, di sekolahnya")
        assert bumi.last.endswith("iya kak, di sekolahnya")
        await family.says("makannya sudah mau", reply_to=await place.posted_as(number))
        assert dian.last.endswith("makannya sudah mau")
        assert first.code in dian.last
        assert await place.story(first.id) == ["anak saya susah makan", "makannya sudah mau"]
        assert await place.story(second.id) == [ANOTHER, "iya kak, di sekolahnya"]


async def test_an_edit_reaches_the_one_it_was_carried_to(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, bumi, first, _ = await both_claimed(place)
        await dian.says("Selamat siang, Bu.")
        said = await family.says("umurnya empat tahun")
        await bumi.says("Halo, saya baca soal keponakannya.")
        await family.edits(said, "umurnya lima tahun")
        assert "umurnya lima tahun" in dian.hears[-2]
        assert not any("lima tahun" in heard for heard in bumi.hears)
        assert await place.story(first.id) == ["anak saya susah makan", "umurnya lima tahun"]


async def test_closing_one_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family, dian, bumi, first, second = await both_claimed(place)
        await dian.says("Selamat siang, Bu.")
        for label in ("Tutup", "Terjawab", "Tanpa kata"):
            await dian.presses(label)
        assert f"{first.code} sudah selesai" in family.hears[-2]
        (left,) = await place.cases()
        assert (left.id, left.state) == (second.id, "claimed")
        await family.says("iya kak")
        assert bumi.last.endswith("iya kak")


async def test_a_voice_note_that_goes_over_is_counted_where_it_is(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        family = place.person("1001")
        first = await family.tells("anak saya susah makan")
        for label in ("Lewati", "Sudah benar"):
            await family.presses(label)
        await family.says("ini soal lain lagi ya kak")
        await family.sends("voice")
        await place.passes(seconds=2)
        await family.presses("Bukan, ini hal baru")
        second = next(case for case in await place.cases() if case.id != first.id)
        newest = {case.code: _card(place, case) for case in (first, second)}
        assert "Pesan suara" not in newest[first.code]
        assert "Pesan suara" in newest[second.code]


def _card(place: Office, case: CaseRow) -> str:
    """The card of this case as it stands in the group now."""
    return [message.text for message in place.sent_to(GROUP) if message.text.startswith(case.code)][-1]
