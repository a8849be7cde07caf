"""A case of high risk is about to be closed: what the family wrote since the counsellor's last word stands there."""

from __future__ import annotations

from pathlib import Path

from storage import cases
from tests.talk.test_safety import ACUTE
from tests.turns.office import Office, Person, office


async def talking(place: Office) -> tuple[Person, Person]:
    child = place.person("1001")
    await child.says(ACUTE)
    sari = await place.counsellor("2001", "Kak Sari")
    await sari.claims()
    return child, sari


async def closes(sari: Person) -> None:
    await sari.commands("tutup")
    await sari.presses("Terjawab")
    await sari.says("Jaga diri ya.")


async def test_what_was_not_answered_stands_above_the_question_with_its_hour(tmp_path: Path) -> None:
    """Reported: a case was closed ten seconds after a child wrote that he knocks at her door."""
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        await sari.says("aku di sini ya")
        await place.passes(seconds=20)
        await child.says("kak dia ngetok pintu aku")
        await closes(sari)
        shown, asked = sari.hears[-2:]
        assert "belum dijawab" in shown
        assert ": kak dia ngetok pintu aku" in shown
        assert "pukul" in shown
        assert ACUTE not in shown
        assert "berisiko tinggi. Tutup juga?" in asked


async def test_a_plan_of_the_family_stands_above_the_question_how_it_ends(tmp_path: Path) -> None:
    """Reported: she had said that she would come, the case was closed, and nobody held the appointment."""
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        await child.says("besok saya ke kantor ya")
        await child.says("makasih kak")
        await sari.commands("tutup")
        plans, asked = sari.hears[-2:]
        assert "pelapor menyebut rencana" in plans
        assert plans.endswith(": besok saya ke kantor ya")
        assert "Bagaimana hasilnya?" in asked


async def test_a_promise_in_the_last_word_is_asked_about_before_the_end(tmp_path: Path) -> None:
    """Reported: "besok jam 10 aku hubungi lagi" closed the case, and nothing reminded anybody of it."""
    async with office(tmp_path) as place:
        parent = place.person("1001")
        await parent.says("halo")
        for press in ("Orang tua", "Tidak", "Ya"):
            await parent.presses(press)
        await parent.says("anak susah makan")
        for press in ("Sudah", "Hal lain", "Lewati", "Sudah benar"):
            await parent.presses(press)
        sari = await place.counsellor("2001", "Kak Sari")
        await sari.claims()
        await sari.commands("tutup")
        await sari.presses("Terjawab")
        await sari.says("Besok jam 10 aku hubungi lagi ya.")
        assert "tidak ada yang mengingatkan Anda" in sari.last
        assert "berisiko tinggi" not in sari.last
        assert not any("Percakapan ini sudah selesai" in one for one in parent.hears)
        await sari.presses("Belum")
        assert "tetap terbuka" in sari.last
        await sari.commands("tutup")
        await sari.presses("Terjawab")
        await sari.says("Jaga diri ya.")
        assert "Percakapan ini sudah selesai" in parent.last


async def test_in_high_risk_the_promise_stands_above_that_question(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        await sari.commands("tutup")
        await sari.presses("Terjawab")
        await sari.says("Besok aku hubungi lagi ya.")
        assert "mengingatkan Anda" in sari.last
        assert "berisiko tinggi. Tutup juga?" in sari.last
        await sari.presses("Ya, tutup")
        assert "sudah selesai" in child.last


async def test_the_counsellors_last_word_and_that_it_has_ended_come_apart(tmp_path: Path) -> None:
    """Reported: one block, in which the last word was lost among the bot's own."""
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        await closes(sari)
        await sari.presses("Ya, tutup")
        word, ended = child.hears[-2:]
        assert word.endswith("Jaga diri ya.")
        assert "sudah selesai" in ended
        assert "Jaga diri" not in ended


async def test_where_all_is_answered_nothing_stands_there(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        await child.says("makasih kak")
        await place.passes(seconds=20)
        await sari.says("sama-sama")
        await closes(sari)
        assert not any("belum dijawab" in said for said in sari.hears)


async def test_a_case_that_rises_after_the_end_names_the_earlier_one_in_its_letter(tmp_path: Path) -> None:
    """Reported: what a child wrote after closing rang under a new code that nobody could tie to the first."""
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        (first,) = await place.cases()
        await closes(sari)
        await sari.presses("Ya, tutup")
        await place.passes(seconds=20)
        await child.says("kak?? dia masuk kmr aku")
        assert "112" in child.last
        (second,) = await place.cases()
        assert any(second.code in said and "TINGGI" in said for said in place.group)
        await sari.claims(f"Ambil {second.code}")
        assert first.code in "\n".join(said for said in sari.hears if said.startswith(second.code))


async def test_what_was_promised_in_the_talk_is_recalled_before_the_end(tmp_path: Path) -> None:
    """Reported: "nanti saya carikan nomornya" was written on Monday, and the case closed on Thursday without it."""
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        promise = await sari.says("nanti saya carikan nomor psikolog ya")
        await sari.says("kamu sudah makan?")
        await sari.edits(promise, "nanti saya carikan nomor konselor sekolah ya")
        await sari.commands("tutup")
        recalled, asked = sari.hears[-2:]
        assert "ini dijanjikan kepada pelapor. Sudah terjadi?" in recalled
        assert recalled.endswith("Anda menulis, pukul 09.30: “nanti saya carikan nomor konselor sekolah ya”")
        assert recalled.count("menulis, ") == 1
        assert "Bagaimana hasilnya?" in asked
        assert not any("dijanjikan" in said for said in child.hears)


async def test_a_promise_that_another_counsellor_made_names_them_and_outlives_the_case(
    tmp_path: Path,
) -> None:
    async with office(tmp_path) as place:
        _, sari = await talking(place)
        await sari.says("besok jam 9 aku telepon ya")
        await sari.presses("Lepas")
        await sari.presses("Ya, lepas")
        dian = await place.counsellor("2002", "Kak Dian")
        await dian.claims()
        await dian.commands("tutup")
        assert "Kak Sari menulis, pukul 09.30: “besok jam 9 aku telepon ya”" in dian.hears[-2]
        assert b"besok jam 9" in (await place.store.read(lambda unit: cases.get(unit, 1))).data
        await dian.presses("Terjawab")
        await dian.says("Jaga diri ya.")
        await dian.presses("Ya, tutup")
        assert "ditutup" in dian.last
        closed = (await place.store.read(lambda unit: cases.get(unit, 1))).data
        assert b"besok jam 9" in closed, "whoever has it when it opens again must know of it"


async def test_where_nothing_was_promised_nothing_is_recalled(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        _, sari = await talking(place)
        await sari.says("aku di sini ya")
        await sari.commands("tutup")
        assert not any("dijanjikan" in said for said in sari.hears)


async def test_what_was_promised_is_answered_by_a_press_or_in_words(tmp_path: Path) -> None:
    """Reported: "belum, besok" was held, with a button that sends it to the child."""
    async with office(tmp_path) as place:
        child, sari = await talking(place)
        await sari.says("nanti saya carikan nomor psikolog ya")
        await sari.commands("tutup")
        await sari.says("belum, besok")
        assert "tetap terbuka" in sari.last
        await sari.commands("tutup")
        await sari.presses("Belum, jangan tutup dulu")
        assert "tetap terbuka" in sari.last
        await sari.commands("tutup")
        await sari.presses("Sudah")
        assert "Bagaimana hasilnya?" in sari.last
        assert not any("belum, besok" in said for said in child.hears)
