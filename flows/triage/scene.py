"""News from where somebody is: "adek nangis", "ayah keluar". It is no place and no number."""

from __future__ import annotations

from flows.triage.normalise import tokens
from flows.triage.others import others
from handbook.reading import Handbook

LONGEST = 4
"""Words of it; a longer message is looked at by itself."""

_DOES = frozenset(
    "nangis menangis keluar pergi tidur ketiduran bangun marah marahmarah ngamuk teriak diam diem "  # noqa: SIM905
    "pukul mukul mukulin datang dateng pulang masuk mandi makan minum mabuk mabok berangkat ribut berantem "
    "pingsan jatuh lari sembunyi ngumpet balik duduk nonton main telepon banting kabur berdarah crying sleeping left "
    "asleep gone shouting"
    "".split()
)


def is_news(text: str, handbook: Handbook) -> bool:
    """Whether somebody is named first, and what they do comes behind."""
    if len(text.split()) > LONGEST or "?" in text:
        return False
    language = handbook.distress.language
    people = others(language) | language.groups["kecil"]
    typed = tokens(text, language)
    named = next((place for place, token in enumerate(typed) if not people.isdisjoint(token.forms)), None)
    return named is not None and any(not _DOES.isdisjoint(token.forms) for token in typed[named + 1 :])
