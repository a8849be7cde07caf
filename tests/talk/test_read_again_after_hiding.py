"""What was written before the chat was hidden is read again after it: it is theirs, and what was heard rings once."""

from __future__ import annotations

from flows.notes import CounsellorSaid, Danger
from flows.piece import Piece
from tests.talk.conversation import notes
from tests.talk.test_hiding import hidden
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE


def test_the_word_that_hides_lets_nobody_read_again_what_was_read_before_it() -> None:
    """Reported by a neighbour: what was answered before hiding came back as perhaps somebody else's, and rang again."""
    family = telling().says("kemarin ke rumah nenek").is_reheard("none")
    family.says("sembunyi")
    assert family.session.unread == 0


def test_what_is_read_again_was_written_before_hiding_and_is_no_other_hands() -> None:
    family = hidden(talking().says("dia suka mampir malem"))
    family.told.clear()
    family.is_reheard("acute", "kekerasan_seksual", said="dia suka mampir malem")
    assert [danger.hidden for danger in notes(family, Danger)] == [False]


def test_what_the_first_listener_heard_is_not_rung_again_once_it_is_hidden() -> None:
    family = hidden(talking().says(ACUTE).gets(CounsellorSaid(1, "Kak Rina", Piece("text", 5, "halo"), 9)))
    family.told.clear()
    family.is_reheard("acute", "kekerasan_berlangsung", said=ACUTE).hears_nothing()
    assert not [*notes(family, Danger)]
