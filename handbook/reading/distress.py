"""distress.yaml: what danger sounds like, and what only sounds like it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.reading.learned import Learned
from handbook.reading.origin import Origin, read_origin
from handbook.reading.page import Entry, read_page
from handbook.reading.phrases import Language, Phrase, read_phrases
from handbook.reading.problems import Problems
from handbook.reading.subjects import CODES, TOPICS

FILE = "distress.yaml"
KINDS = (
    "bunuh_diri",
    "kekerasan_berlangsung",
    "senjata_ancaman",
    "kekerasan_seksual",
    "penculikan",
    "anak_hilang",
    "bayi_ditelantarkan",
    "anak_sendirian",
    "cedera",
    "kebakaran_banjir",
    "takut_menyakiti",
    "minta_tolong",
)


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of danger. `acute` hands over at once, `check` asks one kind question; `implies` names subjects."""

    key: str
    name: str
    implies: tuple[str, ...]
    acute: tuple[Phrase, ...]
    check: tuple[Phrase, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """Words around a phrase that change what it means.

    `cancelling` phrases never alarm; sharing only `light` words with one does not count. `negators` before a phrase
    undo it, unless one of `not_negating` follows them. `past`, `distant` (film, song, homework) and `general`
    (questions about the matter) make acute a check and a check nothing; words of `present` undo `past`. `settled`
    takes away one step more. `nearing` says that somebody comes near: danger only after a story of danger.
    """

    cancelling: tuple[Phrase, ...]
    light: frozenset[str]
    negators: frozenset[str]
    not_negating: frozenset[str]
    past: tuple[Phrase, ...]
    present: tuple[Phrase, ...]
    settled: tuple[Phrase, ...]
    distant: tuple[Phrase, ...]
    general: tuple[Phrase, ...]
    nearing: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Distress:
    """`kinds` in order of urgency. `cries` are danger when they are the whole message, with only `cry_company`.

    Without `learned` the phrases decide alone.
    """

    kinds: tuple[Kind, ...]
    context: Context
    cries: frozenset[str]
    cry_company: frozenset[str]
    language: Language
    learned: Learned | None = None


def read_distress(folder: Path, language: Language, problems: Problems) -> Distress:
    """Every kind must be there once, with at least one phrase (the bare cry has its words beside the kinds)."""
    page = read_page(folder, FILE, problems)
    if page is None:
        empty = Context((), frozenset(), frozenset(), frozenset(), (), (), (), (), (), ())
        return Distress((), empty, frozenset(), frozenset(), language)
    kinds = tuple(_kind(entry, language) for entry in page.entries("kinds"))
    missing = [key for key in KINDS if key not in {kind.key for kind in kinds}]
    if missing:
        page.complain(f"jenis {', '.join(missing)} tidak ada. Kembalikan isian itu.", page.line_of("kinds"))
    cry = page.entry("cry")
    cries, company = _words(cry, "words", language), _words(cry, "company", language)
    read_origin(cry)
    cry.done()
    context = _context(page.entry("context"), language)
    page.done()
    return Distress(kinds, context, cries, company, language)


def _kind(entry: Entry, language: Language) -> Kind:
    kind = Kind(
        key=entry.one_of("kind", KINDS),
        name=entry.text("name"),
        implies=entry.some_of("implies", (*CODES, *TOPICS)),
        acute=read_phrases(entry, "acute", language),
        check=read_phrases(entry, "check", language),
        origin=read_origin(entry),
    )
    entry.done()
    if not kind.acute and not kind.check and kind.key != "minta_tolong":
        entry.complain(f"jenis '{kind.key}' belum punya frasa. Isi 'acute' atau 'check'.")
    return kind


def _context(entry: Entry, language: Language) -> Context:
    context = Context(
        cancelling=read_phrases(entry, "cancelling", language),
        light=frozenset().union(*(phrase.words[0] for phrase in read_phrases(entry, "light", language))),
        negators=_words(entry, "negators", language),
        not_negating=_words(entry, "not_negating", language),
        past=read_phrases(entry, "past", language),
        present=read_phrases(entry, "present", language),
        settled=read_phrases(entry, "settled", language),
        distant=read_phrases(entry, "distant", language),
        general=read_phrases(entry, "general", language),
        nearing=read_phrases(entry, "nearing", language),
    )
    read_origin(entry)
    entry.done()
    return context


def _words(entry: Entry, name: str, language: Language) -> frozenset[str]:
    return frozenset(language.slang.get(word, word) for word in entry.texts(name))
