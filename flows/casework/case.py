"""waiting -> claimed -> closed: who holds a case is decided here, by the order of transactions and by nothing else.

waiting --Claim--> claimed --Release--> waiting
claimed --Close--> closed  --Reopen---> waiting
waiting --Withdrawn--> closed
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

import msgspec

from flows.effects import (
    Attach,
    DrawCard,
    Effect,
    Event,
    SetTimer,
    Tell,
    TellAnswers,
    TellStory,
    TellUnanswered,
    Toast,
    Wake,
)
from flows.gate import SAFE_HOURS
from flows.moment import LATELY, Moment
from flows.notes import (
    AskIfSure,
    Beside,
    CaseOpened,
    Changed,
    CheckUnanswered,
    Claim,
    Claimed,
    Close,
    Closed,
    CounsellorSaid,
    Danger,
    DangerNews,
    DidNotReach,
    FamilyHid,
    FamilySaid,
    FromFamily,
    Given,
    Hid,
    NotDelivered,
    Note,
    NotYours,
    OpenedBeside,
    Release,
    Released,
    Reopen,
    SaidSafe,
    Taken,
    ToFamily,
    Undelivered,
    Unserved,
    Withdrawn,
)
from flows.piece import Piece
from flows.text import text
from flows.triage.age import age_band
from flows.triage.danger import listen
from flows.triage.plans import promises

State = Literal["waiting", "claimed", "closed"]
UNSERVED = "unserved"
"""The timer of a danger that the claimer has not answered."""
UNREACHABLE = ("blocked", "not_started", "no_chat")
RISKS = ("tinggi", "sedang", "rendah")

EACH_KEPT = ("safety.where", "safety.phone", "safety.near")
"""Questions of a danger of which an answer is added to the one before: help goes to the door by them."""

THEN = "\x1e"
"""Stands between an answer and the one that came after it."""

MOST_TOLD = 6
"""Answers to one of them that are kept."""


class Case(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`family` and `claimer` are our own ids of private chats. `waiting_since` is when it last began to wait.

    `since` is when it came to a state that is not the first one. `topics` the family chose, `heard` is what their story
    sounds like, `details` what they answered beside it. `word` is the family's own, for asking from another chat;
    nobody is shown it. `unheard` voice notes and `unseen` pictures nobody has opened. `new_since` is when the family
    last came with another matter that was kept here, `new_topics` what it named as such; `beside` are the codes of
    its other cases. `danger_at` is when the family wrote of a danger that the claimer has not answered since, `overdue`
    that the group was told so. `before` is the code of the case that was closed in this chat before this one rose.
    `woke` is when those on call were last told of it.
    `safe_at` is when the family last said that it is safe, until a danger is heard again. `referred` is to whom it was
    referred when it was last closed so; a case that opens again keeps it.
    """

    id: int = 0
    code: str
    state: State
    risk: str
    family: int
    opened: datetime
    waiting_since: datetime
    since: datetime | None = None
    claimer: int | None = None
    claimer_name: str = ""
    kecamatan: str = ""
    who: str = ""
    topics: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    age_band: str = ""
    basis: str = "consent"
    dangers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    unanswered: bool = False
    outcome: str = ""
    details: Mapping[str, str] = {}
    word: str = ""
    unheard: int = 0
    unseen: int = 0
    new_since: datetime | None = None
    new_topics: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    danger_at: datetime | None = None
    overdue: bool = False
    before: str = ""
    woke: datetime | None = None
    referred: str = ""
    safe_at: datetime | None = None


class CaseStep(msgspec.Struct, frozen=True):
    """What one note did to a case."""

    case: Case
    effects: tuple[Effect, ...] = ()
    events: tuple[Event, ...] = ()


def put(case: Case, **changes: object) -> Case:
    """The same case with these fields changed."""
    return msgspec.structs.replace(case, **changes)


def step(case: Case, note: Note, moment: Moment) -> CaseStep:
    """One note, handled. What does not fit the state changes nothing and says so to whoever asked."""
    done = _step(case, note, moment)
    if done.case.state == case.state:
        return done
    changed = put(done.case, since=moment.now, danger_at=None, overdue=False)
    return CaseStep(changed, done.effects, done.events)


