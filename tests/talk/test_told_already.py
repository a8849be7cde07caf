"""What a story has answered is read from a page of the handbook that practitioners edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.talk.risk import QUESTIONS
from flows.talk.told_already import told_already
from tests.talk.conversation import book


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("bibirnya berdarah", "risk.kdrt.wound"),
        ("gak ada luka kok", "risk.i.wound"),
        ("anak saya 9 tahun", "risk.kdrt.children"),
        ("dia bawa pisau", "risk.kdrt.weapon"),
        ("dia di sini", "risk.kdrt.home"),
    ],
)
def test_a_story_that_tells_it_has_answered_it(said: str, question: str) -> None:
    assert question in told_already([said], book())


def test_what_the_page_no_longer_holds_answers_nothing() -> None:
    assert told_already(["bibirnya berdarah"], replace(book(), told=())) == frozenset()


def test_every_question_of_the_page_is_one_that_is_asked() -> None:
    assert {f"risk.{name}" for one in book().told for name in one.questions} <= set(QUESTIONS)
