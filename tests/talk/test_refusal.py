"""No is no: nothing is kept, the numbers are there, the door stays open, and danger is danger all the same."""

from __future__ import annotations

import pytest

from flows.notes import FamilySaid
from tests.talk.conversation import Conversation, notes
from tests.talk.test_intake import asked_to_consent
from tests.talk.test_safety import ACUTE


def refused() -> Conversation:
    family = Conversation().says("anak saya suka bohong dan saya bingung")
    return family.presses("Tidak").presses("Tidak, jangan").stands_at("door.refused")


def test_only_who_writes_the_no_itself_and_that_something_is_gone_are_remembered() -> None:
    assert refused().session.answers == {
        "intake.who": "parent",
        "forgotten": "yes",
        "intake.consent": "no",
    }


@pytest.mark.parametrize(
    "said", ["kenapa begitu", "anak saya diejek temannya kemarin", "ok lah kalau begitu"]
)
def test_what_is_said_afterwards_is_answered_and_not_kept(said: str) -> None:
    family = refused().says(said)
    assert len(family.fresh) == 1
    assert (family.kept, family.session.recent, family.session.told) == ([], (), 0)


def test_neither_a_file_nor_an_edit_is_kept() -> None:
    family = refused().sends("photo", "ini rapor").edits("bukan begitu", 1)
    assert (family.kept, family.session.recent) == ([], ())


def test_repeated_answers_are_worded_differently() -> None:
    family = refused()
    assert len({family.says(said).last for said in ("satu", "dua", "tiga")}) == 3


def test_begun_again_the_story_begins_from_nothing() -> None:
    family = refused().presses("Mulai lagi").presses("Ya").hears("Boleh ceritakan apa yang terjadi")
    family.presses("Sudah").hears("Belum ada yang tertulis")


def test_danger_after_a_refusal_opens_a_case_with_the_words_that_said_so() -> None:
    family = refused().says(ACUTE).hears("112")
    assert [(case.basis, case.risk) for case in family.opened] == [("vital_interest", "tinggi")]
    assert family.kept == [ACUTE]


def test_a_doubt_after_a_refusal_is_asked_about_and_not_kept() -> None:
    family = refused().says("aku takut pulang ke rumah").stands_at("safety.check")
    assert family.kept == []


def test_refused_after_danger_the_case_stays_and_gets_no_more_words() -> None:
    child = (
        Conversation()
        .says("halo")
        .presses("Saya anak")
        .says(ACUTE)
        .presses("Sekarang")
        .presses("Tidak, jangan")
    )
    child.hears("tetap kami simpan").says("ya udah")
    assert [note.piece.text for note in notes(child, FamilySaid)] == []
    assert child.session.case is not None


def test_agreed_after_danger_no_second_case_is_opened() -> None:
    child = Conversation().says("halo").presses("Saya anak").says(ACUTE).presses("Sekarang").presses("Ya")
    child.stands_at("intake.story")
    assert len(child.opened) == 1


def test_nothing_is_kept_of_a_refusal_by_a_slip() -> None:
    asked_to_consent().says("tidak").stands_at("door.refused")
