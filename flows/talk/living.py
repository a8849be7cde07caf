"""A danger that lives on: the case of high risk that is open, or ended within the last day.

What only says that somebody comes near is danger there, and nothing that the bot would like to know stands before it.
"""

from __future__ import annotations

from datetime import timedelta

from flows.moment import Moment
from flows.session import CaseRef, Session
from flows.talk import matters
from flows.triage.danger import Heard
from flows.triage.nearing import nearing

DAY = timedelta(days=1)

KIND = "tidak_aman"
"""What is heard where no kind of danger is being handled."""


def of(session: Session, moment: Moment) -> CaseRef | None:
    """The case it is about: the open one in front first, then another open one, then the one that has just ended."""
    case = next((case for case in matters.cases(session) if case.grave), None)
    former = session.former
    if case or former is None or not former.grave or former.closed is None:
        return case
    return former if moment.now - former.closed < DAY else None


def near(session: Session, words: str, moment: Moment) -> Heard | None:
    """What "dia ngetok pintu" is for somebody whose danger lives on; None where these words say no such thing."""
    if of(session, moment) is None:
        return None
    said = nearing(words, moment.handbook.distress)
    if not said:
        return None
    return Heard("acute", session.peril.kinds[0] if session.peril else KIND, said)
