"""Case codes: read aloud, written down, typed with mistakes, still the same case."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.casework.code import make_code, read_code
from handbook.reading import Handbook


def test_a_code_is_two_different_words_and_two_digits(book: Handbook) -> None:
    dice = random.Random(1)
    for _ in range(2000):
        first, second, number = make_code(book.code_words, dice).split("-")
        assert first != second
        assert {first, second} <= set(book.code_words)
        assert 10 <= int(number) <= 99


@pytest.mark.parametrize(
    "typed",
    [
        "PANDAN-LAYAR-27",
        "pandan layar 27",
        "pandanlayar27",
        " Pandan - Layar-27.",
        "PANDAN_LAYAR_27",
        "pandan-layar27",
    ],
)
def test_case_and_dashes_do_not_matter(book: Handbook, typed: str) -> None:
    assert read_code(typed, book.code_words) == "PANDAN-LAYAR-27"


@pytest.mark.parametrize(
    "typed", ["pandam layar 27", "pandan layarr 27", "padnan layra 27", "pandqn laayar 27", "pandamlayar27"]
)
def test_one_slip_a_word_is_forgiven(book: Handbook, typed: str) -> None:
    assert read_code(typed, book.code_words) == "PANDAN-LAYAR-27"


@pytest.mark.parametrize(
    "typed",
    ["", "27", "pandan 27", "pandan layar", "pandan layar 2", "halo kak apa kabar 27", "pxxdan layar 27"],
)
def test_what_is_no_code_is_none(book: Handbook, typed: str) -> None:
    assert read_code(typed, book.code_words) is None


def test_a_slip_as_near_to_two_words_is_asked_again() -> None:
    assert read_code("panan layar 27", ("PANDAN", "PANEN", "LAYAR")) is None


@given(seed=st.integers(0, 2**64 - 1))
def test_every_code_reads_back_without_its_dashes(book: Handbook, seed: int) -> None:
    code = make_code(book.code_words, random.Random(seed))
    assert read_code(code.lower().replace("-", " "), book.code_words) == code


@given(seed=st.integers(0, 2**32), cut=st.integers(0, 3))
def test_a_lost_letter_never_leads_to_another_case(book: Handbook, seed: int, cut: int) -> None:
    code = make_code(book.code_words, random.Random(seed))
    assert read_code(code[:cut] + code[cut + 1 :], book.code_words) in (code, None)
