"""Both listeners' answers to one question, added up.

One answer says less than all of them: who is gravely worried about the risk, and surely knows what kind of danger it
would be, hears danger too. How much each counts was learned (training/joint.py) and stands in learned.bin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SECOND = "second:"
"""What the second listener's answers are named after."""


def of_danger(
    danger: float, acute: float, kinds: Iterable[float], told: Mapping[str, float], kind: str
) -> dict[str, float]:
    """All that is said of the danger in one message. `kinds` are the first's scores; the second's names begin with
    `kind`. Of the risk the second alone speaks here, for it has read the message with what was said before it.
    """
    return {
        "danger": danger,
        "acute": acute,
        "kind": max(kinds),
        **{SECOND + name: told[name] for name in ("danger", "acute", "concern", "grave")},
        f"{SECOND}kind": max(score for name, score in told.items() if name.startswith(kind)),
    }


def of_letters(
    given: Mapping[str, float], told: Mapping[str, float], letters: Iterable[str]
) -> dict[str, float]:
    """All that is said of whether a story has any letter."""
    letters = tuple(letters)
    found: dict[str, float] = {}
    for listener, said in (("", given), (SECOND, told)):
        found |= {listener + name: said[name] for name in ("ampk", "concern")}
        found[f"{listener}letter"] = max(said[letter] for letter in letters)
    return found


def summed(said: Mapping[str, float], counts: Mapping[str, float]) -> float:
    """As one score; above the limit of `together` it is so."""
    return sum(count * said[name] for name, count in counts.items())
