"""What the case tells the conversation: opened, claimed, released, closed, a counsellor's words."""

from __future__ import annotations

import msgspec

from flows.effects import Carry, Effect, Say, StopTimer, Tell
from flows.engine import Step, Talk
from flows.gate import may_send, unasked
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
    Undelivered,
)
from flows.session import CaseRef, Session, only, put
from flows.talk import status, waiting
from flows.talk.safety import over
from flows.text import Paragraphs, Text, text

LATER = tuple(StopTimer(kind) for kind in ("burst", "quiet", "check", "company", "morning"))


def take(talk: Talk, session: Session, note: Note, moment: Moment) -> Step:
    """One note, taken in; what it makes the bot say is news, unless it follows from what the person just did."""
    step = talk.finish(_move(session, note, moment), moment)
    return step if session.heard == moment.now else passed(_as_news(step), moment)


def passed(step: Step, moment: Moment) -> Step:
    """A step that a timer caused: what it makes the bot say passes the gate."""
    kept = unasked(step.session, step.effects, moment)
    held = sum(isinstance(effect, Say) for effect in step.effects) > sum(isinstance(one, Say) for one in kept)
    return Step(put(step.session, unsaid=True) if held else step.session, kept, step.events)


def belated(before: Session, step: Step, moment: Moment) -> Step:
    """A step that something said some time ago caused: nobody counts as present by it, and a stop said since holds."""
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
        case Claimed(name=name) if session.case:
            case = msgspec.structs.replace(session.case, claimed=True, counsellor=name, counsellor_wrote=None)
            return Move(_talking(put(session, case=case)), LATER, to=HERE)
        case Released(name=name) if session.case:
            case = msgspec.structs.replace(session.case, claimed=False, counsellor="", counsellor_wrote=None)
            session = _in(put(session, case=case), "waiting.line")
            return Move(session, LATER, to=HERE, instead=(text("relay.released", name=name),))
        case Closed():
            return _closed(session, note, moment)
        case CounsellorSaid() if session.case:
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
    session = put(session, case=CaseRef(note.case, note.code), told=session.told + earlier)
    if not note.then:
        return Move(session, timers)
    if note.then == "waiting.line":
        return Move(only(session, note.then), timers, to=HERE)
    key = "case.opened" if note.then.startswith("intake.") else "case.opened.more"
    return Move(session, timers, to=note.then, prefix=(text(key, code=note.code),))


def _closed(session: Session, note: Closed, moment: Moment) -> Move:
    word: Paragraphs = (text("relay.word", name=note.name, word=note.word),) if note.word else ()
    word = word or (Text("door.closed.warm"),) if note.name else word
    verdict = may_send(session, "news", moment)
    unsaid: tuple[Effect, ...] = ()
    if note.word and session.case and verdict != "send":
        unsaid = (Tell("case", session.case.id, NotDelivered("family", verdict)),)
    former = msgspec.structs.replace(session.case, told=session.told) if session.case else session.former
    session = put(session, former=former, case=None, peril=None, told=0, recent=(), story=(), children=())
    session = _in(session, "door.closed")
    return Move(session, (*LATER, *unsaid), to=HERE, prefix=word)


def _said(session: Session, note: CounsellorSaid, moment: Moment) -> Move:
    case = session.case
    assert case is not None  # the caller matched on it
    verdict = may_send(session, "relay", moment)
    if verdict != "send":
        return Move(session, (Tell("case", case.id, NotDelivered("family", verdict, note.piece.message)),))
    session = put(session, case=msgspec.structs.replace(case, counsellor_wrote=moment.now))
    if session.peril or session.node != "relay.open":
        session = _talking(session)
    carry: tuple[Effect, ...] = (
        Carry((text("relay.from", name=note.name),), note.piece, note.source, case.id),
    )
    return Move(session, carry)


def _talking(session: Session) -> Session:
    return _in(over(session), "relay.open")


def _in(session: Session, node: str) -> Session:
    """Stand at `node`; a chat that is hidden stays hidden, with `node` beneath."""
    if session.node.startswith("hidden."):
        return put(session, frames=(*only(session, node).frames, session.frames[-1]))
    return only(session, node)


TEXTS = ("door.closed.warm", "relay.from", "relay.word", "relay.released", "lock.neutral", "undelivered.ask")
