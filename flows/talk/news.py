"""What the case tells the conversation: opened, claimed, released, closed, a counsellor's words."""

from __future__ import annotations

import msgspec

from flows.effects import Carry, Effect, Say, StopTimer, Tell
from flows.engine import Step, Talk
from flows.gate import ANSWERS, AT_ALARM, LONG, may_send, unasked
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import (
    CaseOpened,
    Claimed,
    Closed,
    CounsellorSaid,
    Looked,
    NotDelivered,
    Note,
    Released,
    StillWaits,
    Undelivered,
)
from flows.session import CaseRef, Session, only, put
from flows.talk import hidden, matters, status, waiting
from flows.talk.numbers import to_call
from flows.talk.promise import later, named, promise
from flows.talk.safety.over import over
from flows.text import Paragraphs, Text, text
from flows.triage.grave_question import asked_in

LATER = tuple(StopTimer(kind) for kind in ("burst", "quiet", "check", "company", "morning", "daybreak"))


def take(talk: Talk, session: Session, note: Note, moment: Moment) -> Step:
    """One note, taken in; what it makes the bot say is news, unless it follows from what the person just did."""
    step = talk.finish(_move(session, note, moment), moment)
    direct = session.heard == moment.now and not step.session.hidden
    return step if direct else passed(_as_news(step), moment)


def passed(step: Step, moment: Moment) -> Step:
    """A step that a timer caused: what it makes the bot say passes the gate. Words that were carried and are held
    back, whoever wrote them hears of."""
    kept = unasked(step.session, step.effects, moment)
    held = sum(isinstance(effect, Say) for effect in step.effects) > sum(isinstance(one, Say) for one in kept)
    verdict = may_send(step.session, "relay", moment)
    lost = tuple(
        Tell("case", effect.case, NotDelivered("family", verdict, effect.piece.message))
        for effect in step.effects
        if isinstance(effect, Carry) and verdict != "send"
    )
    return Step(put(step.session, unsaid=True) if held else step.session, (*kept, *lost), step.events)


def belated(before: Session, step: Step, moment: Moment) -> Step:
    """A step that something said some time ago caused: nobody counts as present by it, and a stop said since holds."""
    if before.hidden and not step.session.hidden:
        return Step(before, ())  # nobody waits for the word that returns any more
    session = put(step.session, heard=before.heard, stopped=before.stopped)
    return passed(_as_news(Step(session, step.effects, step.events)), moment)


def _as_news(step: Step) -> Step:
    effects = tuple(
        msgspec.structs.replace(effect, kind="news") if isinstance(effect, Say) else effect
        for effect in step.effects
    )
    return Step(step.session, effects, step.events)


def _move(session: Session, note: Note, moment: Moment) -> Move:
    match note:
        case CaseOpened():
            return _opened(session, note, moment)
        case Claimed() if matters.knows(session, note.case):
            return _claimed(session, note, moment)
        case Released() if matters.knows(session, note.case):
            return _released(session, note, moment)
        case Closed():
            return _closed(session, note, moment)
        case StillWaits() if session.case and session.case.id == note.case and not session.hidden:
            return waiting.kept(session, moment)
        case CounsellorSaid() if matters.knows(session, note.case):
            return _said(session, note, moment)
        case Looked(code=code, state=state):
            return status.found(session, code, state)
        case Undelivered(message=message):
            return Move(session, (Say((Text("undelivered.ask"),), reply_to=message),))
        case _:
            return Move(session)


