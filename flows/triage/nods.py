"""Whether a message is thanks or consent and nothing else: "baik bu saya mau". Nobody waits for an answer to it."""

from __future__ import annotations

from functools import lru_cache

from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook
from handbook.reading.asides import NOD

LONGEST = 10
"""Words of it; what is longer tells something."""

_BESIDE = frozenset(
    "iya ya mau min mba mbak mas banyak sekali infonya bantuannya semuanya alhamdulillah sama very much so yes".split()  # noqa: SIM905
)
"""What stands beside it and asks nothing."""


def nods(text: str, handbook: Handbook) -> bool:
    """Every word of it is known to be harmless: in "oke, dia di depan pintu" the rest is told, and stays. "Iya" alone
    may answer whether somebody is hurt.
    """
    if not text or "?" in text or len(text.split()) > LONGEST:
        return False
    typed = tokens(text, handbook.distress.language)
    found = _finder(handbook).find(typed)
    covered = {place for match in found for place in range(match.places[0], match.places[-1] + 1)}
    rest = (token for place, token in enumerate(typed) if place not in covered)
    return bool(found) and all(_adds_nothing(token, handbook) for token in rest)


def _adds_nothing(token: Token, handbook: Handbook) -> bool:
    language = handbook.distress.language
    return not (language.fillers | language.groups["aku"] | _BESIDE).isdisjoint(token.forms)


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [(one.kind, phrase) for one in handbook.asides if one.kind == NOD for phrase in one.phrases]
    return Finder(labelled, handbook.distress.language.fillers)
