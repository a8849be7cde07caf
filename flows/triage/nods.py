"""Whether a message is thanks or consent and nothing else: "baik bu saya mau". Nobody waits for an answer to it."""

from __future__ import annotations

from functools import partial

from flows.triage.asides import is_nothing_else
from flows.triage.normalise import Token
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
    return is_nothing_else(text, (NOD,), handbook, partial(_adds_nothing, handbook))


def _adds_nothing(handbook: Handbook, token: Token) -> bool:
    language = handbook.distress.language
    return not (language.fillers | language.groups["aku"] | _BESIDE).isdisjoint(token.forms)
