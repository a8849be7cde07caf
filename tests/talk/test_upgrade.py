"""After an upgrade: renamed nodes are found, an old button is stale, a typed word answers no new question."""

from __future__ import annotations

from dataclasses import replace

from flows.inputs import Said
from flows.session import VERSION, Frame, Session, put
from flows.talk import TALK
from tests.talk.conversation import Conversation, words
from tests.talk.test_intake import asked_to_consent


def of_yesterday(family: Conversation) -> Conversation:
    """The same conversation, as the version before left it."""
    family.session = put(family.session, version=VERSION - 1)
    return family


def test_a_renamed_node_is_found_under_its_new_name_with_the_way_back() -> None:
    talk = replace(TALK, renamed={"old.story": "intake.story", "old.consent": "intake.consent"})
    session = Session(
        version=VERSION - 1, frames=(Frame("old.story", ("old.consent",)),), answers={"intake.who": "child"}
    )
    step = talk.step(session, Said("aku mau cerita", 1), Conversation().moment)
    assert step.session.frames == (Frame("intake.story", ("intake.consent",)),)
    assert step.session.version == VERSION


def test_a_word_typed_to_yesterdays_question_answers_none_of_todays() -> None:
    family = of_yesterday(asked_to_consent()).says("tidak").stands_at("intake.consent")
    assert "intake.consent" not in family.session.answers
    family.says("tidak").stands_at("door.refused")


def test_yesterdays_button_is_stale() -> None:
    family = asked_to_consent()
    yes = next(option.token for option in family.buttons if words().say(option.label, "id") == "Ya, boleh")
    of_yesterday(family).presses_token(yes).stands_at("intake.consent")
    assert family.fresh
    assert "intake.consent" not in family.session.answers


def test_a_changed_message_is_kept_as_it_was_changed() -> None:
    family = (
        asked_to_consent()
        .says("anak saya susah makan sudah lama")
        .edits("anak saya susah tidur sudah lama", 2)
    )
    assert family.kept[-1] == "anak saya susah tidur sudah lama"