def _opened(session: Session, note: CaseOpened, moment: Moment) -> Move:
    timers = (StopTimer("unfinished"), StopTimer("halfway"), *waiting.opened_by_night(moment))
    earlier = session.former.told if session.former and session.former.id == note.case else 0
    session = put(matters.opened(session, CaseRef(note.case, note.code, grave=note.grave)), fresh=())
    session = matters.taken_up(session, note.case)
    if session.case and session.case.id != note.case:  # it was set aside before it had its code
        return Move(session, timers, to=HERE, instead=(text("matter.kept", code=note.code),))
    if not note.then:
        return Move(session, timers)
    session = put(session, told=session.told + earlier)
    if note.then == "waiting.line":
        return Move(only(session, note.then), timers, to=HERE)
    key = "case.opened" if note.then.startswith("intake.") else "case.opened.more"
    if session.others and note.then == "intake.topic":
        key = "case.opened.beside"
    first = (text(key, code=note.code), *later(moment))
    return Move(named(session, moment), timers, to=note.then, prefix=first)


def _claimed(session: Session, note: Claimed, moment: Moment) -> Move:
    """Where another counsellor talks with them already, they are told, and nothing turns."""
    sooner = (Text("relay.sooner"),) if _told_later(session, note.case, moment) else ()
    session = matters.changed(
        session, note.case, claimed=True, counsellor=note.name, counsellor_wrote=None, named=None
    )
    here = session.case
    if here and here.id != note.case and here.claimed:
        code = next(case.code for case in matters.cases(session) if case.id == note.case)
        also = text("relay.also", name=note.name, code=code, here=here.counsellor)
        return Move(session, to=HERE, instead=(also,))
    session, opened = matters.face(over(session), note.case, moment)
    hiding = hidden.told(session) if session.hidden else ()
    return Move(_talking(session), (*opened, *LATER, *hiding), to=HERE, prefix=sooner)


def _told_later(session: Session, case: int, moment: Moment) -> bool:
    """Whether they heard, in this wait, that nobody reads before an hour that is still to come. In danger nobody reads
    of clocks: that somebody is there is all.
    """
    here = next(one for one in matters.cases(session) if one.id == case)
    return here.named is not None and here.named > moment.now and not here.grave


def _released(session: Session, note: Released, moment: Moment) -> Move:
    """Nobody has it now: where the risk is high, whom to call stands with it."""
    grave = next(case.grave for case in matters.cases(session) if case.id == note.case)
    session = matters.changed(session, note.case, claimed=False, counsellor="", counsellor_wrote=None)
    if session.case and session.case.id == note.case:
        session = _in(session, "waiting.line")
        said = (text("relay.released", name=note.name), *_when_read(moment))
        said = (*said, *_whom_to_call(session, moment, grave=grave))
        return Move(named(session, moment), LATER, to=HERE, instead=said)
    code = next(case.code for case in matters.cases(session) if case.id == note.case)
    other = (text("relay.released.other", name=note.name, code=code), *_when_read(moment))
    return Move(session, to=HERE, prefix=(*other, *_whom_to_call(session, moment, grave=grave)))


def _when_read(moment: Moment) -> Paragraphs:
    """Where nobody is at work: by when somebody is. At work another counsellor may take it at any moment."""
    return () if moment.handbook.hours.is_open(moment.now) else (promise(moment),)


def _whom_to_call(session: Session, moment: Moment, *, grave: bool) -> Paragraphs:
    return to_call("numbers.worse", session, moment) if grave else ()


def _closed(session: Session, note: Closed, moment: Moment) -> Move:
    """The counsellor's last word stands alone: below it the bot says what it has to say."""
    warm: Paragraphs = (Text("door.closed.warm"),) if note.name and not note.word else ()
    word: tuple[Effect, ...] = (
        (Say((text("relay.word", name=note.name, word=note.word),)),) if note.word else ()
    )
    verdict = may_send(session, "news", moment)
    unsaid: tuple[Effect, ...] = ()
    if note.word and matters.knows(session, note.case) and verdict != "send":
        kept = verdict == "hidden"
        unsaid = (Tell("case", note.case, NotDelivered("family", "kept" if kept else verdict)),)
        if kept:
            session = put(session, parting=(*session.parting, (note.name, note.word)))
    if session.others:
        return _one_closed(session, note, moment, warm, (*word, *unsaid))
    former = session.former
    if session.case:
        former = _ended(session.case, note, moment, told=session.told)
    return _at_the_door(session, former, warm, (*word, *unsaid))


