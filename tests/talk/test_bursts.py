"""Several messages within a second get one answer; what nobody asked for any more is not answered late."""

from __future__ import annotations

from flows.notes import Claimed, FamilySaid
from tests.talk.conversation import Conversation, notes
from tests.talk.test_intake import asked_to_consent, in_queue, telling
from tests.talk.test_relay import waiting
from tests.talk.test_safety import ACUTE


def test_a_text_and_a_press_in_one_breath_get_one_answer() -> None:
    family = asked_to_consent().blurts("anak saya sudah tiga hari menangis").presses("Ya, boleh")
    assert len(family.fresh) == 1
    family.stands_at("intake.story").hears("sudah kami simpan")
    assert family.ahead == {"unfinished", "halfway"}


def test_a_slip_after_such_a_breath_is_a_slip() -> None:
    family = Conversation().says("halo").presses("Orang tua").blurts("anak saya sudah tiga hari menangis")
    family.presses("Tidak").stands_at("intake.consent").says("qwe").hears("belum paham")


def test_a_burst_that_ends_in_the_talk_is_not_answered_by_the_bot() -> None:
    family = waiting().blurts("dia demam juga").gets(Claimed("Kak Dian"))
    heard = len(family.heard)
    family.passes(seconds=5)
    assert len(family.heard) == heard
    assert family.ahead == set()


def test_danger_in_a_burst_is_answered_at_once_and_once() -> None:
    child = asked_to_consent("Saya anak").blurts("kak aku mau cerita dari tadi").blurts(ACUTE)
    child.hears("112")
    child.passes(seconds=5)
    assert len(child.fresh) == 1
    assert child.kept == ["kak aku mau cerita dari tadi", ACUTE]


def test_a_timer_that_nobody_set_changes_nothing() -> None:
    for family in (
        Conversation(),
        Conversation().says("halo"),
        asked_to_consent(),
        telling(),
        in_queue(),
        waiting(),
    ):
        before, heard = family.session, len(family.heard)
        family.rings("burst").rings("quiet").rings("nothing")
        assert family.session == before
        assert len(family.heard) == heard


def test_a_long_text_at_a_question_is_kept_as_a_story_and_the_question_asked_again() -> None:
    family = asked_to_consent().says("anak saya umur empat tahun susah makan")
    assert "simpan" in family.last
    assert "belum paham" not in family.last
    assert family.session.misses == 0


def test_slips_are_counted_for_each_question_alone() -> None:
    family = Conversation().says("halo").presses("Orang tua").says("qwe").says("asd").presses("Tidak")
    family.says("qwe").hears("belum paham").stands_at("intake.consent")


def test_repeated_words_are_worded_differently() -> None:
    for family in (waiting(), telling()):
        heard = [family.says(text).last for text in ("dia demam", "sudah dua hari", "tidak mau minum")]
        assert len(set(heard)) == 3


def test_every_message_in_the_queue_is_answered_and_reaches_the_case() -> None:
    family = waiting().says("dia demam")
    assert len(family.fresh) == 1
    assert [note.piece.text for note in notes(family, FamilySaid)] == ["dia demam"]
