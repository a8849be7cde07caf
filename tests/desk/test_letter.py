"""The letter of whoever claims: when each line was told, the story before the form, and only what is still open."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from bot.desk.answers import SHORT, answers, questions
from bot.desk.letter import letter
from bot.words import DESK, read_catalogue
from bot.words import LOCALES as FOLDER
from flows.casework.case import Wrote
from flows.piece import Piece
from flows.talk.risk import QUESTIONS
from tests.desk.test_card_and_board import JAKARTA, NOW, WAITING, like
from tests.talk.conversation import book, words
from tests.talk.test_a_bystander import SCREAMS
from tests.talk.test_safety import ACUTE
from tests.turns.office import office

PIECES = [Piece("text", 1, "ribut"), Piece("photo", 2), Piece("text", 3, "sekarang sepi")]
TIMES = {1: NOW - timedelta(days=1, minutes=5), 2: NOW - timedelta(minutes=9), 3: NOW - timedelta(minutes=7)}


def written(**changes: object) -> list[str]:
    case = like(**changes) if changes else WAITING
    found = letter(
        case, PIECES, "1", NOW, JAKARTA, book(), words(), ("child.age",), ("child.sex",), times=TIMES
    )
    return [message.text or message.caption or "" for message, _ in found]


def test_each_line_of_the_story_has_its_hour_and_another_day_is_named() -> None:
    said = "\n".join(written())
    assert "[Sen 23 Nov 09.55] ribut" in said
    assert "[09.53] sekarang sepi" in said
    assert "cerita [09.51]" in said


def test_the_story_stands_before_the_form_and_what_was_skipped_apart_from_what_was_not_asked() -> None:
    said = written(details={"child.nickname": "Adi"})
    place = {
        part: next(number for number, text in enumerate(said) if part in text)
        for part in (
            "sekarang sepi",
            "jawaban pelapor",
            "sudah ditanyakan, dilewati pelapor",
            "Belum ditanyakan",
        )
    }
    assert list(place.values()) == sorted(place.values())
    assert len(set(place.values())) == len(place)


def test_the_hour_at_which_they_said_that_it_is_safe_stands_in_the_letter() -> None:
    said = written(safe_at=NOW - timedelta(minutes=20))[0]
    assert "Menyatakan sudah aman pukul 09.40" in said
    assert "Menyatakan" not in written()[0]


def test_the_dangers_stand_beside_the_risk_in_plain_words_the_newest_first() -> None:
    """Reported: a child that wanted to die stood as a case of food."""
    first = written(risk="tinggi", dangers=("kebakaran_banjir", "ditanya", "bunuh_diri"))[0]
    heard = first.split("Bahaya yang terdengar, terbaru dulu:\n")[1].splitlines()
    assert heard[0] == "– ingin mati atau menyakiti diri"
    assert heard[2] == "– kebakaran atau banjir"
    assert first.index("Risiko") < first.index("Bahaya yang") < first.index("Kata yang mendasarinya")
    assert "Bahaya yang" not in written()[0]


def test_every_danger_has_plain_words() -> None:
    said = read_catalogue(FOLDER, "id", DESK)
    assert all(f"desk.danger.kind.{kind.key}" in said for kind in book().distress.kinds)


def test_what_a_colleague_wrote_stands_where_it_was_written() -> None:
    """Reported: "iya 13 kls 7" without the question it answers."""
    asked = Wrote(5, 200, "Kak Sari", NOW - timedelta(minutes=8), "text", "umurnya 13?")
    late = Wrote(6, 200, "Kak Sari", NOW - timedelta(minutes=1), "photo", "begini", True)
    said = "\n".join(written(said=(asked, late)))
    assert "[09.52] Kak Sari, konselor, menulis: umurnya 13?" in said
    assert said.index("cerita [09.51]") < said.index("umurnya 13?") < said.index("sekarang sepi")
    assert "menulis (tidak sampai ke pelapor): [foto] begini" in said


def test_an_edit_before_the_claim_is_marked_with_its_hour_and_what_it_was() -> None:
    told = [Piece("text", 1, "di lapangan", was="di kelas", changed=NOW - timedelta(minutes=2))]
    found = letter(WAITING, told, "1", NOW, JAKARTA, book(), words(), times=TIMES)
    said = "\n".join(message.text or "" for message, _ in found)
    assert "di lapangan (diubah 09.58; semula: di kelas)" in said


async def test_the_letter_of_a_second_case_says_that_two_are_held_and_how_to_write_to_it(
    tmp_path: Path,
) -> None:
    """Reported: it promised that what is written reaches this family, and the next message was asked about."""
    async with office(tmp_path) as place:
        dian = await place.counsellor("2001", "Kak Dian")
        for number in ("1001", "1002"):
            await place.person(number).tells("anak saya susah makan")
            await dian.claims()
        codes = [case.code for case in sorted(await place.cases(), key=lambda case: case.id)]
        first, second = [said for said in dian.hears if "Dasar menyimpan" in said]
        assert "sampai ke pelapor atas nama Kak Dian" in first
        assert "Anda sekarang memegang 2 kasus" in second
        assert "sampai ke pelapor atas nama" not in second
        await dian.presses(f"Tulis ke {codes[1]}")
        await dian.says("halo, saya Dian")
        assert place.person("1002").last.endswith("halo, saya Dian")


async def test_that_hour_is_the_press_and_a_new_danger_ends_it(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        mother = place.person("1001")
        await mother.says(ACUTE)
        await place.passes(minutes=4)
        await mother.presses("Sekarang sudah aman")
        await place.passes(minutes=3)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (facts_of_it,) = [said for said in dian.hears if "Dasar menyimpan" in said]
        assert "Menyatakan sudah aman pukul 09.34" in facts_of_it
        await dian.presses("Lepas")
        await dian.presses("Ya, lepas")
        await mother.says("dia bawa pisau sekarang")
        await dian.claims()
        assert "Menyatakan" not in [said for said in dian.hears if "Dasar menyimpan" in said][-1]


def test_what_they_are_to_be_asked_is_three_questions_and_a_number() -> None:
    """Reported: fifteen questions for a woman in danger."""
    names = tuple(name for name in QUESTIONS if name.startswith("risk.kdrt"))
    *lines, more = [
        words().say(line, "id") for line in questions((*names, "safe.hours", "child.age"), words())
    ]
    assert len(lines) == 3
    assert more == "… dan 3 hal lain"
    assert len(questions(names[:3], words())) == 3


async def test_what_the_story_tells_is_not_named_as_unasked_and_when_to_write_is(tmp_path: Path) -> None:
    """Reported: asked for children and wounds by the letter of a mother who had told of both."""
    async with office(tmp_path) as place:
        mother = place.person("1001")
        await mother.says("suami saya barusan mukul saya sama anak saya")
        await mother.says("bibirnya berdarah")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (left,) = [said for said in dian.hears if "Belum ditanyakan" in said]
        assert "luka" not in left
        assert "Adakah anak" not in left
        assert "HP ini dipakai siapa?" in left
        assert left.count("•") == 3


def test_an_ordinary_question_is_heard_as_one_topic_where_all_are_guesses() -> None:
    """Reported: three topics for a question of vegetables."""
    label = {code: book().subjects[code].label("id") for code in ("gizi", "pengasuhan", "psikologi")}
    heard = written(topics=("other",), heard=tuple(label))[0].split("Terdengar oleh bot: ")[1]
    assert heard.splitlines()[0] == label["gizi"]
    grave = written(topics=("i",), heard=("i", *label), dangers=("kekerasan",))[0]
    assert all(one in grave for one in label.values())


def test_a_case_that_opened_at_a_cry_names_what_was_told_after_it() -> None:
    told = [Piece("text", 1, "tolong"), Piece("text", 2, "suami saya mukul anak saya tiap hari")]
    case = like(topics=(), heard=(), dangers=("minta_tolong",), evidence=("tolong",))
    [(first, _), *_] = letter(case, told, "1", NOW, JAKARTA, book(), words())
    assert "Terdengar oleh bot: –" not in first.text


def test_a_question_is_short_before_its_answer() -> None:
    for line in answers({"safety.where": "gang melati", "safe.hours": "never", "child.age": "7"}, words()):
        shown = words().say(line, "id")
        assert len(shown.rsplit(" – ", 1)[0]) <= SHORT + 2, shown


async def test_an_address_stays_in_the_letter_when_another_answer_follows_it(tmp_path: Path) -> None:
    """Reported: behind "kembali" came a voice note, and the address was nowhere."""
    async with office(tmp_path) as place:
        mother = place.person("1001")
        await mother.says(ACUTE)
        await mother.presses("Tidak bisa bicara")
        await mother.says("gang melati no 3, belakang masjid")
        await place.passes(seconds=2)
        await mother.says("kembali")
        await mother.sends("voice")
        await place.passes(seconds=2)
        await mother.presses("Lewati")
        await mother.says("om saya di dapur")
        await place.passes(seconds=2)
        await mother.says("kembali")
        await mother.presses("Orang itu")
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (form,) = [said for said in dian.hears if "jawaban pelapor" in said]
        assert "– gang melati no 3, belakang masjid; kemudian: dikirim sebagai berkas, lihat cerita" in form
        assert "– om saya di dapur; kemudian: Orang itu" in form


async def test_an_age_that_the_story_told_and_a_district_are_not_named_as_unasked(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        neighbour = place.person("1001")
        await neighbour.says(f"{SCREAMS}, mungkin 5 tahun")
        for label in ("Ya, aman", "Ya, boleh", "Anak dipukul", "Lewati", "Cukup"):
            await neighbour.presses(label)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (left,) = [said for said in dian.hears if "Belum ditanyakan" in said]
        assert "umur anak" not in left
        assert "mungkin ada di cerita" in left
        (open_still,) = [said for said in dian.hears if "dilewati pelapor" in said]
        assert open_still.count("•") == 1


def test_whoever_tells_is_called_keluarga_only_where_they_are() -> None:
    """A neighbour's case reads as one, wherever a counsellor reads it."""
    allowed = ("desk.welcome", "desk.name.ask", "desk.name.thanks", "desk.who.family")
    said = read_catalogue(FOLDER, "id", DESK)
    wrong = [key for key, text in said.items() if re.search(r"\bkeluarga", text, re.I) and key not in allowed]
    assert wrong == []