def _at_the_door(
    session: Session, former: CaseRef | None, warm: Paragraphs, before: tuple[Effect, ...]
) -> Move:
    session = matters.set_down(session, former)
    session = put(session, former=former, case=None, peril=None, told=0, recent=(), story=())
    session = _in(put(session, fresh=(), said_safe=None, reread={}), "door.closed")
    return Move(session, (*before, *LATER), to=HERE, prefix=warm)


def _ended(case: CaseRef, note: Closed, moment: Moment, told: int = 0) -> CaseRef:
    """What stays known of it: who answered, as families call them, and when it ended."""
    wrote = case.counsellor if case.counsellor_wrote else ""
    return msgspec.structs.replace(case, told=told, counsellor=note.name or wrote, closed=moment.now)


def _one_closed(
    session: Session, note: Closed, moment: Moment, warm: Paragraphs, before: tuple[Effect, ...]
) -> Move:
    """One matter ends; the others are as they were. The goodbye stands alone, whatever goes on below it."""
    ended = next((case for case in matters.cases(session) if case.id == note.case), None)
    if ended is None:
        return Move(session)
    former = _ended(ended, note, moment, session.told)
    came = session.consented and session.told > 0
    if session.case is None and len(session.others) == 1 and not came:
        return _at_the_door(put(session, others=()), former, warm, before)  # nothing came of the other matter
    front = session.case is not None and session.case.id == note.case
    session = put(matters.gone(over(session) if front else session, note.case), former=former)
    goodbye = Say((*warm, text("matter.closed", code=ended.code)))
    return Move(session, (*before, goodbye, *(LATER if front else ())), to=HERE if session.case else "")


def _said(session: Session, note: CounsellorSaid, moment: Moment) -> Move:
    """Whose counsellor writes is in front from now on; who that is now, is said where it was another."""
    verdict = may_send(session, "relay", moment)
    if verdict != "send":
        return Move(session, (Tell("case", note.case, NotDelivered("family", verdict, note.piece.message)),))
    asked = asked_in(note.piece.text, moment.handbook)
    session = matters.changed(session, note.case, counsellor_wrote=moment.now, asked=asked)
    case = next(case for case in matters.cases(session) if case.id == note.case)
    header = text("relay.from", name=note.name)
    if session.others:
        header = text("relay.from.code", name=note.name, code=case.code)
    carry = Carry((header,), note.piece, note.source, case.id)
    turned = session.case is None or session.case.id != note.case
    if turned and note.piece.edited:
        return Move(session, (carry,))
    opened: tuple[Effect, ...] = ()
    if turned:
        session, opened = matters.face(over(session), note.case, moment)
    if turned or session.node != "relay.open":
        session = _talking(session)
    session = put(session, peril=None)
    if not turned:
        return Move(session, (carry,))
    now = text("relay.now", name=note.name, code=case.code)
    return Move(session, (carry, *opened), to=HERE, instead=(now,))


def _talking(session: Session) -> Session:
    return _in(put(over(session), fresh=()), "relay.open")


def _in(session: Session, node: str) -> Session:
    """Stand at `node`; a chat that is hidden stays hidden, with `node` beneath."""
    if session.hidden:
        return put(session, frames=(*only(session, node).frames, session.frames[-1]))
    return only(session, node)


TEXTS = (
    "door.closed.warm",
    "relay.from",
    "relay.from.code",
    "relay.now",
    "relay.sooner",
    "relay.also",
    "relay.word",
    "relay.released",
    "relay.released.other",
    "matter.closed",
    "matter.kept",
    "case.opened.beside",
    "case.opened.later",
    *(one.key for one in (AT_ALARM, *ANSWERS, *LONG)),
    "lock.neutral",
    "undelivered.ask",
)
