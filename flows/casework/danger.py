"""A danger in a case: it rises, rings, and waits for an answer of whoever has it."""

from __future__ import annotations

from flows.casework.case import Case, CaseStep, put
from flows.effects import DrawCard, Effect, Event, SetTimer, Tell, Wake
from flows.moment import LATELY, Moment
from flows.notes import Danger, DangerNews, StillUnanswered
from flows.piece import Piece
from flows.talk.lull import flare
from flows.text import text
from flows.triage.danger import listen
from flows.triage.normalise import tokens

UNSERVED = "unserved"
"""The timer of a danger that the claimer has not answered."""


def is_danger(piece: Piece, moment: Moment) -> bool:
    """Whether these words say a danger by themselves, however often it was said before."""
    return bool(piece.text) and listen(piece.text, (), moment.handbook.distress).signal == "acute"


IF = frozenset("kalau kalo klo kl jika bila misal misalnya takut takutnya semoga if".split())  # noqa: SIM905
"""Beside "ribut lagi" these say that it may come, not that it is there."""


def begins_again(case: Case, piece: Piece, moment: Moment) -> bool:
    """Whether the danger that this case is about is there again: "ribut lagi". Of another case it says little."""
    if not case.dangers or "?" in piece.text or not flare(piece.text, moment.handbook):
        return False
    typed = tokens(piece.text, moment.handbook.distress.language)
    return all(IF.isdisjoint(token.forms) for token in typed)


def waits_for_answer(done: CaseStep, moment: Moment) -> CaseStep:
    """From the first such message on that the claimer has not answered; more of them do not put it off."""
    case = done.case
    if case.state != "claimed" or (case.danger_at and not case.overdue):
        return done
    waits = put(case, danger_at=moment.now, overdue=False)
    timer = SetTimer(UNSERVED, moment.now + LATELY)
    drawn = any(isinstance(effect, DrawCard) for effect in done.effects)
    card = () if drawn else (DrawCard(),)
    return CaseStep(waits, (*done.effects, *card, timer), done.events)


def unserved(case: Case, moment: Moment) -> CaseStep:
    """The claimer wrote nothing meanwhile: their own chat rings once more, the group hears of it, and whoever is on
    call."""
    if case.state != "claimed" or case.danger_at is None or case.overdue:
        return CaseStep(case)
    left = case.danger_at + LATELY
    if moment.now < left:  # answered, and then said again
        return CaseStep(case, (SetTimer(UNSERVED, left),))
    overdue, wake = wakes(put(case, overdue=True), moment)
    effects: tuple[Effect, ...] = (DrawCard(alarm=True), *wake)
    if case.claimer is not None:
        rung = Tell("worker", case.claimer, StillUnanswered(case.id, case.code, case.danger_at))
        effects = (rung, *effects)
    return CaseStep(overdue, effects, (Event("unserved"),))


def wakes(case: Case, moment: Moment, *, more: bool = False) -> tuple[Case, tuple[Effect, ...]]:
    """Those on call hear of it, once in three minutes; of a danger of another kind (`more`) meanwhile too, as such. Not
    whoever has the case: they read the words themselves.
    """
    lately = moment.lately(case.woke)
    if lately and not more:
        return case, ()
    said = text("desk.oncall.more" if lately else "desk.oncall", code=case.code)
    woke = case if lately else put(case, woke=moment.now)
    return woke, (Wake(case.id, said, holder=case.claimer),)


def rises(case: Case, note: Danger, moment: Moment) -> CaseStep:
    """What was written over a hidden chat is no evidence of theirs: it stands apart."""
    evidence = () if note.hidden else note.evidence
    risen = put(
        case,
        risk="tinggi",
        safe_at=None,
        dangers=(*(kind for kind in case.dangers if kind != note.kind), note.kind),
        evidence=tuple(dict.fromkeys((*case.evidence, *evidence))),
    )
    news: tuple[Effect, ...] = ()
    if case.state == "claimed" and case.claimer is not None and not note.said:
        told = DangerNews(case.id, case.code, note.evidence, note.hidden, note.at, note.kind)
        news = (Tell("worker", case.claimer, told),)
    card = DrawCard(alarm=not note.served)
    wake: tuple[Effect, ...] = ()
    if not note.served:
        risen, wake = wakes(risen, moment, more=note.kind not in case.dangers)
    rung = CaseStep(risen, (*news, card, *wake), (Event("danger", note.kind),))
    return rung if note.hidden else waits_for_answer(rung, moment)
