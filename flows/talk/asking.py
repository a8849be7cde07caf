"""How much is asked: what moves the risk first, never too much, and one tap ends it; the rest is handed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows.effects import StopTimer
from flows.moment import Moment
from flows.node import HERE, Choice, Move
from flows.session import Session, answered, at, put

ENOUGH = "enough"
ENDED = "risk.enough"
"""Answered once they ended the questions."""

LINES = ("child.", "safe.")
"""Questions of the summary's lines that can be skipped without taking away what they hold."""

OPTIONAL = ("risk.", "child.", "intake.city", "safe.")
"""Questions of which each can be skipped."""


def asked(session: Session) -> int:
    """How many of them this matter was asked so far, skipped ones too."""
    earlier = sum(len(child) for child in session.children)
    return earlier + sum(name.startswith(OPTIONAL) for name in session.answers if name != ENDED)


def many(session: Session, moment: Moment) -> bool:
    """Whether so much was asked that ending it is offered before everything else (`few` in handbook/risk.yaml)."""
    return asked(session) >= moment.handbook.signs.few


def ways_round(then: str, *, only_after: bool = False) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """The choices before and behind the answers: to end the questions, to skip this one.

    `only_after` others were asked: where this may be the only question, skipping it is the same.
    """
    skip = Choice("skip", then, "answer.skip", 2)
    return (first(),), (skip, last(only_after=only_after))


def first() -> Choice:
    """To end the questions, before everything else once they are many."""
    return Choice(ENOUGH, "waiting.line", "answer.enough.first", pinned=True, shown=many)


def last(*, only_after: bool = False) -> Choice:
    """The same, quietly, while they are few."""

    def shown(session: Session, moment: Moment) -> bool:
        return not many(session, moment) and (not only_after or asked(session) > 0)

    return Choice(ENOUGH, "waiting.line", "answer.enough", 2, shown=shown)


def end(session: Session) -> Move:
    """No more questions: what is known is in the queue already, and can be looked at there."""
    session = answered(answered(session, ENDED, "yes"), session.node, ENOUGH)
    onward = "waiting.line" if session.case else "intake.summary"
    return Move(session, (StopTimer("burst"),), to=onward)


def leaves_as_it_was(session: Session, key: str) -> bool:
    """Whether a line of the summary was to be changed and is not: nothing that was answered is lost by it."""
    return bool(session.returning) and (key == ENOUGH or (key == "skip" and session.node.startswith(LINES)))


def kept(session: Session) -> Move:
    """Back to the summary; what was answered before still holds."""
    return Move(put(at(session, session.returning), returning="", pending=""), (StopTimer("burst"),), to=HERE)


def left(planned: Sequence[str], session: Session) -> tuple[str, ...]:
    """Of these questions those that were never put, or at which they ended."""
    return tuple(name for name in planned if session.answers.get(name, ENOUGH) == ENOUGH)


Answer = Callable[[Session, str, Moment], Move]


def may_end(answer: Answer) -> Answer:
    """An answer handler for which "enough" ends the questions, whatever stands there."""

    def answers(session: Session, key: str, moment: Moment) -> Move:
        if leaves_as_it_was(session, key):
            return kept(session)
        return end(session) if key == ENOUGH else answer(session, key, moment)

    return answers
