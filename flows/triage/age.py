"""How old the child is, where the story says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADULT = 18
_BANDS = ((5, "0-5"), (12, "6-12"), (17, "13-17"))
_NOT_YEARS = r"\s?(?:bulan|bln|bl|minggu|mgg|hari|hr|months?|weeks?|days?)\b"
""" "Umur 8 bulan" is no eight years."""

_AGE = re.compile(
    rf"(?:umur|usia|umurku|umurnya|usianya)\W{{0,2}}(?:\w+\W)?(\d{{1,2}})(?!\d|{_NOT_YEARS})"
    r"|(?<![\d.,])(\d{1,2})\s?-?(?:th|thn|tahun|taun|yo|y/o|years?[\s-]old|yrs?[\s-]old)\b"
    r"|\bi(?:\s?[’']?m|\sam)\s(\d{1,2})\b(?!\s?(?:weeks?|months?|minutes?|hours?|days?|km|kg|%))",
    re.I,
)
_NO_AGE = re.compile(
    r"^\W*(?:yang\s)?(?:lalu|silam|lamanya|menikah|nikah|kerja|bekerja|penjara|(?:ber)?pacaran|jadian)\b",
    re.I,
)
_SPAN_BEHIND = re.compile(r"^\W*(?:di\w{3,}|mukul\w*|begini|begitu|gini|gitu|terus|kayak|kyk|lebih)\b", re.I)
""" "Udah 2 tahun dipukul" says for how long; "anak saya udah 2 tahun" how old."""

_ALREADY = re.compile(r"\b(?:udah|sudah|udh|sdh|dah|hampir|jalan)\W+$", re.I)
_SPAN = re.compile(r"\b(?:menikah|nikah|pacaran|kerja|bekerja|selama|penjara|hukuman|cerai|pisah)\W+$", re.I)
_MONTHS = re.compile(
    r"(?<!\d)\d{1,2}\s?(?:bulan|bln)\b(?!\W*(?:yang\s)?(?:lalu|hamil|ini|lagi))"
    r"|(?:umur|usia)(?:nya)?\s(?:\w+\s)?\d{1,2}\s?(?:minggu|mgg|hari|hr)\b",
    re.I,
)
_IN_MONTHS = re.compile(r"\d{1,2}(?=\s?(?:bulan|bln))", re.I)
_CLASS = re.compile(
    r"\b(?:kelas|kls)\s?(\d{1,2})(?:\s?(sd|smp|sma|smk))?\b"
    r"|\b(\d{1,2})\s?(sd|smp|sma|smk)\b|\b(paud|tk|sd|smp|sma|smk)\b",
    re.I,
)
_BABY = re.compile(r"\b(?:bayi|balita|batita|baby|orok|newborn)\b", re.I)
_SCHOOLS = {"paud": 4, "tk": 5, "sd": 9, "smp": 14, "sma": 16, "smk": 16}
_SIX = 6
"""A child of the first class is six or seven."""


def child_age(texts: Sequence[str]) -> int | None:
    """The youngest age below 18 that the story names, in years; the school or the word "bayi" where no number does."""
    text = "\n".join(texts)
    ages = [age for age in _named(text) if age < _ADULT]
    if ages:
        return min(ages)
    if _BABY.search(text) or _MONTHS.search(text):
        return 0 if not re.search(r"\bbalita\b", text, re.I) else 3
    schools = [_by_school(match) for match in _CLASS.finditer(text)]
    return min(schools) if schools else None


_AND_MONTHS = re.compile(
    r"(?<![\d.,])(\d{1,2})\s?(?:th|thn|tahun|taun|years?|yrs?)\W{0,2}(?:and\s|dan\s)?"
    r"(\d{1,2})\s?(?:bulan|bln|months?)\b",
    re.I,
)


def months_beside(texts: Sequence[str], years: int) -> int | None:
    """The months that the story names beside these years: "2 th 4 bln"; what was said last counts."""
    said = (match for text in reversed(texts) for match in _AND_MONTHS.finditer(text))
    return next((int(match[2]) for match in said if int(match[1]) == years), None)


def months_alone(texts: Sequence[str]) -> int | None:
    """The months of an age told in months alone: "8 bulan"; what was said last counts."""
    said = (match for text in reversed(texts) for match in _MONTHS.finditer(text) if not _named(text))
    return next((int(number[0]) for match in said if (number := _IN_MONTHS.search(match[0]))), None)


def in_months(texts: Sequence[str]) -> bool:
    """Whether the age that was told last is one in months: "8 bulan"."""
    said = [text for text in texts if _MONTHS.search(text) or _named(text)]
    return bool(said) and bool(_MONTHS.search(said[-1])) and not _named(said[-1])


def age_band(texts: Sequence[str], who: str) -> str:
    """'0-5', '6-12' or '13-17' (SIMFONI-PPA's bands), '' where the story does not tell.

    A child who writes is no baby: where `who` is "child", the word "bayi" means somebody else.
    """
    age = child_age(texts)
    if age is None or (who == "child" and age < _SIX):
        return ""
    return next(band for most, band in _BANDS if age <= most)


_TOLD = re.compile(
    r"\b(?:umur|usia)(?:nya)?\s+(?:\w+\s+)?\d{1,2}(?:\s*(?:atau|ato|sampai|sampe|-|/)\s*\d{1,2})?"
    rf"(?!\d|{_NOT_YEARS})"
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
    return tuple(sorted({age for text in texts for age in _named(text) if age < _ADULT}))


def _named(text: str) -> list[int]:
    ages = (
        match
        for match in _AGE.finditer(text)
        if not _NO_AGE.match(text[match.end() :])
        and not _SPAN.search(text[: match.start()])
        and not (_ALREADY.search(text[: match.start()]) and _SPAN_BEHIND.match(text[match.end() :]))
    )
    return [int(match[1] or match[2] or match[3]) for match in ages]


def _by_school(match: re.Match[str]) -> int:
    grade, of, short, kind, school = match.groups()
    if grade and (not of or of.lower() == "sd" or int(grade) > _SIX):
        return min(_SIX + int(grade), _ADULT - 1)
    short, kind = short or grade, kind or of
    if school:
        return _SCHOOLS[school.lower()]
    first = {"sd": _SIX, "smp": 12, "sma": 15, "smk": 15}[kind.lower()]
    return min(first + int(short), _ADULT - 1)
