"""Whether a message names somebody else: what is only an answer ("iya pelan2", "besok saya ke kantor") names nobody."""

from __future__ import annotations

from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.phrases import Language

_GROUPS = ("orang", "keluarga", "kerabat", "pengasuh")
_IN_ENGLISH = frozenset({"he", "she", "they", "him", "her", "them", "someone", "somebody"})


def names_another(text: str, handbook: Handbook) -> bool:
    """ "Dia masuk kamar", "om di luar"; an address ("iya kak") names nobody."""
    language = handbook.distress.language
    known = others(language)
    return any(
        not known.isdisjoint(word.forms) and language.fillers.isdisjoint(word.forms)
        for word in tokens(text, language)
    )


def others(language: Language) -> frozenset[str]:
    """The words that name somebody else."""
    return _IN_ENGLISH.union(*(language.groups[group] for group in _GROUPS))
