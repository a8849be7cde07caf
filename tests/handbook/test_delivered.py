"""What is delivered: complete, marked as unconfirmed, in words a family can read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from handbook.reading import Handbook
from handbook.reading.likeness import distance
from handbook.reading.subjects import CODES, LOCALES, TOPICS

OFFICIAL = (
    "korban",
    "pelaku",
    "penelantaran",
    "eksploitasi",
    "berhadapan dengan hukum",
    "kasus",
    "TPPO",
    "Napza",
)


def test_nothing_is_confirmed_before_the_service_has_confirmed_it(book: Handbook) -> None:
    origins = [
        *(number.origin for number in book.numbers),
        *(subject.origin for subject in book.subjects.all),
        *(outcome.origin for outcome in book.outcomes),
        *(kind.origin for kind in book.distress.kinds),
        *(row.origin for row in book.risk),
        *(advice.origin for advice in book.advice),
        *(one.origin for one in book.information),
        book.hours.origin,
        book.service.origin,
    ]
    assert origins
    assert not [origin for origin in origins if origin.confirmed]
    assert all(origin.source for origin in origins)


def test_every_category_and_topic_has_words_for_everybody(book: Handbook) -> None:
    assert {subject.code for subject in book.subjects.all} == {*CODES, *TOPICS}
    for subject in book.subjects.all:
        for locale in LOCALES:
            assert subject.label(locale)
            assert 0 < len(subject.button(locale)) <= 30


def test_a_family_reads_no_words_of_the_law(book: Handbook) -> None:
    shown = [words(locale) for s in book.subjects.all for words in (s.button, s.label) for locale in LOCALES]
    assert not [text for text in shown for word in OFFICIAL if word.lower() in text.lower()]


def test_the_cards_of_b_g_j_and_k_say_only_that_they_are_sensitive(book: Handbook) -> None:
    assert {subject.code for subject in book.subjects.all if subject.sensitive} == {"b", "g", "j", "k"}


def test_ordinary_questions_come_before_the_law(book: Handbook) -> None:
    assert [subject.ampk for subject in book.subjects.all] == [False] * len(TOPICS) + [True] * len(CODES)


def test_an_unknown_register_falls_back_to_the_adult_one(book: Handbook) -> None:
    assert book.subjects["i"].button("su") == book.subjects["i"].button("id")
    with pytest.raises(KeyError):
        book.subjects["z"]


def test_code_words_are_many_and_none_sounds_like_another(book: Handbook) -> None:
    words = book.code_words
    assert len(words) >= 400
    assert all(word.isascii() and word.isalpha() and word.isupper() and 4 <= len(word) <= 8 for word in words)
    near = [(a, b) for i, a in enumerate(words) for b in words[i + 1 :] if distance(a, b, 1) <= 1]
    assert near == []


def test_no_code_word_is_a_flower_a_colour_or_one_letter_from_an_ugly_word(book: Handbook) -> None:
    flowers = "bunga mawar melati kembang kenanga dahlia anggrek teratai kamboja seruni cempaka tulip seroja"
    colours = "merah kuning hijau hitam putih jingga ungu coklat biru kelabu"
    ugly = "mati bunuh luka darah mayat setan racun kubur pukul tampar tusuk perkosa culik penis pantat sundal bangsat"
    for word in f"{flowers} {colours} {ugly}".split():
        assert not [own for own in book.code_words if distance(own, word.upper(), 1) <= 1], word


def test_a_case_can_end_in_six_ways(book: Handbook) -> None:
    keys = {outcome.key for outcome in book.outcomes}
    assert keys == {"answered", "referred", "no_longer_needed", "unreachable", "not_ours", "test"}


def test_reading_it_costs_no_library_of_holidays() -> None:
    script = "import sys; from handbook.reading import load; load(); sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
