"""Back out of a hidden chat: a greeting opens nothing, for whoever holds the phone greets first."""

from __future__ import annotations

import pytest

from flows.notes import Closed, Danger
from flows.session import Matter, answered, put
from tests.talk.conversation import CODE, Conversation, notes
from tests.talk.test_hiding import CRY, gives_nothing_away, hidden
from tests.talk.test_relay import talking, waiting

GREETINGS = ("halo", "hai", "assalamualaikum", "p", "permisi", "mulai", "halo kak")
PROBES = (
    "ini siapa",
    "kamu siapa",
    "ini apa",
    "dia cerita apa",
    "istri saya chat apa di sini",
    "siapa yang pake nomor ini",
    "lanjut cerita apa",
)


def at_the_story() -> Conversation:
    return hidden(talking()).presses("Cerita bersambung").stands_at("hidden.story")


@pytest.mark.parametrize("said", [*GREETINGS, *PROBES])
def test_whatever_a_stranger_types_gets_only_the_cover(said: str) -> None:
    for family in (hidden(waiting()), hidden(talking()), at_the_story()):
        family.heard.clear()
        family.says(said).stands_at("hidden.menu")
        assert family.heard
        gives_nothing_away(family)
        assert family.labels == ["Main di rumah", "Membaca bersama", "Bekal sekolah", "Cerita bersambung"]


def test_start_opens_nothing_either() -> None:
    gives_nothing_away(hidden(talking()).commands("start").stands_at("hidden.menu").hears("info keluarga"))


def test_two_presses_open_it_and_one_does_not() -> None:
    family = at_the_story().hears("Rani")
    gives_nothing_away(family)
    assert family.labels == ["Lanjut", "Daftar bacaan"]
    family.presses("Daftar bacaan").stands_at("hidden.menu")
    family.presses("Cerita bersambung").presses("Lanjut").stands_at("relay.open")


def test_no_number_typed_on_the_page_opens_it() -> None:
    at_the_story().says("1").stands_at("hidden.menu")


def test_their_own_word_opens_at_once_also_one_of_another_matter() -> None:
    family = talking()
    family.session = answered(family.session, "safe.word", "Layang-layang")
    hidden(family).says("layang layang").stands_at("relay.open")
    family = talking()
    family.session = put(family.session, others=(Matter(answers={"safe.word": "melati"}),))
    hidden(family).says("Melati").stands_at("relay.open")


def test_a_danger_that_is_their_own_word_rings_and_opens_nothing() -> None:
    family = talking()
    family.session = answered(family.session, "safe.word", CRY)
    family = hidden(family).says(CRY).stands_at("hidden.menu")
    assert [danger.hidden for danger in notes(family, Danger)] == [True]
    gives_nothing_away(family)


def test_a_cry_on_the_page_rings_and_shows_the_cover() -> None:
    family = at_the_story().says(CRY).stands_at("hidden.menu")
    assert len(list(notes(family, Danger))) == 1
    gives_nothing_away(family)


def test_a_last_word_that_came_while_hidden_is_read_once_after_coming_back() -> None:
    family = hidden(talking()).passes(minutes=1).gets(Closed(1, "Kak Dian", "Semoga kuat ya."))
    assert family.heard == []
    family.comes_back().stands_at("door.closed").hears("Semoga kuat ya.", "Kak Dian", "sudah selesai", CODE)
    family.says("sembunyi").comes_back()
    assert "Semoga kuat" not in family.last


def test_while_hiding_they_read_where_the_way_back_is() -> None:
    hidden_now = waiting().says("sembunyi").hears("Cerita bersambung")
    gives_nothing_away(hidden(waiting()))
    assert "Lanjut" not in hidden_now.last
    assert "Cerita bersambung" not in str(hidden_now.says("ini apa").last)
