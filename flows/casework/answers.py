"""Answers by question: which of them are kept beside a later one, and the age that was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from flows.triage.age import age_band

IN_DANGER = "safety."
"""Begins the names of the questions of a danger."""

EACH_KEPT = (
    *("safety.now", "safety.where", "safety.address", "safety.phone", "safety.near"),
    *("safety.talk", "safety.with", "safety.wish", "safety.apart"),
)
"""Questions of a danger of which an answer is added to the one before: help goes to the door by them, and that it had
stopped and began again is part of what happened. Who pressed that they are alone may have swallowed something, too."""

THEN = "\x1e"
"""Stands between an answer and the one that came after it."""

MOST_TOLD = 6
"""Answers to one of them that are kept."""


def joined_answers(known: Mapping[str, str], said: Mapping[str, str]) -> Mapping[str, str]:
    """What was answered by now. A place, a number, who is near: what was told of them before stays told."""
    joined = {name: _joined(known[name], said[name]) for name in EACH_KEPT if name in known and name in said}
    return {**known, **said, **joined}


def _joined(known: str, said: str) -> str:
    """The last behind the first, without those that say nothing else; where they are many, the first and the latest."""
    before = [part for part in known.split(THEN) if part not in said]
    return THEN.join((*before[:1], *before[1:][2 - MOST_TOLD :], said))


def asked_age(details: Mapping[str, str]) -> str:
    """The band of an age that was asked for: "7", "7 tahun", "kelas 2"."""
    said = details.get("child.age", "")
    return age_band([f"umur {said}" if said.strip().isdecimal() else said], "") if said else ""
