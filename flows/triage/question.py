"""Whether a message asks: by its mark, by a word that asks, or by its end. And whether "buat apa" asks us."""

from __future__ import annotations

from collections.abc import Sequence

from flows.match import ADDRESS, POLITE
from flows.triage.normalise import Token
from flows.triage.phrases import Match

QUESTION = frozenset(
    (
        *("apa", "apakah", "kapan", "bisa", "bisakah", "boleh", "akan", "nanti", "bagaimana", "gimana"),
        *("gmn", "gmna", "ngapain", "harus", "tolong", "minta", "can", "will", "what", "how"),
        *("mana", "kemana", "kmana", "kmn", "dimana", "dmn", "where"),
    )
)
"""Words that make a question of what has no question mark; "tidak" and "kah" only at the end: "dia baca ga"."""

AT_THE_END = frozenset({"tidak", "kah", "kan"})

OVER_THERE = frozenset({"di", "disitu", "situ", "disana", "sana", "disini", "sini"})
"""Behind "tidak" at the end: "ada orang ga disitu"."""

BEHIND = OVER_THERE | (POLITE | ADDRESS) - AT_THE_END
"""What may stand behind the word that asks: "ada orang ga di sini kak"."""

ONESELF = frozenset({"aku", "kita", "kami", "we"})
"""Who asks where to go: "dia bangun, aku lari ke mana". "Dia lari ke mana" asks something else."""

IDLE = POLITE | ADDRESS | {"ini", "itu", "memang", "emang"}
"""What may stand behind "buat apa"."""

LIVING = ONESELF | {"hidup", "lahir", "dilahirkan", "dilahirin"}
"""What may not stand before it: "aku hidup buat apa" is no question to us."""


def is_question(said: str, typed: Sequence[Token]) -> bool:
    """Whether it asks: by its mark, by a word that asks, or by its end."""
    if "?" in said or any(not QUESTION.isdisjoint(token.forms) for token in typed):
        return True
    return ends_asking(typed)


def ends_asking(typed: Sequence[Token]) -> bool:
    """ "Ada orang ga", and whatever may stand behind that. "Ga" alone, or "ga bu", is an answer."""
    words = list(typed)
    while words and not BEHIND.isdisjoint(words[-1].forms):
        words.pop()
    return len(words) > 1 and not AT_THE_END.isdisjoint(words[-1].forms)


def asks_why(match: Match[str], typed: Sequence[Token]) -> bool:
    """ "Buat apa?" alone asks why we ask; "buat apa hidup" asks something else."""
    if len(match.places) > 2 or "apa" not in typed[match.places[-1]].forms:
        return True
    first, last = match.places[0], match.places[-1]
    before = [token.forms for token in typed[:first]]
    behind = [token.forms for token in typed[last + 1 :] if token.sentence == typed[last].sentence]
    return all(LIVING.isdisjoint(forms) for forms in before) and all(
        not IDLE.isdisjoint(forms) for forms in behind
    )
