"""Who has a case: it is claimed, and given back."""

from __future__ import annotations

from flows.casework.case import RISKS, Case, CaseStep, put
from flows.effects import DrawCard, Event, Tell, TellStory, Toast
from flows.moment import Moment
from flows.notes import AskToRelease, Claim, Claimed, Given, NotYours, Release, Released, Taken
from flows.text import text


def claim(case: Case, note: Claim) -> CaseStep:
    """The first press has it; whoever comes later sees who has it."""
    if case.state == "claimed" and case.claimer == note.worker:
        return CaseStep(case, (Toast(text("desk.claim.yours", code=case.code)),))
    if case.state == "claimed":
        return CaseStep(
            case, (Toast(text("desk.claim.taken", code=case.code, name=case.claimer_name), alert=True),)
        )
    if case.state == "closed":
        return CaseStep(case, (Toast(text("desk.claim.closed", code=case.code), alert=True), DrawCard()))
    claimed = put(case, state="claimed", claimer=note.worker, claimer_name=note.name, unheard=0, unseen=0)
    effects = (
        Toast(text("desk.claim.won", code=case.code)),
        Tell("worker", note.worker, Given(case.id, case.code)),
        TellStory(case.id),
        Tell("talk", case.family, Claimed(case.id, note.name)),
        DrawCard(),
    )
    return CaseStep(claimed, effects, (Event("claimed"),))


def is_mine(case: Case, worker: int) -> bool:
    """Whether this counsellor holds it now."""
    return case.state == "claimed" and case.claimer == worker


def not_yours(case: Case, worker: int) -> CaseStep:
    """Whoever does not hold it hears so, and nothing changes."""
    return CaseStep(case, (Tell("worker", worker, NotYours(case.code)),))


def release(case: Case, note: Release, moment: Moment) -> CaseStep:
    """Its claimer gives it back, of high risk only once they are sure; or a supervisor does."""
    if case.state != "claimed" or not (note.supervisor or is_mine(case, note.by)):
        return not_yours(case, note.by)
    if case.risk == RISKS[0] and not (note.supervisor or note.sure):
        return CaseStep(case, (Tell("worker", note.by, AskToRelease(case.id, case.code)),))
    return free(case, moment, "released")


def free(case: Case, moment: Moment, event: str) -> CaseStep:
    """It waits again, and rings. The family has waited since the first time."""
    freed = put(case, state="waiting", claimer=None, claimer_name="", returned=moment.now)
    effects = (
        *((Tell("worker", case.claimer, Taken(case.id, case.code, "released")),) if case.claimer else ()),
        Tell("talk", case.family, Released(case.id, case.claimer_name)),
        DrawCard(alarm=True),
    )
    return CaseStep(freed, effects, (Event(event),))
