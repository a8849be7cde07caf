"""How long a danger is known, and what is written before its numbers could be read."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from flows.effects import Effect, SetTimer
from flows.engine import BURST
from flows.moment import Moment
from flows.session import Session, put

QUIET = timedelta(minutes=30)

SEEN = 2 * BURST
"""What is written so soon after the numbers, or after a question, was written before it could be read."""


def known_kinds(session: Session, moment: Moment) -> tuple[str, ...]:
    """The kinds of danger that are being handled."""
    return session.peril.kinds if session.peril and moment.now - session.peril.heard < QUIET else ()


def served(session: Session, moment: Moment) -> bool:
    """Whether a counsellor is writing with them right now."""
    return session.case is not None and session.case.claimed and moment.lately(session.case.counsellor_wrote)


def just_said(when: datetime | None, moment: Moment) -> bool:
    """Whether what came at `when` cannot have been read yet."""
    return when is not None and timedelta() <= moment.now - when < SEEN


def longer(moment: Moment) -> tuple[Effect, ...]:
    """The danger stands for half an hour more."""
    return (SetTimer("quiet", moment.now + QUIET),)


def calmed(session: Session) -> Session:
    """They said that it is quiet: if it begins again, that is new, however short ago somebody was told."""
    return put(session, peril=session.peril and msgspec.structs.replace(session.peril, rang=None))