def _step(case: Case, note: Note, moment: Moment) -> CaseStep:
    match note:
        case Claim():
            return _claim(case, note)
        case Release():
            return _release(case, note, moment)
        case Close():
            return _close(case, note)
        case FamilySaid() | Hid():
            return _from_family(case, note, moment)
        case ToFamily():
            return _to_family(case, note)
        case Danger():
            return _danger(case, note, moment)
        case CheckUnanswered():
            risk = higher(case.risk, "sedang")
            return CaseStep(
                put(case, unanswered=True, risk=risk), (DrawCard(),), (Event("check_unanswered"),)
            )
        case Changed():
            return _changed(case, note, moment)
        case _:
            return _of_its_way(case, note, moment)


def _of_its_way(case: Case, note: Note, moment: Moment) -> CaseStep:
    """What ends it, begins it anew, or stands beside it."""
    match note:
        case Withdrawn():
            return _withdrawn(case)
        case Reopen():
            return _reopen(case, moment)
        case Beside():
            return _beside(case, note)
        case Unserved():
            return _unserved(case, moment)
        case SaidSafe():
            return CaseStep(put(case, safe_at=moment.now))
        case NotDelivered():
            return _not_delivered(case, note, moment)
        case _:
            return CaseStep(case)


def _from_family(case: Case, note: FamilySaid | Hid, moment: Moment) -> CaseStep:
    if isinstance(note, Hid):
        return _to_worker(case, FamilyHid(case.id, case.code, note.back), drawn=case)
    piece = note.piece
    theirs = [] if piece.hidden else [piece.text]
    older = put(case, age_band=case.age_band or age_band(theirs, case.who))
    mine = case.state == "claimed" and not piece.hidden
    grave = mine and (note.danger or _is_danger(piece, moment))
    said = FromFamily(case.id, case.code, piece, case.family, grave or note.danger)
    told = _to_worker(unopened(older, [piece]), said, drawn=older)
    return _waits_for_answer(told, moment) if grave else told


def _is_danger(piece: Piece, moment: Moment) -> bool:
    """Whether these words say a danger by themselves, however often it was said before."""
    return bool(piece.text) and listen(piece.text, (), moment.handbook.distress).signal == "acute"


def _waits_for_answer(done: CaseStep, moment: Moment) -> CaseStep:
    """From the first such message on that the claimer has not answered; more of them do not put it off."""
    case = done.case
    if case.state != "claimed" or (case.danger_at and not case.overdue):
        return done
    waits = put(case, danger_at=moment.now, overdue=False)
    timer = SetTimer(UNSERVED, moment.now + LATELY)
    drawn = any(isinstance(effect, DrawCard) for effect in done.effects)
    card = () if drawn else (DrawCard(),)
    return CaseStep(waits, (*done.effects, *card, timer), done.events)


def _unserved(case: Case, moment: Moment) -> CaseStep:
    """The claimer wrote nothing meanwhile: the group hears of it, and whoever is on call."""
    if case.state != "claimed" or case.danger_at is None or case.overdue:
        return CaseStep(case)
    left = case.danger_at + LATELY
    if moment.now < left:  # answered, and then said again
        return CaseStep(case, (SetTimer(UNSERVED, left),))
    overdue, wake = _wake(put(case, overdue=True), moment)
    return CaseStep(overdue, (DrawCard(alarm=True), *wake), (Event("unserved"),))


def _wake(case: Case, moment: Moment, *, more: bool = False) -> tuple[Case, tuple[Effect, ...]]:
    """Those on call hear of it, once in three minutes; of a danger of another kind (`more`) meanwhile too, as such. Not
    whoever has the case: they read the words themselves.
    """
    lately = moment.lately(case.woke)
    if lately and not more:
        return case, ()
    said = text("desk.oncall.more" if lately else "desk.oncall", code=case.code)
    woke = case if lately else put(case, woke=moment.now)
    return woke, (Wake(case.id, said, holder=case.claimer),)


VOICES, PICTURES = ("voice", "audio"), ("photo", "video", "video_note", "animation")


