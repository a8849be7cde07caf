"""Formatted text: what the two parse modes make of it, what is found without any, and what the page may show."""

import html as standard_html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.refusals import Refused
from simulator.texts.drawn import drawn
from simulator.texts.formatted import formatted
from simulator.texts.utf16 import cut, units


def _kinds(text: str, mode: str = "") -> list[tuple[str, str]]:
    plain, entities = formatted(text, mode)
    return [(e["type"], cut(plain, e["offset"], e["length"])) for e in entities]


def test_html_tags_nest() -> None:
    text = '<b>a <i>b</i></b> <u>c</u> <s>d</s> <tg-spoiler>e</tg-spoiler> <span class="tg-spoiler">f</span>'
    assert _kinds(text, "HTML") == [
        ("bold", "a b"),
        ("italic", "b"),
        ("underline", "c"),
        ("strikethrough", "d"),
        ("spoiler", "e"),
        ("spoiler", "f"),
    ]


def test_html_keeps_code_with_its_language() -> None:
    plain, entities = formatted('<pre><code class="language-py">x = 1</code></pre>', "HTML")
    assert (plain, entities) == ("x = 1", ({"type": "pre", "offset": 0, "length": 5, "language": "py"},))
    assert _kinds("<blockquote expandable>kutip</blockquote>", "html") == [("expandable_blockquote", "kutip")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("é <h1>a</h1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_cannot_be_read_says_where(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        formatted(text, "HTML")
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_markdown_marks() -> None:
    text = "*a _b_* __c__ ~d~ ||e|| `f` [g](https://contoh.id) \\.\n>kutip\n>lagi\nbiasa"
    assert _kinds(text, "MarkdownV2") == [
        ("bold", "a b"),
        ("italic", "b"),
        ("underline", "c"),
        ("strikethrough", "d"),
        ("spoiler", "e"),
        ("code", "f"),
        ("text_link", "g"),
        ("blockquote", "kutip\nlagi"),
    ]
    plain, entities = formatted("```py\nx\n```", "MarkdownV2")
    assert (plain, entities[0]["language"]) == ("x", "py")


@pytest.mark.parametrize("text", ["*a", "[a](b", "`a", "```a", "a!"])
def test_markdown_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="can't parse entities"):
        formatted(text, "MarkdownV2")


def test_things_are_found_without_marks() -> None:
    text = "/mulai@puspa_bot @kak_sari https://contoh.id/a. surel@contoh.id #aman +62 811 1111 1111"
    assert _kinds(text) == [
        ("bot_command", "/mulai@puspa_bot"),
        ("mention", "@kak_sari"),
        ("url", "https://contoh.id/a"),
        ("email", "surel@contoh.id"),
        ("hashtag", "#aman"),
        ("phone_number", "+62 811 1111 1111"),
    ]
    assert _kinds("<code>/mulai</code>", "HTML") == [("code", "/mulai")]
    assert _kinds("1/2 dan a/b") == []


def test_white_space_around_is_taken_away_with_its_marks() -> None:
    plain, entities = formatted("\n <b> Halo </b> \n", "HTML")
    assert (plain, entities) == ("Halo", ({"type": "bold", "offset": 0, "length": 4},))


def test_an_unknown_parse_mode_is_refused() -> None:
    with pytest.raises(Refused, match="unsupported parse_mode"):
        formatted("a", "RTF")


@given(st.text(max_size=60))
def test_any_text_is_kept_and_drawn_without_a_tag_of_its_own(text: str) -> None:
    plain, entities = formatted(text)
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= units(plain) for e in entities)
    shown = drawn(plain, entities)
    assert set(re.findall(r"</?(\w+)", shown)) <= {"a", "span"}
    assert standard_html.unescape(re.sub(r"<[^>]*>", "", shown)) == plain


@given(st.text(alphabet="<b>i/&;a \n\"'=*_[](~|`\\.😀", max_size=40), st.sampled_from(["HTML", "MarkdownV2"]))
def test_any_markup_is_read_or_refused(text: str, mode: str) -> None:
    try:
        plain, entities = formatted(text, mode)
    except Refused as refused:
        reason = refused.description
        plain, entities = "", ()
    else:
        reason = "Bad Request: can't parse entities: "
    assert reason.startswith("Bad Request: can't parse entities: ")
    assert all(e["length"] > 0 and e["offset"] + e["length"] <= units(plain) for e in entities)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x"])
def test_a_dangerous_link_is_no_link(url: str) -> None:
    marked = {"type": "text_link", "offset": 0, "length": 4, "url": url}
    assert drawn("ayo!", [marked]) == "ayo!"
