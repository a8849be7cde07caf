"""Whether somebody takes back what they told: "gk jadi", "becanda kok". No danger, and no proof that there was none."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.triage.normalise import Token, tokens
from flows.triage.phrases import Finder
from handbook.reading import Handbook
from handbook.reading.asides import BACK

LONGEST = 8
"""Words of it; what is longer tells something."""

_LAUGHS = re.compile(r"(?:wk|kw|ha|he|hi|xi)+[wkhx]?")
_BESIDE = frozenset(
    "maaf sorry kakak kk min mba mbak mas tadi cuma cuman hanya deng semua semuanya cerita was".split()  # noqa: SIM905
)
"""What stands beside it and adds nothing."""


def takes_back(text: str, handbook: Handbook) -> bool:
    """Whether the message is that and nothing else: "dia gak jadi pulang" is a story."""
    if not text or len(text.split()) > LONGEST:
        return False
    typed = tokens(text, handbook.distress.language)
    found = _finder(handbook).find(typed)
    covered = {place for match in found for place in range(match.places[0], match.places[-1] + 1)}
    rest = (token for place, token in enumerate(typed) if place not in covered)
    return bool(found) and all(_adds_nothing(token, handbook) for token in rest)


def _adds_nothing(token: Token, handbook: Handbook) -> bool:
    language = handbook.distress.language
    idle = language.fillers | language.groups["aku"] | _BESIDE
    return not idle.isdisjoint(token.forms) or any(_LAUGHS.fullmatch(form) for form in token.forms)


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [(one.kind, phrase) for one in handbook.asides if one.kind == BACK for phrase in one.phrases]
    return Finder(labelled, handbook.distress.language.fillers)
