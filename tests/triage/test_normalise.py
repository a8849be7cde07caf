"""From what is typed to plain words that remember their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.triage.affixes import stems
from flows.triage.normalise import tokens
from handbook.reading import Handbook


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("gak", "tidak"),
        ("nggaaak", "tidak"),
        ("bokapnya", "ayah"),
        ("m4ti", "mati"),
        ("m@ti", "mati"),
        ("b.u.n.u.h", "bunuh"),
        ("b u n u h", "bunuh"),
        ("b-u-n-u-h", "bunuh"),
        ("anak2nya", "anak"),
        ("mukulin", "pukul"),
        ("memukuli", "pukul"),
        ("ngebunuh", "bunuh"),
        ("nusuk", "tusuk"),
        ("ngancam", "ancam"),
        ("digebukin", "dipukul"),
        ("TOLOOONG", "tolong"),
        ("ti\u200bdak", "tidak"),
    ],
)
def test_a_spelling_means(book: Handbook, typed: str, plain: str) -> None:
    [word] = tokens(typed, book.distress.language)
    assert plain in word.forms


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("bngung", "bingung"),
        ("dpkul", "dipukul"),
        ("pngsan", "pingsan"),
        ("skolh", "sekolah"),
        ("gmn", "bagaimana"),
        ("kknya", "kakak"),
        ("ktny", "katanya"),
        ("bpkny", "ayah"),
    ],
)
def test_vowels_may_be_missing(book: Handbook, typed: str, plain: str) -> None:
    [word] = tokens(typed, book.distress.language)
    assert plain in word.forms
    assert typed in word.forms


@pytest.mark.parametrize("word", ["plak", "rt", "bk", "kucing", "brum", "xyz"])
def test_what_is_short_for_nothing_stays(book: Handbook, word: str) -> None:
    assert book.distress.language.shortened.meant(word) is None


def test_neighbours_know_a_word_however_it_is_spelled(book: Handbook) -> None:
    [short, full, slang] = (
        tuple(word.plain for word in tokens(text, book.distress.language))
        for text in ("ank sy skrg gmn", "anak saya sekarang bagaimana", "bocah gw skrang gimana")
    )
    assert short == full == slang == ("anak", "aku", "sekarang", "bagaimana")


def test_a_spelling_of_two_words_may_be_named_by_a_phrase(book: Handbook) -> None:
    first, second = tokens("gatau", book.distress.language)
    assert {"tidak", "gatau"} <= first.forms
    assert "tahu" in second.forms


@pytest.mark.parametrize(("typed", "other"), [("nggak", "kakak"), ("enggak", "kakak")])
def test_a_known_spelling_means_nothing_else(book: Handbook, typed: str, other: str) -> None:
    [word] = tokens(typed, book.distress.language)
    assert other not in word.forms


def test_a_number_and_its_unit_are_two_words(book: Handbook) -> None:
    assert [sorted(word.forms) for word in tokens("3thn", book.distress.language)] == [
        ["3"],
        ["tahun", "thn"],
    ]


def test_who_is_hit_is_not_who_hits() -> None:
    assert "pukul" not in stems("dipukuli")
    assert "dipukul" in stems("dipukuli")


def test_sentences_end_at_stops_and_at_but(book: Handbook) -> None:
    words = tokens("satu dua. tiga tapi empat... lima\nenam", book.distress.language)
    assert [word.sentence for word in words] == [0, 0, 1, 2, 2, 2, 2]


@given(st.text(max_size=300))
def test_every_word_knows_where_it_stood(book: Handbook, text: str) -> None:
    words = tokens(text, book.distress.language)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
