"""What follows from a danger, whichever listener heard it."""

from __future__ import annotations

from flows.inputs import Reheard
from flows.moment import Moment
from flows.node import Move
from flows.session import Session
from flows.talk import check
from flows.talk.safety.alarm import alarm
from flows.talk.safety.known import served
from flows.triage.danger import Heard


def raised(session: Session, heard: Heard | Reheard, kind: str, moment: Moment) -> Move | None:
    """What follows from a danger, whichever listener heard it. An acute one alarms, or adds to what is known; what may
    be one is asked about. None where nothing does: within a danger or its check, and beside a counsellor who writes,
    nobody is asked.
    """
    if heard.signal == "acute":
        return alarm(session, kind, heard.evidence, moment)
    if session.node.startswith("safety.") or served(session, moment):
        return None
    return check.ask(session, moment)
