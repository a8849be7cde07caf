"""Whether somebody takes back what they told: "gk jadi", "becanda kok". No danger, and no proof that there was none."""

from __future__ import annotations

import re
from functools import partial

from flows.triage.asides import is_nothing_else
from flows.triage.normalise import Token
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
    return is_nothing_else(text, (BACK,), handbook, partial(_adds_nothing, handbook))


def _adds_nothing(handbook: Handbook, token: Token) -> bool:
    language = handbook.distress.language
    idle = language.fillers | language.groups["aku"] | _BESIDE
    return not idle.isdisjoint(token.forms) or any(_LAUGHS.fullmatch(form) for form in token.forms)
