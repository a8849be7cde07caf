"""Whom to call stands where it is seen: first in the alarm, then the last line above the buttons; and once."""

from __future__ import annotations

import pytest

from flows.effects import Say
from flows.notes import Claimed, Closed, CounsellorSaid, Danger
from flows.piece import Piece
from flows.talk import believed
from flows.text import Text
from tests.talk.conversation import NIGHT, Conversation, notes, words
from tests.talk.test_a_bystander import GRANDMOTHER, SCREAMS
from tests.talk.test_a_wish_to_die import OWN
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE, DOUBT

CALL = "Jakarta Siaga: 112 (CONTOH)"
FIRSTS = tuple(key for key in believed.TEXTS if key.startswith("believed.first."))
TALK = "Sekarang bisa bicara, atau bisa pergi dari situ?"
SUICIDE = "aku mau bunuh diri malam ini"


def last_line(family: Conversation) -> str:
    """But for the question that the buttons answer, or the line in its place."""
    lines = family.last.splitlines()
    return lines[-3] if lines[-1] in (TALK, "Kalau sempat, tekan yang cocok.") else lines[-1]


@pytest.mark.parametrize(
    "family",
    [
        Conversation().says(ACUTE),
        Conversation(NIGHT).says(ACUTE),
        Conversation(NIGHT, oncall=True).says(ACUTE),
        Conversation().says(GRANDMOTHER),
        Conversation().says(SCREAMS).presses("Tidak aman"),
        Conversation(NIGHT).says("halo").presses("Saya anak").says(SUICIDE),
    ],
)
def test_the_numbers_come_first_and_once_in_a_few_short_paragraphs(family: Conversation) -> None:
    """Reported by a neighbour: nine paragraphs, and 112 twice. One neutral line stands above them, and a warm one for
    whoever tells of harm."""
    _neutral, said = family.last.split("\n\n", 1)
    warm = said.startswith(tuple(words().say(Text(key), family.session.locale) for key in FIRSTS))
    assert said.splitlines()[3 if warm else 1] == CALL
    assert family.last.count("112") == 1
    steps = OWN in said  # who wants to die reads what to do until somebody reads
    assert len(said.split("\n\n")) <= (4 if warm else 3) + steps
    assert len(family.last) <= 600


def test_while_it_lasts_it_is_the_last_line() -> None:
    family = Conversation().says(ACUTE)
    for said in ("dia di luar", "hujan juga", "gimana ya kak"):
        assert last_line(family.says(said)).endswith(CALL)
    family.presses("Bisa bicara").presses("Lewati").presses("Lewati").presses("Lewati")
    assert last_line(family.stands_at("safety.stay")).endswith(CALL)
    assert last_line(family.passes(minutes=3)).endswith(CALL)
    family.gets(Claimed(1, "Kak Dian")).passes(minutes=5).says(ACUTE).passes(minutes=3).hears("Kak Dian")
    assert last_line(family).endswith(CALL)


def test_who_goes_on_while_it_lasts_reads_the_number_not_that_it_stands_above() -> None:
    Conversation().says(ACUTE).presses("Belum aman").hears(f"Kalau makin gawat, telepon {CALL}")


def test_where_no_number_may_be_shown_no_line_speaks_of_one() -> None:
    family = Conversation(demo=False).says(ACUTE).says("dia di luar").says(SUICIDE)
    family.presses("Bisa bicara").presses("Lewati").presses("Lewati").presses("Lewati").passes(minutes=3)
    assert [
        said for said in family.heard if "elepon" in said and "konselor perlu menelepon" not in said
    ] == []


def test_all_numbers_on_asking_stand_last_too_and_once() -> None:
    for family in (Conversation().says(DOUBT), Conversation().says(ACUTE).presses("Bisa bicara")):
        while family.session.node in ("safety.where", "safety.phone", "safety.near"):
            family.presses("Lewati")
        family.says("nomor").hears("UPT")
        assert family.last.count("112") == 1
        assert "129" in last_line(family)


# ---- said once


def test_what_came_in_one_breath_with_the_cry_is_answered_once_and_not_by_all_numbers_again() -> None:
    family = Conversation().says("tolong", "kak", SUICIDE)
    assert len(said_in(family)) == 2
    assert sum("UPT" in said for said in family.heard) == 1
    assert len(list(notes(family, Danger))) == 1, "the counsellors hear of each kind"


def test_what_came_in_one_breath_with_a_doubt_is_heard_and_asked_about_once() -> None:
    family = Conversation().says(DOUBT, "nanti dimarahi").hears("Sudah sampai")
    assert sum("112" in said for said in family.heard) == 1
    assert family.says("gimana ya").last.count("aman") == 1


def test_another_kind_of_danger_rings_anew_and_shows_one_number() -> None:
    family = Conversation().says("halo").presses("Saya anak").presses("Ya, sekarang").says(SUICIDE)
    family.stands_at("safety.company").hears("Makasih sudah bilang", CALL)
    assert "UPT" not in family.last
    assert len(list(notes(family, Danger))) == 1


def test_of_which_the_counsellor_alone_heard_the_numbers_are_shown_when_they_fall_silent() -> None:
    family = talking().gets(CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9))
    family.says(ACUTE).hears("sampai ke Kak Dian").passes(minutes=5).says(SUICIDE).hears("UPT", "112")


def test_who_is_unsure_reads_what_to_write_for_the_number_stands_above() -> None:
    family = Conversation().says(SCREAMS).hears(CALL).presses("Belum tahu").hears("tolong")
    assert "112" not in family.last


def said_in(family: Conversation) -> list[Say]:
    return [effect for effect in family.effects if isinstance(effect, Say)]


# ---- at the end


@pytest.mark.parametrize("word", ["Sampai jumpa ya.", ""])
def test_whoever_was_in_danger_reads_at_the_end_whom_to_call(word: str) -> None:
    family = Conversation().says(ACUTE).gets(Claimed(1, "Kak Dian")).gets(Closed(1, "Kak Dian", word))
    assert last_line(family) == f"Kalau keadaannya memburuk, telepon {CALL}"
    family.passes(minutes=5).says("halo").hears(CALL)


def test_an_ordinary_matter_ends_without_it() -> None:
    assert "112" not in talking().gets(Closed(1, "Kak Dian", "")).last
