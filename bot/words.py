"""Every word a person reads: the catalogues in locales/, read with Babel, and texts made into sentences.

The .po files themselves are read at the start: whoever changes a word sees it after a restart, with nothing to
compile.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

from flows.text import Paragraphs, Text, Verbatim

LOCALES = Path(__file__).resolve().parent.parent / "locales"
FALLBACKS: Mapping[str, tuple[str, ...]] = {"id": ("id",), "id@anak": ("id@anak", "id"), "en": ("en", "id")}
"""A register is a catalogue: what `id@anak` does not say differently is said as in `id`."""

FAMILY, DESK = "family", "desk"
DOMAINS: Mapping[str, tuple[str, ...]] = {FAMILY: ("id", "id@anak", "en"), DESK: ("id", "en")}


class Words:
    """All catalogues in memory. Implements `flows.text.Phrasebook`."""

    def __init__(self, folder: Path = LOCALES) -> None:
        self._entries: dict[str, dict[str, str]] = {}
        for domain, locales in DOMAINS.items():
            for locale in locales:
                self._entries.setdefault(locale, {}).update(read_catalogue(folder, locale, domain))

    def get(self, key: str, locale: str) -> str | None:
        """The sentence behind `key`, from the locale or the one it falls back to."""
        for name in FALLBACKS[locale]:
            found = self._entries[name].get(key)
            if found is not None:
                return found
        return None

    def all_keys(self) -> frozenset[str]:
        """Every key that some catalogue has."""
        return frozenset(key for entries in self._entries.values() for key in entries)

    def say(self, words: Text | Verbatim, locale: str) -> str:
        """One text as a person reads it. Raises KeyError for a key that no catalogue has, or a gap left open."""
        if isinstance(words, Verbatim):
            return words.text
        sentence = self.get(words.key, locale)
        if sentence is None:
            raise KeyError(f"no catalogue has {words.key!r}")
        if not words.values:
            return sentence
        return sentence.format_map({name: self._value(value, locale) for name, value in words.values.items()})

    def paragraphs(self, words: Paragraphs, locale: str) -> str:
        """Several texts, an empty line between them."""
        return "\n\n".join(said for part in words if (said := self.say(part, locale)))

    def _value(self, value: object, locale: str) -> object:
        if isinstance(value, Text | Verbatim):
            return self.say(value, locale)
        if isinstance(value, tuple):
            return "\n".join(str(self._value(part, locale)) for part in value)
        return value


def read_catalogue(folder: Path, locale: str, domain: str) -> dict[str, str]:
    """key -> sentence of one .po file."""
    path = folder / locale / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=None, abort_invalid=True)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}
