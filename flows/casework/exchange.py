"""What family and counsellor say to each other, by way of the case, and what of it does not arrive."""

from __future__ import annotations

from datetime import timedelta

from flows.casework.ages import bands
from flows.casework.case import Case, CaseStep, put
from flows.casework.corrections import corrections
from flows.casework.danger import begins_again, is_danger, waits_for_answer
from flows.casework.holding import free, is_mine, not_yours
from flows.casework.unopened import unopened
from flows.casework.written import lost, wrote
from flows.effects import DrawCard, SetTimer, Tell
from flows.gate import SAFE_HOURS
from flows.moment import Moment
from flows.notes import (
    Beside,
    CounsellorSaid,
    DidNotReach,
    FamilyHid,
    FamilySafe,
    FamilySaid,
    FromFamily,
    Hid,
    NotDelivered,
    OpenedBeside,
    SaidSafe,
    SetRight,
    ToFamily,
    Undelivered,
)
from flows.piece import Piece

CORRECTED = "corrected"
"""The timer of what a family sets right."""

SETTLED = timedelta(seconds=5)
"""So long after the last of it, the burst in which they set things right is over."""

UNREACHABLE = ("blocked", "not_started", "no_chat")


def from_family(case: Case, note: FamilySaid | Hid, moment: Moment) -> CaseStep:
    """What the family wrote, or that it hides, goes to whoever has the case."""
    if isinstance(note, Hid):
        hides = put(case, hidden=not note.back)
        told = _to_worker(hides, FamilyHid(case.id, case.code, note.back), drawn=case)
        return _drawn(told) if hides != case else told
    piece = note.piece
    if case.hidden and not piece.hidden:
        return _drawn(from_family(put(case, hidden=False), note, moment))
    theirs = [] if piece.hidden or note.apart else [piece.text]
    older = put(case, age_band=bands(theirs, case.who, moment.handbook, case.age_band))
    mine = case.state == "claimed" and not piece.hidden
    again = not note.apart and begins_again(case, piece, moment)
    grave = mine and (note.danger or is_danger(piece, moment) or again)
    said = FromFamily(case.id, case.code, piece, case.family, grave or note.danger, note.apart)
    told = _to_worker(unopened(older, [piece]), said, drawn=older)
    told = _sets_right(told, piece, moment) if mine and not (piece.edited or note.apart) else told
    return waits_for_answer(told, moment) if grave else told


def _drawn(done: CaseStep) -> CaseStep:
    """The card shows that it is hidden, or no more."""
    if any(isinstance(effect, DrawCard) for effect in done.effects):
        return done
    return CaseStep(done.case, (*done.effects, DrawCard()), done.events)


def _sets_right(done: CaseStep, piece: Piece, moment: Moment) -> CaseStep:
    """What the words set right is gathered until the burst is over: the claimer reads one line of it."""
    found = corrections(piece.text, done.case, moment)
    if not found:
        return done
    case = put(done.case, corrected={**done.case.corrected, **found})
    return CaseStep(case, (*done.effects, SetTimer(CORRECTED, moment.now + SETTLED)), done.events)


def corrections_over(case: Case) -> CaseStep:
    """The one line, where somebody still has the case."""
    if not case.corrected:
        return CaseStep(case)
    told = put(case, corrected={})
    if case.state != "claimed" or case.claimer is None:
        return CaseStep(told)
    note = SetRight(case.id, case.code, case.corrected)
    return CaseStep(told, (Tell("worker", case.claimer, note),))


def beside(case: Case, note: Beside) -> CaseStep:
    """The family's other case, for the letter; whoever holds this one hears of it where it has just opened."""
    known = put(
        case,
        beside=tuple(dict.fromkeys((*case.beside, note.code))),
        unheard=max(0, case.unheard - note.unheard),
        unseen=max(0, case.unseen - note.unseen),
    )
    drawn = (DrawCard(),) if (known.unheard, known.unseen) != (case.unheard, case.unseen) else ()
    if not note.fresh or case.state != "claimed" or case.claimer is None:
        return CaseStep(known, drawn)
    told = Tell("worker", case.claimer, OpenedBeside(case.id, case.code, note.code))
    return CaseStep(known, (told, *drawn))


def said_safe(case: Case, note: SaidSafe, moment: Moment) -> CaseStep:
    """Whoever has the case reads that it was pressed, and asks."""
    said = FamilySafe(case.id, case.code, note.quiet)
    known = put(case, safe_at=moment.now, quiet=note.quiet)
    return _to_worker(known, said, drawn=known)


def _to_worker(case: Case, note: FromFamily | FamilyHid | FamilySafe, *, drawn: Case) -> CaseStep:
    if case.state != "claimed" or case.claimer is None:
        return CaseStep(case, (DrawCard(),) if case != drawn else ())
    return CaseStep(case, (Tell("worker", case.claimer, note),))


def to_family(case: Case, note: ToFamily, moment: Moment) -> CaseStep:
    """What the claimer wrote goes to the family; it answers a danger, too."""
    if not is_mine(case, note.by):
        return not_yours(case, note.by)
    said = CounsellorSaid(case.id, case.claimer_name, note.piece, note.by)
    told = (Tell("talk", case.family, said),)
    case = wrote(case, note.piece, note.by, moment)
    if case.danger_at is None:
        return CaseStep(case, told)
    return CaseStep(put(case, danger_at=None, overdue=False), (*told, DrawCard()))


def not_delivered(case: Case, note: NotDelivered, moment: Moment) -> CaseStep:
    """A counsellor who cannot be reached holds no case; that a family cannot be reached, its counsellor hears."""
    if note.to == "worker":
        if note.reason not in UNREACHABLE:
            return CaseStep(case, (Tell("talk", case.family, Undelivered(note.message)),))
        return free(case, moment, "counsellor_unreachable") if case.state == "claimed" else CaseStep(case)
    claimer = case.claimer
    if claimer is None:
        return CaseStep(case)
    case = lost(case, note.message)
    hours = case.details.get("safe.hours", "") if note.reason == "unsafe" else ""
    reason = f"unsafe.{hours}" if hours in ("never", *SAFE_HOURS) else note.reason
    return CaseStep(case, (Tell("worker", claimer, DidNotReach(case.code, reason, note.message)),))
