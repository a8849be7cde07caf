"""The letter of whoever claims: when each line was told, the story before the form, and only what is still open."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from bot.desk.answers import SHORT, answers
from bot.desk.letter import letter
from bot.words import DESK, read_catalogue
from bot.words import LOCALES as FOLDER
from flows.piece import Piece
from tests.desk.test_card_and_board import JAKARTA, NOW, WAITING, like
from tests.talk.conversation import book, words
from tests.talk.test_a_bystander import SCREAMS
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
            "sudah ditanyakan, belum dijawab",
            "Belum ditanyakan",
        )
    }
    assert list(place.values()) == sorted(place.values())
    assert len(set(place.values())) == len(place)


def test_a_question_is_short_before_its_answer() -> None:
    for line in answers({"safety.where": "gang melati", "safe.hours": "never", "child.age": "7"}, words()):
        shown = words().say(line, "id")
        assert len(shown.rsplit(" – ", 1)[0]) <= SHORT + 2, shown


async def test_an_age_that_the_story_told_and_a_district_are_not_named_as_unasked(tmp_path: Path) -> None:
    async with office(tmp_path) as place:
        neighbour = place.person("1001")
        await neighbour.says(f"{SCREAMS}, anaknya kira-kira 5 tahun")
        for label in ("Ya, aman", "Ya, boleh", "Anak dipukul", "Lewati", "Cukup"):
            await neighbour.presses(label)
        dian = await place.counsellor("2001", "Kak Dian")
        await dian.claims()
        (left,) = [said for said in dian.hears if "Belum ditanyakan" in said]
        assert "umur anak" not in left
        assert "mungkin ada di cerita" in left
        (open_still,) = [said for said in dian.hears if "belum dijawab" in said]
        assert open_still.count("•") == 1


def test_whoever_tells_is_called_keluarga_only_where_they_are() -> None:
    """A neighbour's case reads as one, wherever a counsellor reads it."""
    allowed = ("desk.welcome", "desk.name.ask", "desk.name.thanks", "desk.who.family")
    said = read_catalogue(FOLDER, "id", DESK)
    wrong = [key for key, text in said.items() if re.search(r"\bkeluarga", text, re.I) and key not in allowed]
    assert wrong == []
