"""What a family answered beside its story, for the one who claims the case: never for the group."""

from __future__ import annotations

from collections.abc import Mapping

from flows.effects import Effect, Tell
from flows.notes import Changed
from flows.session import Session, of_child
from flows.talk.asking import ENDED
from flows.triage.writer import own_age

ABOUT = ("safety.", "risk.", "child.", "safe.", "waiting.")
AGE = "child.age"
SKIPPED = ("skip", "enough")
NO_QUESTIONS = ("safe.word", ENDED, "safety.check.morning", "safety.came")
"""Marks among the answers that nobody was asked for, and the word that nobody is shown."""


def details(session: Session) -> Mapping[str, str]:
    """Every answer that says something, by the question's name; of a further child with its number behind it."""
    found = {}
    for place, child in enumerate(session.children, 1):
        found.update({numbered(name, place): value for name, value in child.items() if value not in SKIPPED})
    for name, value in session.answers.items():
        if name.startswith(ABOUT) and value not in SKIPPED and name not in NO_QUESTIONS:
            found[of_child(session, name)] = value
    age = age_told(session)
    return found if age is None else {AGE: str(age), **found}


def age_told(session: Session) -> int | None:
    """How old the child that writes said it is, unasked: "aku 12 th"."""
    return own_age(session.story) if session.register == "child" else None


def told(session: Session, name: str) -> tuple[Effect, ...]:
    """The note of one answer to an open case; a skipped one says nothing."""
    value = session.answers.get(name, "")
    if session.case is None or not value or value in SKIPPED:
        return ()
    return (Tell("case", session.case.id, Changed(details={of_child(session, name): value})),)


def numbered(name: str, place: int) -> str:
    """`child.age`, and for the second child `child.age/2`."""
    return name if place == 1 else f"{name}/{place}"
