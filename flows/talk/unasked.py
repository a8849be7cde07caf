"""What the bot did not ask a family, so that their counsellor can."""

from __future__ import annotations

from collections.abc import Mapping

from flows.moment import Moment
from flows.session import Session
from flows.talk import asking, bystander, child, risk, safe, topics
from flows.talk.details import SKIPPED

MOST = 2
"""Subjects of which questions are named, where the story only sounds like them."""

NOT_ASKED = ("child.more", bystander.OFTEN, bystander.WHERE)
"""Whether there is one more child, and what only a bystander is asked."""

UNCOUNTED = (safe.NAME, "safe.word")
"""How they want to be called, and the word of their own: nothing is missing where they stand open."""

TOLD_IN_DANGER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "safety.where": {"": ("intake.city", bystander.WHERE)},
    "safety.address": {"": (bystander.WHERE,)},
    "safety.phone": {"": ("safe.phone",)},
    "safety.near": {"": ("risk.kdrt.home",), "there": ("risk.j.near",)},
    "safety.with": {"here": ("risk.a.with", "risk.h.reach", "risk.m.alone")},
}
"""Questions that an answer to one of the danger's own has answered too; under '' any answer that says something."""

TOLD_BY_CHILD: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "safety.talk": {"": ("risk.h.reach",), "leave": ("risk.h.leave",)},
    "safety.near": {"": ("risk.a.with", "risk.m.alone")},
}
"""The same, where the child itself answered."""


def unasked(session: Session, moment: Moment) -> tuple[str, ...]:
    """The questions that were left, in the order in which they would have come."""
    known = _told_in_danger(session)
    return tuple(name for name in asking.left(_planned(session, moment), session) if name not in known)


def skipped(session: Session, moment: Moment) -> tuple[str, ...]:
    """The questions that were put and passed over."""
    known = _told_in_danger(session)
    put = (name for name in _planned(session, moment) if session.answers.get(name) == SKIPPED[0])
    return tuple(name for name in put if name not in known)


def _planned(session: Session, moment: Moment) -> tuple[str, ...]:
    if bystander.tells(session):
        return (*bystander.ASKED, "intake.city")
    about = topics.chosen(session) or topics.heard(session, moment)[:MOST]
    planned = risk.of_subjects(about, moment)
    if safe.wanted(about):
        planned += [name for name in safe.NAMES if name not in UNCOUNTED]
    if child.about_child(session, moment):
        planned += [name for name in child.NAMES if name not in NOT_ASKED]
    return (*planned, "intake.city")


def _told_in_danger(session: Session) -> set[str]:
    tables = (TOLD_IN_DANGER, TOLD_BY_CHILD) if session.register == "child" else (TOLD_IN_DANGER,)
    found: set[str] = set()
    for table in tables:
        for question, answers in table.items():
            said = session.answers.get(question, "")
            if said and said not in SKIPPED:
                found.update(answers.get("", ()), answers.get(said, ()))
    return found
