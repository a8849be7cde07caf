"""An edit of what a counsellor has already: what it was before, and which question of which child it answers."""

from __future__ import annotations

from pathlib import Path

from tests.turns.office import Office, Person, office

NAME, MORE = "Anaknya biasa dipanggil siapa", "Adakah anak lain"


async def skips_to(place: Office, parent: Person, question: str) -> None:
    for _ in range(12):
        if question in parent.last:
            return
        await place.passes(seconds=11)  # the same button again within ten seconds is the same press
        await parent.presses("Lewati")
    raise AssertionError(parent.last)


async def answers(place: Office, parent: Person, said: str) -> int:
    message = await parent.says(said)
    await place.passes(seconds=2)
    return message


async def test_the_wording_before_stands_under_the_edit(tmp_path: Path) -> None:
    """Reported: "di kelas" became "di lapangan", and the counsellor could not see what it had been."""
    async with office(tmp_path) as place:
        parent = place.person("1001")
        await parent.tells("anak saya susah makan")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        said = await parent.says("dia jatuh di kelas")
        await parent.edits(said, "dia jatuh di lapangan")
        assert dian.last == "Pesan ini baru saja diubah pengirimnya. Sebelumnya:\ndia jatuh di kelas"
        await parent.edits(said, "dia jatuh di kantin")
        assert dian.last.endswith("Sebelumnya:\ndia jatuh di lapangan")
        long = "dia jatuh " + "lagi " * 100
        await parent.edits(said, long)
        await parent.edits(said, "sudah")
        assert dian.last.endswith("…")
        assert len(dian.last) < 300


async def test_an_edit_of_the_story_in_a_letter_says_what_it_was(tmp_path: Path) -> None:
    """Several messages stand in one message of the letter: none of them can be rewritten alone."""
    async with office(tmp_path) as place:
        parent = place.person("1001")
        await parent.tells("anak saya susah makan")
        said = await parent.says("sejak senin dia diam saja di kamar")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        await parent.edits(said, "sejak selasa dia diam saja di kamar")
        assert "pelapor:\nsejak selasa dia diam saja di kamar" in dian.last
        assert "(Pesan lama yang diubah. Sebelumnya: sejak senin dia diam saja di kamar)" in dian.last


async def test_an_edited_answer_reaches_the_child_it_is_about(tmp_path: Path) -> None:
    """Reported: with two children in the case, "9" in the place of "8" said nothing about whose age it is."""
    async with office(tmp_path) as place:
        parent = place.person("1001")
        await parent.tells("anak-anak saya jarang makan di rumah neneknya", about="m")
        await skips_to(place, parent, NAME)
        name = await answers(place, parent, "Bimo")
        age = await answers(place, parent, "8")
        await skips_to(place, parent, MORE)
        await parent.presses("Ya")
        await answers(place, parent, "Sari")
        second = await answers(place, parent, "5")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        letters = len(dian.hears)
        await parent.edits(age, "9")
        await parent.edits(second, "6")
        await parent.edits(name, "Bima")
        new = [said for said in dian.hears[letters:] if "jawaban pelapor" in said]
        assert [said.rpartition("\n")[2] for said in new] == [
            "Berapa umurnya? – 9",
            "(anak ke-2) Berapa umurnya? – 6",
            "Anaknya biasa dipanggil siapa? – Bima",
        ]
        await dian.presses("Lepas")
        await dian.claims()
        letter = "\n".join(dian.hears)
        letter = letter[letter.rindex("Dasar menyimpan") :]
        assert "Berapa umurnya? – 9" in letter
        assert "(anak ke-2) Berapa umurnya? – 6" in letter
        assert "[09.30] 9" not in letter  # an answer is no story, also where it was edited
