"""How texts become sentences: gaps filled, empty parts left out, somebody's own braces left alone."""

from __future__ import annotations

import pytest

from bot.words import Words
from flows.text import Text, Verbatim, text
from tests.talk.conversation import words


def test_what_is_empty_leaves_no_gap() -> None:
    assert words().paragraphs((Verbatim("satu"), Verbatim(""), Verbatim("dua")), "id") == "satu\n\ndua"


@pytest.mark.parametrize("written", ["{code}", "{}", "{0}", "%s", "<b>tebal</b>", "a}b{c", "\\n"])
def test_somebodys_own_words_are_shown_as_they_are(written: str) -> None:
    assert words().say(Verbatim(written), "id") == written
    assert words().say(text("relay.from", name=written), "id").startswith(written)


def test_a_register_says_its_own_where_it_has_it_and_else_the_common_one() -> None:
    catalogue: Words = words()
    assert "kamu" in (catalogue.get("intake.story.ask", "id@anak") or "")
    assert "Anda" in (catalogue.get("intake.story.ask", "id") or "")
    assert catalogue.get("desk.menu", "id@anak") == catalogue.get("desk.menu", "id")
    assert catalogue.get("intake.story.ask", "en") != catalogue.get("intake.story.ask", "id")


def test_a_text_that_no_catalogue_has_is_an_error_and_never_an_empty_message() -> None:
    with pytest.raises(KeyError):
        words().say(Text("nothing.like.this"), "id")
    with pytest.raises(KeyError):
        words().say(Text("relay.from", {"nama": "Kak Dian"}), "id")
