"""What the second listener hears, a moment after the first: it may raise a signal, once, and never in the way."""

from __future__ import annotations

from datetime import timedelta

from flows.notes import CounsellorSaid, Danger
from flows.piece import Piece
from tests.talk.conversation import Conversation, notes
from tests.talk.test_hiding import hidden
from tests.talk.test_intake import telling
from tests.talk.test_relay import talking
from tests.talk.test_safety import ACUTE

CALM = "kemarin kami pergi ke rumah nenek"
KIND = "kekerasan_seksual"


def told() -> Conversation:
    return telling().says(CALM).stands_at("intake.story")


def test_an_acute_danger_that_only_the_second_heard_alarms() -> None:
    family = told().is_reheard("acute", KIND, "rumah nenek").stands_at("safety.company")
    (case,) = family.opened
    assert (case.risk, case.danger) == ("tinggi", KIND)
    assert case.evidence == ("rumah nenek",)


def test_what_may_be_a_danger_is_asked_about() -> None:
    told().is_reheard("check", KIND, "rumah nenek").stands_at("safety.check")


def test_nothing_heard_changes_nothing_and_counts_as_read() -> None:
    family = told()
    assert family.session.unread == len(family.session.recent)
    family.is_reheard("none").hears_nothing().stands_at("intake.story")
    assert family.session.unread == 0


def test_words_that_wait_to_be_read_are_counted() -> None:
    family = told().is_reheard("none").says("naik angkot", "pulangnya malam")
    assert family.session.unread == 2
    for _ in range(9):
        family.says("lalu kami makan bakso")
    assert family.session.unread == len(family.session.recent)


def test_within_a_known_danger_nothing_alarms_again() -> None:
    family = telling().says(ACUTE).stands_at("safety.company")
    opened = len(family.opened)
    family.is_reheard("acute", KIND, "x").hears_nothing().stands_at("safety.company")
    assert len(family.opened) == opened


def test_who_just_said_that_they_are_safe_is_not_asked_again() -> None:
    family = told().is_reheard("check", KIND, "x").presses("Ya, aman").says("tadi cuma main")
    where = family.session.node
    family.is_reheard("check", KIND, "x").hears_nothing().stands_at(where)
    family.is_reheard("acute", KIND, "x").hears_nothing().stands_at(where)
    family.passes(minutes=11).says("dia datang lagi ke rumah").is_reheard("acute", KIND, "dia datang lagi")
    family.stands_at("safety.company")


def test_an_answer_from_an_hour_still_to_come_answers_for_nothing() -> None:
    """The machine's clock was set back: else three hours would go by in which no danger is raised."""
    family = told().is_reheard("check", KIND, "x").presses("Ya, aman").says("tadi cuma main")
    family.now -= timedelta(hours=3)
    family.says("naik angkot").stands_at("intake.story")
    family.is_reheard("acute", KIND, "naik angkot").stands_at("safety.company")


def test_who_was_asked_a_moment_ago_is_not_asked_again() -> None:
    family = told().is_reheard("check", KIND, "x").stands_at("safety.check")
    family.is_reheard("check", KIND, "x").hears_nothing()
    family.is_reheard("acute", KIND, "x").stands_at("safety.company")


def test_beside_a_counsellor_who_writes_they_alone_hear_of_it() -> None:
    wrote = CounsellorSaid(1, "Kak Dian", Piece("text", 1, "halo"), 9)
    family = talking().gets(wrote).says(CALM).is_reheard("check", KIND, "x").hears_nothing()
    family.is_reheard("acute", KIND, "x").hears_nothing()
    (danger,) = notes(family, Danger)
    assert (danger.kind, danger.served) == (KIND, True)
    family.stands_at("relay.open")


def test_over_a_hidden_chat_only_the_counsellors_hear_of_it() -> None:
    family = hidden(told())
    opened = len(family.opened)
    family.is_reheard("check", KIND, "x").hears_nothing()
    family.is_reheard("acute", KIND, "x").hears_nothing().stands_at("hidden.menu")
    assert len(family.opened) + len([*notes(family, Danger)]) == opened + 1


def test_who_said_stop_is_left_alone_and_the_counsellors_hear_of_it() -> None:
    family = told().says("berhenti")
    family.is_reheard("acute", KIND, "x").hears_nothing()
    assert len(family.opened) == 1
