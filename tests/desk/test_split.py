"""Long texts in parts: nothing lost, nothing too long, cut where a reader would pause."""

from __future__ import annotations

from hypothesis import given, strategies

from bot.split import LIMIT, split, units

written = strategies.text(alphabet=strategies.sampled_from("ab \n😀é"), max_size=300)


@given(written, strategies.integers(min_value=4, max_value=40))
def test_no_part_is_too_long_and_no_sign_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(written)
def test_what_fits_stays_one_part(text: str) -> None:
    assert split(text) == [text]


def test_a_sign_outside_the_first_plane_counts_twice_and_is_never_cut() -> None:
    assert units("😀") == 2
    parts = split("😀" * LIMIT)
    assert [units(part) for part in parts] == [LIMIT, LIMIT]


def test_it_is_cut_at_a_line_or_else_at_a_word() -> None:
    assert split("satu dua\ntiga empat", 14) == ["satu dua", "tiga empat"]
    assert split("satu dua tiga empat", 14) == ["satu dua tiga", "empat"]
    assert split("x" * 10, 4) == ["xxxx", "xxxx", "xx"]