def test_the_address_stands_among_the_facts_and_once() -> None:
    details = {"safety.address": "jl mawar 5", "safety.near": "alone"}
    first, *others = written(details=details)
    assert "\nAlamat atau patokan: jl mawar 5\n" in first
    assert "jl mawar 5" not in "\n".join(others)
    assert "Alamat" not in written(details={"safety.where": "*location"})[0]


def test_how_they_may_be_reached_stands_on_top_wherever_it_was_written() -> None:
    """Reported by a mother at night: "jangan ditelpon" stood deep among the answers."""
    told = [Piece("text", 1, "jangan ditelpon, wa aja siang", answers="safety.phone"), *PIECES]
    found = letter(WAITING, told, "1", NOW, JAKARTA, book(), words())
    first = (found[0][0].text or "").splitlines()
    assert "Cara menghubungi, kata pelapor: jangan ditelpon, wa aja siang" in first[:4]
    assert "Cara menghubungi" not in written()[0]
    over = [Piece("text", 1, "jangan ditelpon", hidden=True)]
    assert "Cara menghubungi" not in (
        letter(WAITING, over, "1", NOW, JAKARTA, book(), words())[0][0].text or ""
    )


def test_that_it_is_quiet_is_not_that_the_child_is_safe() -> None:
    said = written(safe_at=NOW - timedelta(minutes=20), quiet=True)[0]
    assert "sekarang sepi pukul 09.40; apakah anak itu aman, belum diketahui" in said


def test_a_question_to_be_asked_stands_without_its_line_for_a_locked_screen() -> None:
    (line,) = [words().say(one, "id") for one in questions(("safe.phone",), words())]
    assert "HP ini dipakai siapa?" in line
    assert "Satu hal kecil" not in line
