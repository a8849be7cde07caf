"""A few short lines for a family, in each of its catalogues."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.reading.page import Entry
from handbook.reading.subjects import LOCALES


def read_lines(entry: Entry, most: int, longest: int) -> Mapping[str, tuple[str, ...]]:
    """By catalogue ('id', 'id@anak', 'en'). `longest`: characters of all lines of one catalogue together."""
    return {locale: _lines(entry, locale, most, longest) for locale in LOCALES}


def _lines(entry: Entry, locale: str, most: int, longest: int) -> tuple[str, ...]:
    lines = entry.texts(locale)
    if not 1 <= len(lines) <= most:
        entry.complain(f"'{locale}' harus berisi 1 sampai {most} baris.", entry.line_of(locale))
    if sum(map(len, lines)) > longest:
        entry.complain(f"'{locale}' terlalu panjang. Paling banyak {longest} huruf.", entry.line_of(locale))
    return lines
