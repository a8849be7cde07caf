"""A button of a danger that is pressed when its question has passed is heard, and nobody reads that it is too late.

Reported by players: "Sudah minum obat atau terluka", three seconds after "Sendirian", was a question that had passed.
"""

from __future__ import annotations

import pytest

from flows.notes import Changed, Claimed, CounsellorSaid, Danger, SaidSafe
from flows.piece import Piece
from tests.talk.conversation import NIGHT, Conversation, named, notes

TAKEN, ALONE = "Sudah minum obat atau terluka", "Sendirian"
STALE = ("sudah lewat", "tidak berlaku")


def tokens(family: Conversation) -> dict[str, str]:
    return {named(family._words(option.label)): option.token for option in family.buttons}


def wish() -> tuple[Conversation, dict[str, str]]:
    child = Conversation(NIGHT, oncall=True).says("aku mau mati aja")
    return child, tokens(child)


def pressed(family: Conversation) -> list[dict[str, str]]:
    return [dict(note.details) for note in notes(family, Changed)]


def test_what_was_swallowed_is_heard_after_being_alone() -> None:
    child, old = wish()
    child.presses(ALONE).passes(seconds=1).presses_token(old[TAKEN])
    child.hears("perlu dokter sekarang", "112", "Di mana sekarang").stands_at("safety.where")
    assert not any(word in child.last for word in STALE)
    assert pressed(child) == [{"safety.wish": "alone"}, {"safety.wish": "taken"}]
    assert child.session.answers["safety.wish"] == "taken"


def test_what_was_swallowed_stays_known_whatever_is_pressed_after_it() -> None:
    child, old = wish()
    child.presses(TAKEN).passes(seconds=1).presses_token(old["Ada orang"]).stands_at("safety.where")
    assert pressed(child)[-1] == {"safety.wish": "with_me"}
    assert child.session.answers["safety.wish"] == "taken"


def test_it_rings_where_nobody_was_told_lately() -> None:
    child, old = wish()
    child.presses(ALONE).passes(minutes=4).presses_token(old[TAKEN])
    assert [note.kind for note in notes(child, Danger)] == ["bunuh_diri"]


def test_it_rings_long_after_the_danger_was_over() -> None:
    child, old = wish()
    child.presses(ALONE).presses("Sekarang sudah aman").passes(minutes=50).presses_token(old[TAKEN])
    child.hears("perlu dokter sekarang", "112")
    assert [note.kind for note in notes(child, Danger)] == ["bunuh_diri"]


def test_who_is_near_is_heard_when_the_question_has_passed() -> None:
    mother = Conversation(NIGHT, oncall=True).says("suami saya mukul saya sekarang")
    mother.presses("Bisa bicara").presses("Lewati").presses("Lewati").stands_at("safety.near")
    old = tokens(mother)
    mother.presses("Lewati").presses_token(old["Orang itu ada di dekat sini"])
    assert pressed(mother)[-1] == {"safety.near": "there"}
    assert mother.session.hush
    assert not any(word in mother.last for word in STALE)


def test_who_cannot_speak_after_all_reaches_the_counsellor() -> None:
    child = Conversation(NIGHT, oncall=True).says("halo").presses("Saya anak").says("bapak mukul aku, tolong")
    old = tokens(child)
    child.gets(Claimed(1, "Kak Dian")).presses_token(old["Tidak bisa bicara"])
    child.hears("teruskan ke Kak Dian").stands_at("relay.open")
    assert pressed(child)[-1] == {"safety.talk": "quiet"}
    assert child.session.hush


@pytest.mark.parametrize("wrote", [True, False])
def test_what_was_swallowed_is_a_danger_to_the_counsellor(wrote: bool) -> None:
    child, old = wish()
    child.gets(Claimed(1, "Kak Dian")).passes(seconds=5)
    if wrote:
        child.gets(CounsellorSaid(1, "Kak Dian", Piece("text", 5, "Halo, ini Dian"), 9)).passes(seconds=5)
    child.presses_token(old[TAKEN]).hears("teruskan ke Kak Dian", "perlu dokter sekarang", "112")
    assert [(note.kind, note.served) for note in notes(child, Danger)] == [("bunuh_diri", wrote)]
    assert {"safety.wish": "taken"} in pressed(child)


def test_that_it_is_safe_reaches_the_counsellor() -> None:
    child, old = wish()
    child.gets(Claimed(1, "Kak Dian")).presses_token(old["Sekarang sudah aman"]).hears("Kak Dian")
    child.stands_at("relay.open")
    assert len(list(notes(child, SaidSafe))) == 1


def test_the_button_of_another_question_has_passed_as_ever() -> None:
    family = Conversation().says("halo")
    old = tokens(family)
    family.says("aku mau mati aja").presses_token(next(iter(old.values())))
    assert any(word in family.last for word in STALE)
