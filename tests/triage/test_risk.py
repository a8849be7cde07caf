"""The handbook's table, read from the top."""

from __future__ import annotations

import pytest

from flows.triage.circumstances import circumstances
from flows.triage.risk import assess
from handbook.reading import Handbook


def test_danger_now_is_high_whatever_it_is_about(book: Handbook) -> None:
    assert assess(book.risk, signal="acute").risk == "tinggi"


def test_an_ordinary_question_is_low(book: Handbook) -> None:
    row = assess(book.risk, subjects=("gizi",))
    assert row.risk == "rendah"
    assert row.reason


def test_sexual_violence_is_high_when_it_is_recent_or_the_person_is_near(book: Handbook) -> None:
    assert assess(book.risk, subjects=("j",)).risk == "sedang"
    assert assess(book.risk, subjects=("j",), recent=True).risk == "tinggi"
    assert assess(book.risk, subjects=("j",), near=True).risk == "tinggi"


def test_a_small_child_weighs_more(book: Handbook) -> None:
    assert assess(book.risk, subjects=("m",), age=3, recent=True).risk == "tinggi"
    assert assess(book.risk, subjects=("m",), age=14, recent=True).risk == "sedang"
    assert assess(book.risk, subjects=("m",), recent=True).risk == "sedang"


def test_a_question_left_unanswered_is_medium(book: Handbook) -> None:
    assert assess(book.risk, unanswered=True).risk == "sedang"
    assert assess(book.risk, signal="check").risk == "sedang"


def test_a_table_without_a_last_row_is_refused(book: Handbook) -> None:
    with pytest.raises(ValueError, match="no row"):
        assess(book.risk[:1])


def test_now_and_near_are_read_from_the_story(book: Handbook) -> None:
    assert circumstances(["tadi malam om pegang aku, dia serumah"], book) == (True, True)
    assert circumstances(["ada yang mengirim foto"], book) == (False, False)
