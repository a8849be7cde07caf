"""Whether whoever writes ran away themselves: "gw kabur dr rumah". Not "anak saya kabur", nor "gw pengen kabur"."""

from __future__ import annotations

from collections.abc import Sequence

from flows.triage.asides import finder
from flows.triage.normalise import Token, tokens
from flows.triage.others import others
from handbook.reading import Handbook
from handbook.reading.asides import RAN_AWAY

TOGETHER = frozenset({"sama", "dan", "bareng", "dengan", "bersama", "and", "with", "ajak", "bawa"})
"""Before somebody else: "gw sama adek gw kabur" is of the writer, too."""

NOT_YET = frozenset(
    {"mau", "ingin", "akan", "kalau", "tidak", "bukan", "jangan", "takut", "rencana", "if", "not"}
)
"""Between the writer and the word: then nobody has run away."""

MANY = 4
"""Words before it that may hold one of those."""

DRIVEN_OUT = frozenset({"diusir", "kicked", "thrown"})
"""Whoever is named before this may be who did it: "sama bokap diusir"."""


def ran_away(text: str, handbook: Handbook) -> bool:
    """Whether it is the writer: named last before it, or nobody is."""
    typed = tokens(text, handbook.distress.language)
    return any(
        _is_writers(typed, match.places[0], match.places[-1], handbook)
        for match in finder((RAN_AWAY,), handbook).find(typed)
    )


def _is_writers(typed: Sequence[Token], first: int, last: int, handbook: Handbook) -> bool:
    language = handbook.distress.language
    oneself = language.groups["aku"]
    known = (
        others(language) | language.groups["kecil"] | {"teman", "sahabat", "friend", "son", "daughter"}
    ) - oneself
    spoken = typed[max(0, first - MANY) : last]
    if any(not NOT_YET.isdisjoint(token.forms) for token in spoken):
        return False
    if not oneself.isdisjoint(typed[first].forms):  # "aku diusir": unless it ends "anak aku"
        place = first - 1
        while place >= 0 and not language.fillers.isdisjoint(typed[place].forms):
            place -= 1
        owned = place >= 0 and not known.isdisjoint(typed[place].forms)
        return not owned or (place > 0 and not TOGETHER.isdisjoint(typed[place - 1].forms))
    if any(not DRIVEN_OUT.isdisjoint(token.forms) for token in typed[first : last + 1]):
        known -= language.groups["keluarga"] - language.groups["kecil"]
    for place in range(first - 1, -1, -1):
        forms = typed[place].forms
        before = typed[place - 1].forms if place else frozenset()
        if not known.isdisjoint(forms) and language.fillers.isdisjoint(forms):
            return not TOGETHER.isdisjoint(before) or not oneself.isdisjoint(before)
        if not oneself.isdisjoint(forms) and known.isdisjoint(before):
            return True
    return True
