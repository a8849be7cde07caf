"""No touch is put into a child's mouth: it is asked about where the family named one, else what happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.words import LOCALES, read_catalogue
from flows.casework.open_questions import NAMING, OPEN, names_touch, opened
from tests.turns.office import office

ASKED = ("risk.j.since", "risk.j.pain", "risk.j.near", "risk.j.knows")


@pytest.mark.parametrize(
    "said",
    [
        "dia dipegang-pegang omnya",
        "pamannya menyentuh dia",
        "dia nyium aku",
        "Diraba di angkot",
        "pelecehan di sekolah",
        "dicabuli tetangga",
        "dia megang paha aku",
        "he touched me",
    ],
)
def test_their_own_words_name_it(said: str) -> None:
    assert names_touch(said)
    assert opened(ASKED, ("kak", said), ()) == ASKED


@pytest.mark.parametrize(
    "said",
    [
        "om suka masuk kamar adik malam-malam",
        "dia disuruh buka baju",
        "suami pegang hp saya",
        "media sosial",
        "",
    ],
)
def test_what_only_sounds_like_it_names_none(said: str) -> None:
    assert not names_touch(said)
    assert opened(ASKED, (said,), ()) == (OPEN, "risk.j.pain", "risk.j.knows")


def test_whoever_chose_the_subject_named_it() -> None:
    assert opened(ASKED, (), ("j",)) == ASKED


def test_every_question_that_names_a_touch_is_known() -> None:
    said = read_catalogue(LOCALES, "id", "family")
    naming = {
        key.removesuffix(".ask")
        for key, text in said.items()
        if key.startswith(("risk.", "child.", "safe.", "intake.city"))
        and key.endswith(".ask")
        and names_touch(text)
    }
    assert naming == NAMING


async def test_the_letter_of_a_story_without_a_touch_asks_what_happened(tmp_path: Path) -> None:
    """Reported: "kapan terakhir ada yang menyentuh?" stood first for a child that had said nothing of it."""
    for said, asks_openly in (
        ("om saya suka masuk kamar malam-malam dan suruh buka baju", True),
        ("om saya pegang paha saya malam-malam", False),
    ):
        folder = tmp_path / str(asks_openly)
        folder.mkdir()
        async with office(folder) as place:
            child = place.person("1001")
            await child.says(said)
            dian = await place.counsellor("2001", "Kak Dian")
            await dian.claims()
            (left,) = [line for line in dian.hears if "Belum ditanyakan" in line]
            assert ("Apa yang terjadi? (tanyakan terbuka" in left) is asks_openly, left
            assert ("ada yang menyentuh" in left) is not asks_openly, left
