"""waiting -> claimed -> closed: who holds a case is decided here, by the order of transactions and by nothing else.

waiting --Claim--> claimed --Release--> waiting
claimed --Close--> closed  --Reopen---> waiting
waiting --Withdrawn--> closed
"""

from __future__ import annotations

from flows.casework.at_opening import opening, waits_for_morning
from flows.casework.case import Case, CaseStep, higher, put
from flows.casework.danger import rises, unserved
from flows.casework.ending import close, reopen, withdrawn
from flows.casework.exchange import beside, corrections_over, from_family, not_delivered, said_safe, to_family
from flows.casework.holding import claim, release
from flows.casework.known import learns, learns_anew
from flows.effects import DrawCard, Event
from flows.moment import Moment
from flows.notes import (
    Amended,
    Beside,
    Changed,
    CheckUnanswered,
    Claim,
    Close,
    CorrectionsOver,
    Danger,
    FamilySaid,
    Hid,
    HoursBegin,
    NotDelivered,
    Note,
    Release,
    Reopen,
    SaidSafe,
    ToFamily,
    Unserved,
    Withdrawn,
)


def step(case: Case, note: Note, moment: Moment) -> CaseStep:
    """One note, handled. What does not fit the state changes nothing and says so to whoever asked."""
    done = waits_for_morning(case, _step(case, note, moment), moment)
    if done.case.state == case.state:
        return done
    changed = put(done.case, since=moment.now, danger_at=None, overdue=False)
    return CaseStep(changed, done.effects, done.events)


def _step(case: Case, note: Note, moment: Moment) -> CaseStep:
    match note:
        case Claim():
            return claim(case, note)
        case Release():
            return release(case, note, moment)
        case Close():
            return close(case, note, moment)
        case FamilySaid() | Hid():
            return from_family(case, note, moment)
        case ToFamily():
            return to_family(case, note, moment)
        case Danger():
            return rises(case, note, moment)
        case CheckUnanswered():
            risk = higher(case.risk, "sedang")
            return CaseStep(
                put(case, unanswered=True, risk=risk), (DrawCard(),), (Event("check_unanswered"),)
            )
        case Changed():
            return learns(case, note, moment)
        case Amended():
            return learns_anew(case, note, moment)
        case _:
            return _of_its_way(case, note, moment)


def _of_its_way(case: Case, note: Note, moment: Moment) -> CaseStep:
    """What ends it, begins it anew, or stands beside it."""
    match note:
        case Withdrawn():
            return withdrawn(case, moment)
        case Reopen():
            return reopen(case, moment)
        case Beside():
            return beside(case, note)
        case Unserved():
            return unserved(case, moment)
        case HoursBegin():
            return opening(case, moment)
        case CorrectionsOver():
            return corrections_over(case)
        case SaidSafe():
            return said_safe(case, note, moment)
        case NotDelivered():
            return not_delivered(case, note, moment)
        case _:
            return CaseStep(case)