def unopened(case: Case, pieces: Sequence[Piece]) -> Case:
    """While nobody has the case, nobody has heard a voice note or seen a picture."""
    if case.state != "waiting":
        return case
    fresh = [piece.kind for piece in pieces if not piece.edited]
    return put(
        case,
        unheard=case.unheard + sum(kind in VOICES for kind in fresh),
        unseen=case.unseen + sum(kind in PICTURES for kind in fresh),
    )


def higher(one: str, other: str) -> str:
    """The graver of two risks."""
    return min(one, other, key=RISKS.index)


def _claim(case: Case, note: Claim) -> CaseStep:
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


def _mine(case: Case, worker: int) -> bool:
    return case.state == "claimed" and case.claimer == worker


def _not_yours(case: Case, worker: int) -> CaseStep:
    return CaseStep(case, (Tell("worker", worker, NotYours(case.code)),))


def _release(case: Case, note: Release, moment: Moment) -> CaseStep:
    if case.state != "claimed" or not (note.supervisor or _mine(case, note.by)):
        return _not_yours(case, note.by)
    return _free(case, moment, "released")


def _free(case: Case, moment: Moment, event: str) -> CaseStep:
    freed = put(case, state="waiting", claimer=None, claimer_name="", waiting_since=moment.now)
    effects = (
        *((Tell("worker", case.claimer, Taken(case.id, case.code, "released")),) if case.claimer else ()),
        Tell("talk", case.family, Released(case.id, case.claimer_name)),
        DrawCard(alarm=True),
    )
    return CaseStep(freed, effects, (Event(event),))


def _close(case: Case, note: Close) -> CaseStep:
    if not _mine(case, note.by):
        return _not_yours(case, note.by)
    grave, promised = case.risk == RISKS[0], promises(note.word)
    if (grave or promised) and not note.sure:
        asked = AskIfSure(case.id, case.code, note.outcome, note.word, note.referred, grave, promised)
        unanswered = (TellUnanswered(),) if grave else ()
        return CaseStep(case, (*unanswered, Tell("worker", note.by, asked)))
    closed = put(case, state="closed", outcome=note.outcome, referred=note.referred or case.referred)
    effects = (
        Tell("talk", case.family, Closed(case.id, case.claimer_name, note.word)),
        Tell("worker", note.by, Taken(case.id, case.code, "closed", note.outcome, note.referred)),
        DrawCard(),
    )
    return CaseStep(closed, effects, (Event("closed", note.outcome),))


def _withdrawn(case: Case) -> CaseStep:
    if case.state == "closed":
        return CaseStep(case)
    taken = (Tell("worker", case.claimer, Taken(case.id, case.code, "withdrawn")),) if case.claimer else ()
    effects = (Tell("talk", case.family, Closed(case.id, "", "")), *taken, DrawCard())
    return CaseStep(put(case, state="closed", outcome="withdrawn"), effects, (Event("withdrawn"),))


def _reopen(case: Case, moment: Moment) -> CaseStep:
    if case.state != "closed":
        return CaseStep(case, (_opened_again(case),))
    opened = put(case, state="waiting", claimer=None, claimer_name="", waiting_since=moment.now, outcome="")
    effects = (
        Attach(case.family),
        _opened_again(case),
        DrawCard(alarm=True),
    )
    return CaseStep(opened, effects, (Event("reopened"),))


def _opened_again(case: Case) -> Tell:
    grave = case.risk == RISKS[0]
    return Tell("talk", case.family, CaseOpened(case.id, case.code, "waiting.line", grave))


def _beside(case: Case, note: Beside) -> CaseStep:
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


def _to_worker(case: Case, note: FromFamily | FamilyHid, *, drawn: Case) -> CaseStep:
    if case.state != "claimed" or case.claimer is None:
        return CaseStep(case, (DrawCard(),) if case != drawn else ())
    return CaseStep(case, (Tell("worker", case.claimer, note),))


def _to_family(case: Case, note: ToFamily) -> CaseStep:
    if not _mine(case, note.by):
        return _not_yours(case, note.by)
    said = CounsellorSaid(case.id, case.claimer_name, note.piece, note.by)
    told = (Tell("talk", case.family, said),)
    if case.danger_at is None:
        return CaseStep(case, told)
    return CaseStep(put(case, danger_at=None, overdue=False), (*told, DrawCard()))


