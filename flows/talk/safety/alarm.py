"""Danger is heard: the counsellors are told at once, and one danger is one frame."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from flows.effects import Effect, Event, SetTimer, StopTimer
from flows.moment import Moment
from flows.node import HERE, Move
from flows.session import Peril, Session, answered, put, unanswered
from flows.talk import advice, areas, asked, believed, bystander
from flows.talk.areas import ADDRESS_TOLD, HOME
from flows.talk.details import told
from flows.talk.numbers import CAME, TALK, to_call
from flows.talk.safety.beside import reaches
from flows.talk.safety.company import (
    RUNG_AGAIN,
    SAID_AGAIN,
    STAYING,
    after_burst,
    company_words,
    kept_company,
    question_within,
)
from flows.talk.safety.first_question import PUT, WHERE, cannot_speak, first_asked
from flows.talk.safety.further_questions import DETAILS
from flows.talk.safety.known import QUIET, just_said, known_kinds, served
from flows.talk.safety.passed_on import pass_on, passed_on, rang_lately, rung, said_again, stands_said
from flows.talk.safety.stay import NEWS_FIRST
from flows.text import Paragraphs, Text
from flows.triage.address import address
from handbook.reading.asides import CALL, SEND

SAME_HOUSE = timedelta(hours=12)
"""For so long the address that a neighbour told is not asked again."""


def alarm(session: Session, kind: str, evidence: tuple[str, ...], moment: Moment) -> Move:
    """Danger of this kind, now. The same kind again within 30 minutes is the same danger; of another kind the
    counsellors hear anew, and where the numbers are on the screen already, one line follows them."""
    before, session = known_kinds(session, moment), unanswered(session, CAME)
    if not before:
        of_before = (
            advice.ADVISED,
            advice.OWN,
            advice.FRIEND,
            advice.FLED,
            advice.OF_PICTURES,
            advice.FOUND_CHILD,
            PUT,
        )
        session = unanswered(session, *_of_another_hour(session, moment), *of_before)
    there = served(session, moment)
    rang = session.peril.rang if before and session.peril else None
    asked_first = first_asked(session)
    session = advice.whose(put(session, peril=_peril(session, before, kind, moment)), kind, moment)
    if first_asked(session) != asked_first:  # another question, which nobody saw yet
        session = unanswered(session, PUT)
    speechless = kind not in before and cannot_speak(session, moment)
    if speechless:  # asked no more
        session = answered(session, TALK, "quiet")
    quiet = SetTimer("quiet", moment.now + QUIET)
    if session.recent:
        session = asked.waits(session, asked.kind_of(session.recent[-1], moment.handbook), moment)
    if kind in before:
        return _same_danger(session, kind, evidence, moment)
    session = session if there else rung(session, moment)
    effects: tuple[Effect, ...] = (
        quiet,
        SetTimer("company", moment.now + NEWS_FIRST),
        StopTimer("check"),
        StopTimer("burst"),
        pass_on(session, kind, evidence, there, moment),
        *(told(session, TALK) if speechless else ()),
    )
    events = (Event("danger", kind),)
    if there:
        session, answers = reaches(session, moment)
        return Move(session, (*effects, *answers), events=events)
    if before and session.node.startswith("safety."):
        if just_said(session.peril.since if session.peril else None, moment):
            move = after_burst(session, moment)  # once, when the breath is over
            return replace(move, effects=(*effects, *move.effects), events=events)
        session = session if session.node == WHERE else kept_company(session)
        if question := question_within(session, moment, rings=True):
            return _said_there(session, question, (quiet, *effects), events)
        session, also = _beside_known(session, kind, rang, moment)
        return _said_there(session, also, (quiet, *effects), events)
    session, warm = believed.first(session, moment)
    if session.recent and asked.kind_of(session.recent[-1], moment.handbook) in (CALL, SEND):
        warm = (*warm, Text("asked.send.first"))
    session, _ = advice.newly(kept_company(session), moment)  # it stands in the words of company
    # Of who cannot speak, who found a child or ran away, nothing more is asked than where they are.
    if (speechless or advice.asks_where(session)) and not areas.told(session):
        return Move(
            session, effects, to=WHERE, prefix=(*warm, *company_words(session, moment)), events=events
        )
    return Move(session, effects, to=HERE, prefix=warm, events=events)


def _peril(session: Session, before: tuple[str, ...], kind: str, moment: Moment) -> Peril:
    """The danger with this kind: a new one, or the one that is known."""
    kinds = (*before, kind) if kind not in before else before
    if not before or session.peril is None:
        return Peril(kinds, moment.now, moment.now, None, session.seq)
    known = session.peril
    return Peril(kinds, moment.now, known.since, known.rang, known.seq)


def _beside_known(
    session: Session, kind: str, rang: datetime | None, moment: Moment
) -> tuple[Session, Paragraphs]:
    """What is said of a danger that is new beside one that is known."""
    session, hard = believed.words(session, moment)
    session, steps = advice.newly(session, moment)
    if kind == advice.WISH:
        steps = advice.at_once(session, moment)
    first = hard[:1] or (Text("safety.company.also"),)
    passed = () if stands_said(session, rang, moment) else (passed_on(session, moment),)
    called = hard[1:] or to_call("numbers.still", session, moment)
    return session, (*first, *steps, *passed, *called)


def _of_another_hour(session: Session, moment: Moment) -> tuple[str, ...]:
    """The questions to ask anew. The house that a neighbour told of stands where it stood."""
    passed = session.passed
    same = passed is not None and timedelta() <= moment.now - passed.heard < SAME_HOUSE
    stays = (WHERE, ADDRESS_TOLD) if same and bystander.tells(session) else ()
    if any(map(address, session.recent)):  # told in the same breath
        stays = (*stays, ADDRESS_TOLD)
    return tuple(name for name in (*DETAILS, ADDRESS_TOLD, HOME) if name not in stays)


def _same_danger(session: Session, kind: str, evidence: tuple[str, ...], moment: Moment) -> Move:
    """The numbers again, and the counsellors hear of it again where the last alarm is three minutes old: no earlier, so
    that five messages are not five alarms."""
    quiet = SetTimer("quiet", moment.now + QUIET)
    if served(session, moment):
        session, answers = reaches(session, moment)
        return Move(session, (quiet, *answers))
    effects: tuple[Effect, ...] = (quiet,)
    events: tuple[Event, ...] = ()
    rings = session.case is not None and not rang_lately(session, moment)
    if rings:
        effects = (quiet, pass_on(session, kind, evidence, False, moment))
        events = (Event("danger", kind),)
        session = rung(session, moment)
    if session.node in STAYING:
        breath = just_said(session.peril.since if session.peril else None, moment)
        move = after_burst(session, moment, RUNG_AGAIN if rings else "heard" if breath else SAID_AGAIN)
        return replace(move, effects=(*effects, *move.effects), events=events)
    question = question_within(session, moment, rings=rings)
    if question and session.node in DETAILS:  # answered, and the one that stands here asked again
        return Move(session, effects, to=HERE, prefix=question, events=events)
    session, steps = advice.newly(session, moment)
    again = (*steps, *(question or said_again(session, moment, rings=rings)))
    session = session if session.node == WHERE else kept_company(session)
    return _said_there(session, again, (*effects, StopTimer("burst")), events)


def _said_there(
    session: Session, words: Paragraphs, effects: tuple[Effect, ...], events: tuple[Event, ...]
) -> Move:
    """The words above what is asked there: whoever helps needs to know where they are."""
    if session.node == WHERE:
        return Move(session, effects, to=HERE, prefix=words, events=events)
    return Move(session, effects, to=HERE, instead=words, events=events)
