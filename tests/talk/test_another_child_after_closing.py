"""A case that was closed lends nothing to the next one: "ini kakaknya yg 13 th" is another child and another matter."""

from __future__ import annotations

import pytest

from flows.notes import CaseOpened, Claimed, Closed, Reopen
from flows.talk import matters
from tests.talk.conversation import CODE, Conversation, notes

FOOD = "anak saya 2 th makannya mie terus, nasi ga mau sayur ga mau"
SISTER = "bukan bu, ini kakaknya yg 13 th. tidak mau sekolah, nangis di kamar, katanya ada foto dia yang disebar teman"

WAYS_ON = ("Ya, boleh", "Sudah", "Lewati", "Cukup, lanjut saja")


def told() -> Conversation:
    """A question about food of a boy of two, with all that is asked answered, and more told of it."""
    family = Conversation().says("halo").presses("Orang tua").presses("Tidak").presses("Ya")
    family.says(FOOD).presses("Sudah").presses("Makan").says("cengkareng")
    family.presses("Ubah: tentang anak").presses("Umur").says("2 thn 4 bln")
    family.presses("Ubah: tentang anak").presses("Panggilan").says("Raka")
    family.presses("Ubah: tentang anak").presses("Perempuan atau").presses("Laki")
    family.hears("Raka, 2 thn 4 bln").presses("Sudah benar")
    return (
        family.passes(minutes=6)
        .says("susu formula perlu ga ya buat dia")
        .presses("Ya, yang tadi")
        .stands_at("waiting.line")
    )


def closed() -> Conversation:
    family = told().gets(Claimed(1, "Kak Sari")).gets(Closed(1, "Kak Sari", "Semoga lahap."))
    return family.passes(minutes=2).stands_at("door.closed")


def test_a_danger_of_another_child_opens_a_case_that_knows_nothing_of_the_first() -> None:
    family = closed().says("halo").hears("Makan dan gizi").says(SISTER).stands_at("safety.company")
    opened = family.opened[-1]
    assert len(family.opened) == 2
    assert opened.topics == ()
    assert "gizi" not in opened.heard
    assert not [name for name in opened.details if name.startswith(("child.", "waiting.", "risk.", "topic."))]
    assert opened.who == "parent"
    assert opened.kecamatan, "they live where they lived"


def test_the_summary_of_the_new_matter_has_nothing_of_the_first() -> None:
    family = closed().says(SISTER).presses("Sekarang sudah aman").presses("Hal baru")
    for _ in range(12):
        if "Sudah benar?" in family.last:
            break
        family.passes(seconds=11).presses(next(filter(family.labels.__contains__, WAYS_ON), "Foto"))
    family.hears("Sudah benar?", "Cengkareng")
    assert "Raka" not in family.last
    assert "2 th" not in family.last
    assert "Makan" not in family.last


def test_whoever_goes_on_with_the_first_finds_it_as_it_was() -> None:
    family = closed().presses("Lanjut soal yang tadi")
    assert len(list(notes(family, Reopen))) == 1
    family.gets(CaseOpened(1, CODE, "waiting.line")).stands_at("waiting.line")
    family.hears(CODE).presses("Lihat atau ubah").hears("Raka, 2 thn 4 bln", "Makan", "Cengkareng")


@pytest.mark.parametrize(
    "answer", ["risk.", "child.", "waiting.", "intake.topic", "intake.danger", "safety."]
)
def test_at_the_door_nothing_of_it_is_an_answer_any_more(answer: str) -> None:
    assert not [name for name in closed().session.answers if name.startswith(answer)]


def test_whoever_goes_on_with_the_first_in_a_danger_loses_neither() -> None:
    """A counsellor takes the new case, and the family must hear of it."""
    family = closed().says(SISTER).presses("Sekarang sudah aman").presses("Lanjut soal yang tadi")
    family.gets(CaseOpened(1, CODE, "waiting.line"))
    assert {case.id for case in matters.cases(family.session)} == {1, 2}
    family.gets(Claimed(2, "Kak Dian")).hears("Kak Dian")
