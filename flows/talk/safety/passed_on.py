"""Who hears of the danger, and what they are told of that: no more than is so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec

from flows.effects import Effect, Tell
from flows.gate import silent
from flows.moment import LATELY, Moment
from flows.notes import Danger
from flows.session import Session, put
from flows.talk.numbers import TALK, are_others, numbers, to_call
from flows.talk.opening import open_in_danger
from flows.talk.promise import reads_now
from flows.talk.safety.first_question import UNHEARD
from flows.talk.safety.known import served
from flows.text import Paragraphs, Text, text


def pass_on(session: Session, kind: str, evidence: tuple[str, ...], served: bool, moment: Moment) -> Effect:
    if session.case:
        return Tell("case", session.case.id, Danger(kind, evidence, served))
    return open_in_danger(session, moment, kind, evidence)


def marks(session: Session, kind: str, evidence: tuple[str, ...], moment: Moment) -> tuple[Effect, ...]:
    """What sets the mark of danger at the words for a counsellor who writes with them: it rings nobody."""
    return (pass_on(session, kind, evidence, True, moment),) if served(session, moment) else ()


def rung(session: Session, moment: Moment) -> Session:
    return put(session, peril=session.peril and msgspec.structs.replace(session.peril, rang=moment.now))


def rang_lately(session: Session, moment: Moment) -> bool:
    rang = session.peril.rang if session.peril else None
    return rang is not None and timedelta() <= moment.now - rang < LATELY


def passed_on(session: Session, moment: Moment) -> Text:
    """Who hears of it, and no more than is so."""
    if session.case and session.case.claimed:
        return text("safety.stay.claimed", name=session.case.counsellor)
    return Text(f"safety.company.{reads_now(moment)}")


def stands_said(session: Session, rang: datetime | None, moment: Moment) -> bool:
    """Whether who hears of it was told a moment ago, and is the same still."""
    if rang is None or not moment.lately(rang):
        return False
    return passed_on(session, replace(moment, now=rang)) == passed_on(session, moment)


def said_again(session: Session, moment: Moment, *, rings: bool) -> Paragraphs:
    """Said again: whether somebody was told of it just now, and one number, above the buttons. Who may not be heard is
    not told to call."""
    heard = passed_on(session, moment) if rings else _not_rung(session, moment)
    if silent(session) or session.answers.get(TALK) == UNHEARD:
        return (heard, *to_call("numbers.silent", session, moment))
    found = numbers(session, moment, first=True)
    again = "safety.company.again.all" if are_others(session, moment) else "safety.company.again"
    return (heard, *((Text(again), *found) if found else ()))


def _not_rung(session: Session, moment: Moment) -> Text:
    """That this is kept; where somebody was rung a moment ago, that they were, and that nobody was anew."""
    told = rang_lately(session, moment) and reads_now(moment) != "nobody_reads"
    return Text("safety.company.kept.told" if told else "safety.company.kept")
