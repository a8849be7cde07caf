"""How old the child is, where the story says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.triage.named_age import MONTH, NO_YEARS, YEAR, Named, named

_ADULT = 18
_BANDS = ((5, "0-5"), (12, "6-12"), (17, "13-17"))
_CLASS = re.compile(
    r"\b(?:kelas|kls)\s?(\d{1,2})(?:\s?(sd|smp|sma|smk))?\b"
    r"|\b(\d{1,2})\s?(sd|smp|sma|smk)\b|\b(paud|tk|sd|smp|sma|smk)\b",
    re.I,
)
_BABY = re.compile(r"\b(?:bayi|balita|batita|baby|orok|newborn)\b", re.I)
_SCHOOLS = {"paud": 4, "tk": 5, "sd": 9, "smp": 14, "sma": 16, "smk": 16}
_SET_RIGHT = re.compile(
    r"\b(?:salah|maksud(?:nya|ku|saya)?|mksd(?:nya)?|bukan|bkn|ralat|sorry|eh|typo)\b", re.I
)
_SIX = 6
"""A child of the first class is six or seven."""


def child_age(texts: Sequence[str]) -> int | None:
    """The youngest age below 18 that the story names, in years; the school or the word "bayi" where no number does."""
    ages = [age.years for text in texts for age in named(text) if age.years < _ADULT]
    if ages:
        return min(ages)
    text = "\n".join(texts)
    if _BABY.search(text):
        return 0 if not re.search(r"\bbalita\b", text, re.I) else 3
    schools = [_by_school(match) for match in _CLASS.finditer(text)]
    return min(schools) if schools else None


def told_ages(texts: Sequence[str]) -> tuple[Named, ...]:
    """The ages of children as they were told with a number, in their order; what sets an earlier one right, alone.

    A school or the word "bayi" tells no age that could be shown.
    """
    found: dict[Named, None] = {}
    for text in texts:
        ages = {age: None for age in named(text) if age.years < _ADULT and not age.of_writer}
        found = ages if ages and _SET_RIGHT.search(text) else {**found, **ages}
    return tuple(found)


def in_months(texts: Sequence[str]) -> bool:
    """Whether the age that was told last is one in months: "8 bulan"."""
    ages = [age for text in texts for age in named(text)]
    return bool(ages) and not ages[-1].years and bool(ages[-1].months)


def months_alone(texts: Sequence[str]) -> int | None:
    """The months of an age told in months alone: "8 bulan"; what was said last counts."""
    told = (age for text in reversed(texts) for age in named(text))
    return next((age.months for age in told if age.months and not age.years), None)


def age_band(texts: Sequence[str], who: str) -> str:
    """'0-5', '6-12' or '13-17' (SIMFONI-PPA's bands), '' where the story does not tell.

    A child who writes is no baby: where `who` is "child", the word "bayi" means somebody else.
    """
    age = child_age(texts)
    if age is None or (who == "child" and age < _SIX):
        return ""
    return next(band for most, band in _BANDS if age <= most)


_TOLD = re.compile(
    r"\b(?:umur|usia)(?:nya)?\s+(?:[^\W\d]+\s+)?\d{1,2}(?:\s*(?:atau|ato|sampai|sampe|-|/)\s*\d{1,2})?"
    rf"(?![\d.,]?\d|{NO_YEARS}|\s*{YEAR}\s*\d{{1,2}}\s*{MONTH}|\s*(?:tahun|th|thn)?\s*setengah)"
    r"(?:\s*(?:tahun|thn|th|taun)(?:an)?\b)?",
    re.IGNORECASE,
)


def told_age(texts: Sequence[str]) -> str:
    """The one age below 18 that the story names: "6"; "umur 6 atau 7" in its own words; '' for none or several."""
    found = {match[0] for match in _TOLD.finditer("\n".join(texts))}
    words = " ".join(found.pop().split()) if len(found) == 1 else ""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if not numbers or max(numbers) >= _ADULT:
        return ""
    return words if len(numbers) > 1 else str(numbers[0])


def years_told(texts: Sequence[str]) -> tuple[int, ...]:
    """Every age below 18 that the story names in years, the youngest first."""
    return tuple(sorted({age.years for text in texts for age in named(text) if 0 < age.years < _ADULT}))


def _by_school(match: re.Match[str]) -> int:
    grade, of, short, kind, school = match.groups()
    if grade and (not of or of.lower() == "sd" or int(grade) > _SIX):
        return min(_SIX + int(grade), _ADULT - 1)
    short, kind = short or grade, kind or of
    if school:
        return _SCHOOLS[school.lower()]
    first = {"sd": _SIX, "smp": 12, "sma": 15, "smk": 15}[kind.lower()]
    return min(first + int(short), _ADULT - 1)
