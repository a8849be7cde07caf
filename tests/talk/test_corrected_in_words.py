"""Where they look over what is kept, words set it right as presses do: an age, a sex, a name, what to call them."""

from __future__ import annotations

import pytest

from flows.notes import Changed
from tests.talk.conversation import Conversation, notes
from tests.talk.test_another_child_after_closing import FOOD


def looks_over(story: str = FOOD) -> Conversation:
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says(story).presses("Sudah").presses("Makan").says("cengkareng")
    return family.stands_at("intake.summary")


def changes(family: Conversation) -> list[dict[str, str]]:
    return [dict(note.details) for note in notes(family, Changed) if note.details]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("itu salah, anak saya 2 th 4 bln", "Anak: 2 th 4 bln"),
        ("salah bu, harusnya 3 tahun", "Anak: 3 tahun"),
        ("umurnya salah harusnya 3 tahun", "Anak: 3 tahun"),
        ("anak saya yg ini 13 tahun bu bukan 2 tahun", "Anak: 13 tahun"),
        ("bukan 2 thn tapi 13 thn", "Anak: 13 tahun"),
        ("anak saya 3 thn", "Anak: 3 tahun"),
        ("namanya Raka", "Anak: Raka, 2 tahun"),
        ("2 tahun 4 bulan, cowok, namanya Raka", "Anak: Raka, 2 tahun 4 bulan, laki-laki"),
        ("panggil saya bu Rini aja", "Panggilan Anda: bu Rini\n"),
        ("ganti umur jadi 5", "Anak: 5 tahun"),
    ],
)
def test_on_the_summary(said: str, shown: str) -> None:
    family = looks_over().says(said).hears("Sudah diubah.", shown, "Sudah benar?").stands_at("intake.summary")
    assert changes(family)
    family.presses("Sudah benar").stands_at("waiting.line")


@pytest.mark.parametrize(
    "said",
    ["udah 3 bln gini bu dia gamau makan nasi", "suami saya 35 tahun kerja terus", "makasih bu", "bu gimana"],
)
def test_what_tells_more_of_the_story_is_no_correction(said: str) -> None:
    family = looks_over().says(said)
    assert not changes(family)
    assert "Sudah diubah" not in family.last


@pytest.mark.parametrize(
    "said", ["anak saya 2 th dipukul suami saya sekarang", "salah bu, dia mau bunuh diri"]
)
def test_a_danger_is_a_danger_there(said: str) -> None:
    looks_over().says(said).stands_at("safety.company")


def test_after_a_danger_a_correction_completes_none_and_the_buttons_work() -> None:
    family = looks_over().says("anaknya blg pengen mati aja").presses("Sekarang sudah aman")
    family.stands_at("intake.summary").passes(minutes=11)
    family.says("anak saya 13 tahun bu bukan 2 thn").stands_at("intake.summary")
    family.hears("Anak: 13 tahun").presses("Sudah benar").stands_at("waiting.line")


def test_of_the_child_several_things_at_once() -> None:
    family = looks_over().presses("Ubah: tentang anak").says("2 tahun 4 bulan, cowok, namanya Raka")
    family.hears("Anak: Raka, 2 tahun 4 bulan, laki-laki").stands_at("intake.summary")
    found = {name: said for change in changes(family) for name, said in change.items()}
    assert found == {"child.age": "2 tahun 4 bulan", "child.sex": "boy", "child.name": "Raka"}


@pytest.mark.parametrize("said", ["bu Rini aja", "panggil bu Rini aja bu", "Rini"])
def test_what_to_call_them_where_its_line_stands(said: str) -> None:
    family = looks_over().presses("Ubah: cara").says(said)
    family.stands_at("intake.summary")
    assert family.session.answers["safe.name"] == ("Rini" if said == "Rini" else "bu Rini")


@pytest.mark.parametrize("said", ["makasih bu", "bu gimana ya", "iya"])
def test_what_is_no_name_there_is_none(said: str) -> None:
    family = looks_over().presses("Ubah: cara").says(said)
    assert "safe.name" not in family.session.answers


@pytest.mark.parametrize(
    ("said", "kept"),
    [("bu Rini aja", "bu Rini"), ("panggil saya Rini", "Rini"), ("Rini aja bu", "Rini"), ("kak", "kak")],
)
def test_the_name_alone_is_kept(said: str, kept: str) -> None:
    family = looks_over().presses("Ubah: cara").presses("Panggilan Anda").says(said)
    family.stands_at("intake.summary")
    assert family.session.answers["safe.name"] == kept
    assert {"safe.name": kept} in changes(family)


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (FOOD.replace("2 th", "3 th"), "Umur anak: 3 tahun"),
        (FOOD.replace("2 th", "2 th 4 bln") + ". bb nya 9,8 kg", "Umur anak: 2 tahun 4 bulan"),
    ],
)
def test_an_edit_of_what_was_told_first_is_shown_at_once(now: str, shown: str) -> None:
    family = looks_over().hears("Umur anak: 2 tahun")
    family.edits(now, 2).hears(shown).stands_at("intake.summary")


def test_what_an_edit_takes_away_was_told_all_the_same() -> None:
    family = looks_over("anak saya 2 th sering dipukul ayahnya waktu kecil dulu")
    story = family.session.story
    family.edits("anak saya 3 th susah makan sayur", 2)
    assert set(story) <= set(family.session.story)


@pytest.mark.parametrize(
    "said", ["itu salah, anak saya 2 tahun ga napas", "umur 3 tahun bukan, dia dibawa orang"]
)
def test_a_danger_beside_a_correction_is_heard(said: str) -> None:
    """Acute without a phrase of the handbook: the learned listener alone hears it, and that is enough."""
    assert looks_over().says(said).session.node.startswith("safety.")
