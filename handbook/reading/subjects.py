"""categories.yaml: the 15 AMPK codes and the ordinary topics, in the law's words, in a family's, and as phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.phrases import Language, Phrase, read_phrases
from handbook.reading.problems import Problems

FILE = "categories.yaml"
CODES = tuple("abcdefghijklmno")
TOPICS = ("pengasuhan", "gizi", "kespro", "hukum_keluarga", "psikologi", "kdrt")
LOCALES = ("id", "id@anak", "en")
BUTTON = 30
"""Longest text of a button, in characters."""


@dataclass(frozen=True, slots=True)
class Words:
    """How one register says it: short for a button, longer for a summary."""

    button: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """`code` is a letter (AMPK) or a topic's name. `statutory` is for the desk only, never for a family.

    `sensitive` subjects stand as "sensitif" on the group's card. `strong` phrases alone decide, `weak` ones hint.
    """

    code: str
    statutory: str
    words: Mapping[str, Words]
    sensitive: bool
    strong: tuple[Phrase, ...]
    weak: tuple[Phrase, ...]
    origin: Origin

    @property
    def ampk(self) -> bool:
        """One of the 15 statutory categories, not an ordinary topic."""
        return self.code in CODES

    def button(self, locale: str) -> str:
        """The button in this register; an unknown one falls back to 'id'."""
        return self.words.get(locale, self.words["id"]).button

    def label(self, locale: str) -> str:
        """The longer wording in this register; an unknown one falls back to 'id'."""
        return self.words.get(locale, self.words["id"]).label


@dataclass(frozen=True, slots=True, eq=False)
class Subjects:
    """`all` stands in the order in which a family sees it."""

    all: tuple[Subject, ...]
    language: Language

    def __getitem__(self, code: str) -> Subject:
        """The subject with this code; KeyError for an unknown one."""
        for subject in self.all:
            if subject.code == code:
                return subject
        raise KeyError(code)

    def __contains__(self, code: object) -> bool:
        return any(subject.code == code for subject in self.all)


def read_subjects(folder: Path, language: Language, problems: Problems) -> Subjects:
    """All of them; each code must be there exactly once."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return Subjects((), language)
    subjects: dict[str, Subject] = {}
    for entry in page.entries("subjects"):
        subject = _subject(entry, language)
        if subject.code in subjects:
            entry.complain(
                f"kode '{subject.code}' tertulis dua kali. Hapus salah satu.", entry.line_of("code")
            )
        subjects[subject.code] = subject
    page.done()
    missing = [code for code in (*CODES, *TOPICS) if code not in subjects]
    if missing:
        page.complain(f"kode {', '.join(missing)} tidak ada. Kembalikan isian itu.")
    return Subjects(tuple(subjects.values()), language)


def _subject(entry: Entry, language: Language) -> Subject:
    subject = Subject(
        code=entry.one_of("code", (*CODES, *TOPICS)),
        statutory=entry.text("statutory"),
        words={locale: _words(entry.entry(locale)) for locale in LOCALES},
        sensitive=entry.flag("sensitive"),
        strong=read_phrases(entry, "strong", language),
        weak=read_phrases(entry, "weak", language),
        origin=read_origin(entry),
    )
    entry.done()
    return subject


def _words(entry: Entry) -> Words:
    words = Words(entry.text("button"), entry.text("label"))
    if len(words.button) > BUTTON:
        sentence = f"tombol '{words.button}' terlalu panjang. Paling banyak {BUTTON} huruf."
        entry.complain(sentence, entry.line_of("button"))
    entry.done()
    return words
