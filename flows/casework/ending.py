"""What ends a case, and what opens it again."""

from __future__ import annotations

from flows.casework.case import RISKS, Case, CaseStep, put
from flows.casework.holding import is_mine, not_yours
from flows.casework.written import wrote
from flows.effects import Attach, DrawCard, Event, Tell, TellUnanswered
from flows.moment import Moment
from flows.notes import AskIfSure, CaseOpened, Close, Closed, StillWaits, Taken
from flows.piece import Piece
from flows.triage.plans import promises


def close(case: Case, note: Close, moment: Moment) -> CaseStep:
    """It ends; of high risk, or with a promise in the last word, only once they are sure."""
    if not is_mine(case, note.by):
        return not_yours(case, note.by)
    grave, promised = case.risk == RISKS[0], promises(note.word)
    if (grave or promised) and not note.sure:
        asked = AskIfSure(case.id, case.code, note.outcome, note.word, note.referred, grave, promised)
        unanswered = (TellUnanswered(),) if grave else ()
        return CaseStep(case, (*unanswered, Tell("worker", note.by, asked)))
    if note.word:  # it is read, and kept, by whoever has the case when it opens again
        case = wrote(case, Piece("text", _beside_all(case), note.word), note.by, moment)
    closed = put(case, state="closed", outcome=note.outcome, referred=note.referred or case.referred)
    effects = (
        Tell("talk", case.family, Closed(case.id, case.claimer_name, note.word)),
        Tell("worker", note.by, Taken(case.id, case.code, "closed", note.outcome, note.referred)),
        DrawCard(),
    )
    return CaseStep(closed, effects, (Event("closed", note.outcome),))


def _beside_all(case: Case) -> int:
    """A number that no message has: a last word is never edited, and takes no other's place."""
    return min((0, *(one.message for one in case.said))) - 1


def withdrawn(case: Case, moment: Moment) -> CaseStep:
    """The family needs nothing more. Of high risk it waits on, marked: whoever holds the phone can press twice."""
    if case.state == "closed":
        return CaseStep(case)
    if case.state == "waiting" and case.risk == RISKS[0]:
        told = Tell("talk", case.family, StillWaits(case.id))
        if case.asked_to_stop is not None:
            return CaseStep(case, (told,))
        marked = put(case, asked_to_stop=moment.now)
        return CaseStep(marked, (told, DrawCard(alarm=True)), (Event("asked_to_stop"),))
    taken = (Tell("worker", case.claimer, Taken(case.id, case.code, "withdrawn")),) if case.claimer else ()
    effects = (Tell("talk", case.family, Closed(case.id, "", "")), *taken, DrawCard())
    return CaseStep(put(case, state="closed", outcome="withdrawn"), effects, (Event("withdrawn"),))


def reopen(case: Case, moment: Moment) -> CaseStep:
    """The family is back: it waits again."""
    if case.state != "closed":
        return CaseStep(case, (_opened_again(case),))
    opened = put(
        case,
        state="waiting",
        claimer=None,
        claimer_name="",
        waiting_since=moment.now,
        returned=None,
        asked_to_stop=None,
        outcome="",
    )
    effects = (
        Attach(case.family),
        _opened_again(case),
        DrawCard(alarm=True),
    )
    return CaseStep(opened, effects, (Event("reopened"),))


def _opened_again(case: Case) -> Tell:
    grave = case.risk == RISKS[0]
    return Tell("talk", case.family, CaseOpened(case.id, case.code, "waiting.line", grave))
