"""senses.yaml: words that mean something alike, so that the learned listener knows sentences it never met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from handbook.reading.origin import read_origin
from handbook.reading.page import read_page
from handbook.reading.phrases import Language
from handbook.reading.problems import Problems

FILE = "senses.yaml"
Senses = Mapping[str, frozenset[str]]
"""A plain word, and the names of its groups."""


def read_senses(folder: Path, language: Language, problems: Problems) -> Senses:
    """A word may stand in several groups; an everyday spelling counts for its plain word too."""
    page = read_page(folder, FILE, problems)
    if page is None:
        return {}
    read_origin(page)
    found: defaultdict[str, set[str]] = defaultdict(set)
    groups = page.entry("senses")
    for name in groups.names():
        for word in groups.texts(name):
            found[word].add(name)
            found[language.slang.get(word, word)].add(name)
    page.done()
    return {word: frozenset(names) for word, names in found.items()}