def _danger(case: Case, note: Danger, moment: Moment) -> CaseStep:
    """What was written over a hidden chat is no evidence of theirs: it stands apart."""
    evidence = () if note.hidden else note.evidence
    risen = put(
        case,
        risk="tinggi",
        safe_at=None,
        dangers=tuple(dict.fromkeys((*case.dangers, note.kind))),
        evidence=tuple(dict.fromkeys((*case.evidence, *evidence))),
    )
    news: tuple[Effect, ...] = ()
    if case.state == "claimed" and case.claimer is not None and not note.said:
        told = DangerNews(case.id, case.code, note.evidence, note.hidden, note.at)
        news = (Tell("worker", case.claimer, told),)
    card = DrawCard(alarm=not note.served)
    wake: tuple[Effect, ...] = ()
    if not note.served:
        risen, wake = _wake(risen, moment, more=note.kind not in case.dangers)
    rung = CaseStep(risen, (*news, card, *wake), (Event("danger", note.kind),))
    return rung if note.hidden else _waits_for_answer(rung, moment)


def _changed(case: Case, note: Changed, moment: Moment) -> CaseStep:
    fresh = [code for code in note.topics if code not in case.topics] if note.new else []
    changed = put(
        case,
        who=note.who or case.who,
        word=note.word or case.word,
        risk=higher(case.risk, note.risk) if note.risk else case.risk,
        details=_answers(case.details, note.details) if note.details else case.details,
        age_band=asked_age(note.details) or case.age_band,
        topics=note.topics or case.topics,
        heard=tuple(dict.fromkeys((*case.heard, *note.heard))),
        basis=note.basis or case.basis,
        new_since=moment.now if note.new else case.new_since,
        new_topics=tuple(dict.fromkeys((*case.new_topics, *fresh))),
        kecamatan="" if note.kecamatan == "-" else note.kecamatan or case.kecamatan,
    )
    told: tuple[Effect, ...] = ()
    if note.details and case.state == "claimed" and case.claimer is not None:
        told = (TellAnswers(note.details),)
    if changed == case:
        return CaseStep(case, told)
    risen = changed.risk != case.risk and changed.risk == RISKS[0]
    wake: tuple[Effect, ...] = ()
    if risen:
        changed, wake = _wake(changed, moment)
    return CaseStep(
        changed,
        (*told, DrawCard(alarm=risen and case.state == "waiting"), *wake),
        (Event("risk", changed.risk),) if risen else (),
    )


def _answers(known: Mapping[str, str], said: Mapping[str, str]) -> Mapping[str, str]:
    """What was answered by now. A place, a number, who is near: what was told of them before stays told."""
    joined = {name: _joined(known[name], said[name]) for name in EACH_KEPT if name in known and name in said}
    return {**known, **said, **joined}


def _joined(known: str, said: str) -> str:
    """The last behind the first, without those that say nothing else; where they are many, the first and the latest."""
    before = [part for part in known.split(THEN) if part not in said]
    return THEN.join((*before[:1], *before[1:][2 - MOST_TOLD :], said))


def asked_age(details: Mapping[str, str]) -> str:
    """The band of an age that was asked for: "7", "7 tahun", "kelas 2"."""
    said = details.get("child.age", "")
    return age_band([f"umur {said}" if said.strip().isdecimal() else said], "") if said else ""


def _not_delivered(case: Case, note: NotDelivered, moment: Moment) -> CaseStep:
    """A counsellor who cannot be reached holds no case; that a family cannot be reached, its counsellor hears."""
    if note.to == "worker":
        if note.reason not in UNREACHABLE:
            return CaseStep(case, (Tell("talk", case.family, Undelivered(note.message)),))
        return _free(case, moment, "counsellor_unreachable") if case.state == "claimed" else CaseStep(case)
    if case.claimer is None:
        return CaseStep(case)
    hours = case.details.get("safe.hours", "") if note.reason == "unsafe" else ""
    reason = f"unsafe.{hours}" if hours in ("never", *SAFE_HOURS) else note.reason
    return CaseStep(case, (Tell("worker", case.claimer, DidNotReach(case.code, reason, note.message)),))
