"""Stop means stop: nothing comes unasked any more, and whatever they write opens the door again."""

from __future__ import annotations

import pytest

from flows.notes import Claimed, Closed, CounsellorSaid, FamilySaid, Released, Undelivered
from flows.piece import Piece
from tests.talk.conversation import Conversation, notes
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking, waiting


@pytest.mark.parametrize("minutes", [1, 10])
@pytest.mark.parametrize(
    "news",
    [Claimed(1, "Kak Dian"), Released(1, "Kak Dian"), Closed(1, "Kak Dian", "Semoga lahap."), Undelivered(3)],
    ids=lambda note: type(note).__name__,
)
def test_no_news_comes_after_stop(minutes: int, news: Claimed | Released | Closed | Undelivered) -> None:
    family = (waiting() if isinstance(news, Claimed) else talking()).says("stop").passes(minutes=minutes)
    family.heard.clear()
    family.gets(news)
    assert family.heard == []


def test_the_answer_to_what_was_said_a_breath_before_does_not_come_after_it() -> None:
    family = telling().says("anak saya susah makan sayur", "stop").hears("berhenti mengirim")
    assert len(family.fresh) == 1


@pytest.mark.parametrize("said", ["anak saya demam juga", "iya kak", "hmm"])
def test_what_is_written_next_is_heard_at_once(said: str) -> None:
    family = waiting().says("stop").passes(minutes=60).says(said)
    assert not family.session.stopped
    assert family.fresh
    assert [note.piece.text for note in notes(family, FamilySaid)] == [said]


def test_after_danger_a_counsellor_may_write_again() -> None:
    family = talking().says("stop").passes(minutes=5).says("tolong dia bawa pisau").hears("112")
    family.passes(minutes=1).gets(CounsellorSaid(1, "Kak Dian", Piece("text", 5, "saya di sini"), 9))
    assert len(family.carried) == 1


def test_danger_after_stop_is_danger() -> None:
    Conversation().says("halo").says("stop").says("tolong dia bawa pisau").hears("112").stands_at(
        "safety.company"
    )


def test_a_counsellor_who_came_after_stop_is_announced_when_they_write_again() -> None:
    family = (
        Conversation()
        .says("halo")
        .presses("Orang tua")
        .presses("Tidak")
        .presses("Ya")
        .says("anak susah makan")
    )
    family.presses("Sudah").presses("Hal lain").presses("Lewati").presses("Sudah benar").says("stop")
    family.gets(Claimed(1, "Kak Dian"))
    assert "Kak Dian" not in family.last
    family.sends("document").hears("orang, bukan bot", "Kak Dian")
