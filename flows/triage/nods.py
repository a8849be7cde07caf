"""Whether a message is thanks or consent and nothing else: "baik bu saya mau". Nobody waits for an answer to it."""

from __future__ import annotations

from flows.triage.asides import idle_beside, is_nothing_else
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
    return is_nothing_else(text, (NOD,), handbook, idle_beside(_BESIDE, handbook))
