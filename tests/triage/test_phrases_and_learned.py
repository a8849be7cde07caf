"""Where the handbook's phrases and what was learned disagree about a danger, and about its kind."""

from __future__ import annotations

import pytest

from flows.triage.danger import by_phrases, is_whole, listen, look
from flows.triage.joint import of_danger, summed
from handbook.reading import Handbook


@pytest.mark.parametrize("text", ["diperkosa deadline", "boneka ku hilang kak dicari kemana mana gak ada"])
def test_an_acute_phrase_that_is_half_of_it_is_asked_about_where_what_was_learned_is_sure_of_nothing(
    text: str, book: Handbook
) -> None:
    seen = look(text, book.distress)
    phrased = by_phrases(text, seen, (), book.distress)
    assert phrased.signal == "acute"
    assert is_whole(seen.words, phrased)
    assert listen(text, (), book.distress).signal == "check"


@pytest.mark.parametrize("text", ["ponakan saya ilang di mall", "anak saya diculik mantan suami"])
def test_it_is_never_silenced(text: str, book: Handbook) -> None:
    """Learned, both are taken for harmless."""
    assert listen(text, (), book.distress).signal != "none"


def test_what_was_asked_before_makes_no_less_of_it(book: Handbook) -> None:
    assert listen("anaknya dipukul", ("anak susah makan",), book.distress).signal == "acute"


def test_who_asks_for_help_with_something_harmless_is_in_no_danger(book: Handbook) -> None:
    text = "hello, how can I help my son to eat vegetables"
    assert listen(text, (), book.distress).signal == "none"


def test_all_answers_of_both_are_added_up_as_they_count() -> None:
    told = {"danger": 1.0, "acute": 2.0, "concern": 3.0, "grave": 4.0, "kind:a": -1.0, "kind:b": 5.0}
    said = of_danger(0.5, -0.5, (0.1, 0.2), told, "kind:")
    assert said["kind"] == 0.2
    assert said["second:kind"] == 5.0
    assert summed(said, {"danger": 2.0, "second:grave": 0.25, "second:kind": 1.0}) == 7.0
