"""Whose wish to die it is: "anak saya pengen mati" is not "saya pengen mati, anak sudah tidur"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.triage.danger import look
from flows.triage.normalise import Token
from flows.triage.others import others
from handbook.reading import Handbook

_KIND = "bunuh_diri"
_OWNED_BY_NOBODY = frozenset({"dia", "mereka", "he", "she", "they"})
"""Behind these "aku" is somebody else: "lihat dia aku ..." is no "anak aku"."""
FINDS = frozenset(
    {"nemu", "nemuin", "menemukan", "temukan", "lihat", "liat", "melihat", "ketemu", "found", "saw"}
)
THEIRS = frozenset({"tangannya", "lengannya", "pahanya", "badannya", "kamarnya", "tasnya", "hpnya"})
"""Whose trace was found. "Lihat dia" alone is none: "tiap lihat dia aku pengen mati"."""


def of_another(text: str, handbook: Handbook) -> bool:
    """Whether whoever was named last before those words, between the same commas, is somebody else. Where nobody was,
    it is the writer, if they named themselves before at all: "aku anak kls 5, pengen mati".
    """
    seen = look(text, handbook.distress)
    wishes = [match.places[0] for match in seen.around["danger"] if match.label.kind == _KIND]
    place = max(wishes, default=len(seen.words))  # of "aku .. ingin mati" and "ingin mati" what names nobody
    before = seen.words[:place]
    part = seen.words[min(place, len(seen.words) - 1)].part if seen.words else 0
    if _found_on(seen.words):
        return True
    here = _named([token for token in before if token.part == part], handbook)
    return here[-1] if here else all(_named(before, handbook) or (False,))


def _found_on(words: Sequence[Token]) -> bool:
    """ "Saya nemu silet sama bekas sayatan di tangannya": who finds it is not who did it."""
    found = any(not FINDS.isdisjoint(token.forms) for token in words)
    return found and any(not THEIRS.isdisjoint(token.forms) for token in words)


def _named(words: Sequence[Token], handbook: Handbook) -> list[bool]:
    """Whoever is named, in order: True for somebody else. "Anak saya" is one person, "aku anak kls 5" the writer."""
    language = handbook.distress.language
    known, oneself = others(language) | language.groups["kecil"], language.groups["aku"]
    found: list[bool] = []
    last = ""
    for word in words:
        if not oneself.isdisjoint(word.forms):
            if last != "another":
                found.append(False)
            last = "oneself"
        elif not known.isdisjoint(word.forms) and language.fillers.isdisjoint(word.forms):
            if last != "oneself":
                found.append(True)
            last = "another" if _OWNED_BY_NOBODY.isdisjoint(word.forms) else ""
        else:
            last = ""
    return found
