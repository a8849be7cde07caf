"""Whose wish to die it is: "anak saya pengen mati" is not "saya pengen mati, anak sudah tidur"."""

from __future__ import annotations

from flows.triage.danger import look
from flows.triage.others import others
from handbook.reading import Handbook

_KIND = "bunuh_diri"


def of_another(text: str, handbook: Handbook) -> bool:
    """Whether whoever was named last before those words is somebody else. Where nobody was, it is the writer."""
    seen = look(text, handbook.distress)
    language = handbook.distress.language
    wishes = [match.places[0] for match in seen.around["danger"] if match.label.kind == _KIND]
    before = seen.words[: min(wishes, default=len(seen.words))]
    named, oneself = others(language) | language.groups["kecil"], language.groups["aku"]
    for place in range(len(before) - 1, -1, -1):
        forms = before[place].forms
        if not oneself.isdisjoint(forms):
            return place > 0 and not named.isdisjoint(before[place - 1].forms)  # "anak saya"
        if not named.isdisjoint(forms) and language.fillers.isdisjoint(forms):
            return True
    return False
