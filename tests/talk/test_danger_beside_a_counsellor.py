"""In danger beside a counsellor who wrote a moment ago and is silent now: nobody is met with silence."""

from __future__ import annotations

import pytest

from flows.effects import Say
from flows.notes import Claimed, CounsellorSaid, Danger, FamilySaid
from flows.piece import Piece
from tests.talk.conversation import Conversation, notes

REACHED = "sampai ke Kak Rani"


def wrote(text: str) -> CounsellorSaid:
    return CounsellorSaid(1, "Kak Rani", Piece("text", 5, text), 9)


def beside() -> Conversation:
    """A child in danger, whose counsellor has just written."""
    family = Conversation().says("halo").presses("Saya anak").says("bapak mukul aku, tolong")
    return (
        family.gets(Claimed(1, "Kak Rani")).passes(seconds=20).gets(wrote("Kamu di mana?")).passes(seconds=5)
    )


def lines(family: Conversation) -> int:
    return sum(REACHED in said for said in family.heard)


def test_a_cry_is_answered_with_whom_it_reached_and_whom_to_call() -> None:
    """Reported: "tolong", "dia gedor pintu": not a word for three minutes and three quarters."""
    family = beside().says("tolong").hears(REACHED, "112").stands_at("relay.open")
    shown = [effect for effect in family.effects if isinstance(effect, Say)][-1]
    assert (shown.urgent, shown.options) == (True, ())
    assert [note.served for note in notes(family, Danger)][-1:] == [True], "nobody else is called"
    family.passes(minutes=1).gets(wrote("Teman kakak lagi telepon 112 ya")).passes(seconds=52)
    family.says("dia gedor pintu").hears(REACHED, "112")


def test_a_counsellor_who_is_faster_is_the_answer() -> None:
    family = beside()
    family.blurts("dia gedor pintu").gets(wrote("Jangan buka")).passes(seconds=5)
    assert lines(family) == 0


def test_a_burst_is_one_line_and_where_both_write_it_is_one_a_minute() -> None:
    family = beside().says("tolong", "dia gedor pintu", "kak")
    assert lines(family) == 1
    family.gets(wrote("Kakak di sini")).passes(seconds=5).says("dia gedor pintu lagi")
    assert lines(family) == 1
    family.passes(minutes=1).says("dia gedor pintu")
    assert lines(family) == 2


def test_who_asks_for_the_counsellor_while_the_danger_waits_is_answered_too() -> None:
    family = beside().says("tolong").passes(minutes=1).says("kak??").hears(REACHED)
    assert [note.piece.text for note in notes(family, FamilySaid)][-1] == "kak??"
    assert lines(family) == 2


def test_what_is_no_danger_is_between_the_two_of_them() -> None:
    beside().says("aku di kamar kak", "kak??").hears_nothing()


def test_who_may_not_be_heard_is_not_told_to_call() -> None:
    family = beside().says("aku ga bisa ngomong nanti kedengeran").passes(minutes=1).says("dia gedor pintu")
    family.hears(REACHED, "orang lain juga bisa menelepon")


@pytest.mark.parametrize("said", ["iya udah di kamar", "iya kak", "udah bu"])
def test_a_few_words_to_a_counsellor_who_writes_are_an_answer(said: str) -> None:
    """Reported: "iya udah di kamar" came to the counsellor as a danger."""
    family = beside()
    told = len(list(notes(family, Danger)))
    family.says(said)
    assert len(list(notes(family, Danger))) == told


@pytest.mark.parametrize(
    "said", ["dia masuk kamar bawa pisau", "tolong", "aku mau mati aja", "dia gedor pintu"]
)
def test_a_cry_to_them_is_a_danger_all_the_same(said: str) -> None:
    family = beside()
    told = len(list(notes(family, Danger)))
    family.says(said)
    assert len(list(notes(family, Danger))) > told


def dangers(family: Conversation) -> list[tuple[str, bool]]:
    return [(note.kind, note.served) for note in notes(family, Danger)]


@pytest.mark.parametrize(
    ("asked", "said", "kind"),
    [
        ("Apakah kamu sudah minum sesuatu?", "iya 10 pil", "bunuh_diri"),
        ("kamu udah minum apa", "obat tidur", "bunuh_diri"),
        ("Berapa pil yang kamu telan?", "sepuluh kak", "bunuh_diri"),
        ("Berapa pil yang kamu telan?", "banyak", "bunuh_diri"),
        ("Kamu luka?", "iya kak", "cedera"),
        ("ada darah ga dek", "udah banyak", "cedera"),
        ("Dia pegang pisau?", "iya", "senjata_ancaman"),
        ("Sekarang kamu aman?", "ga kak", "tidak_aman"),
    ],
)
def test_a_short_answer_to_a_grave_question_is_a_danger(asked: str, said: str, kind: str) -> None:
    """Reported: "iya 10 pil" to "apakah kamu sudah minum sesuatu?" came as any other line."""
    family = beside().gets(wrote(asked)).passes(seconds=20)
    told = len(dangers(family))
    family.says(said).hears(REACHED, "112")
    assert dangers(family)[told:] == [(kind, True)]
    assert [note.danger for note in notes(family, FamilySaid)][-1:] == [True]
    family.says("iya")
    assert len(dangers(family)) == told + 1, "once"


def test_it_rings_everybody_where_the_counsellor_is_silent_by_then() -> None:
    family = beside().gets(wrote("Apakah kamu sudah minum sesuatu?")).passes(minutes=5).says("iya 10 pil")
    assert dangers(family)[-1] == ("bunuh_diri", False)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Apakah kamu sudah minum sesuatu?", "ga kok"),
        ("Apakah kamu sudah minum sesuatu?", "belum"),
        ("Sekarang kamu aman?", "iya kak"),
        ("Jangan diminum dulu ya?", "iya"),
        ("Sudah makan?", "sudah"),
        ("Kamu sendirian?", "iya"),
        ("Kamu sekolah di mana?", "iya"),
    ],
)
def test_what_is_answered_to_another_question_or_denied_is_none(asked: str, said: str) -> None:
    family = beside().gets(wrote(asked)).passes(seconds=20)
    told = len(dangers(family))
    family.says(said).passes(seconds=30).says("iya kak makasih")
    assert len(dangers(family)) == told


def test_whoever_wants_to_die_and_is_alone_is_in_danger() -> None:
    family = (
        Conversation().says("aku mau mati aja").gets(Claimed(1, "Kak Rani")).gets(wrote("Kamu sendirian?"))
    )
    family.passes(seconds=20).says("iya")
    assert dangers(family)[-1:] == [("bunuh_diri", True)]


def test_nothing_is_kept_of_what_the_counsellor_wrote() -> None:
    family = beside().gets(wrote("Apakah kamu sudah minum sesuatu?"))
    assert family.session.case is not None
    assert family.session.case.asked == "asks_taken"
    family.gets(wrote("Baik. Kakak di sini"))
    assert family.session.case.asked == ""
