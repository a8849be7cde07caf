"""How things stand: one silent message, rewritten as time goes by, until half an hour was quiet."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from flows import ask
from flows.effects import Event, Say, SetTimer, StopTimer
from flows.gate import may_send, silent
from flows.moment import Moment
from flows.node import Move, Node
from flows.session import Session
from flows.talk.numbers import numbers, to_call
from flows.talk.promise import example, named, next_reading, reads_now
from flows.talk.safety.company import answered_in_company, hears, settled
from flows.talk.safety.further_questions import advise
from flows.talk.safety.known import QUIET
from flows.talk.safety.over import over
from flows.talk.safety.ways_out import GO_ON, SAFE_AGAIN
from flows.text import Paragraphs, Text, text

NEWS_FIRST, NEWS_EVERY = timedelta(minutes=2), timedelta(minutes=5)
"""When the silent message is first written, and how often it is rewritten."""


def _stay_words(session: Session, moment: Moment) -> Paragraphs:
    """What is promised of the sound is what the gate keeps."""
    words = Text("safety.stay.hushed" if silent(session) else "safety.stay.ask")
    return (words, *to_call("numbers.still", session, moment))


def quiet_due(session: Session, moment: Moment) -> Move:
    """Thirty quiet minutes: the danger is over, until somebody says it again. The silent message says so."""
    if session.peril is None:
        return Move(session)
    at = text("safety.stay.at", time=_clock(moment, moment.now))
    when = next_reading(moment) if not (_claimed(session) or reads_now(moment) == "passed_on") else None
    hour = (text("safety.stay.later", when=when, mark=example(moment)),) if when else ()
    last = Say(
        (at, Text("safety.stay.over"), *hour),
        kind="news",
        urgent=True,
        slot=STAY.slot,
        quiet=True,
        case=_case(session),
    )
    shown = (last,) if session.node.startswith("safety.") else ()
    ended = over(session)
    said = named(ended, moment) if shown and may_send(session, "news", moment) == "send" else ended
    return Move(said, (StopTimer("company"), *shown), events=(Event("quiet"),))


def _claimed(session: Session) -> bool:
    return session.case is not None and session.case.claimed


def _case(session: Session) -> int | None:
    return session.case.id if session.case else None


def company_due(session: Session, moment: Moment) -> Move:
    """How things stand now, in one silent message that is rewritten; a new one only beside what they just wrote."""
    if session.peril is None or not session.node.startswith("safety."):
        return Move(session)
    session, advised = advise(session, moment)
    news = ask.ask(STAY, session, moment, instead=_news(session, moment))
    shown = msgspec.structs.replace(
        news,
        options=news.options if session.node == STAY.name else (),
        kind="news",
        quiet=True,
        anew=moment.lately(session.heard),
    )
    following = (SetTimer("company", moment.now + NEWS_EVERY),) if _goes_on(session, moment) else ()
    said = named(session, moment) if may_send(session, "news", moment) == "send" else session
    return Move(said, (*advised, shown, *following))


def _goes_on(session: Session, moment: Moment) -> bool:
    """Whether the danger still stands when the next news would come."""
    return session.heard is not None and moment.now + NEWS_EVERY - session.heard < QUIET


def _news(session: Session, moment: Moment) -> Paragraphs:
    """The clock first, of when it was written: none is named for the next, which may come sooner. Then only what is so,
    and whom to call above the buttons."""
    at = text("safety.stay.at", time=_clock(moment, moment.now))
    following = (Text("safety.stay.silent"),) if _goes_on(session, moment) else ()
    case = session.case
    still = to_call("numbers.still", session, moment)
    if case and case.claimed:
        return (at, text("safety.stay.claimed", name=case.counsellor), *following, *still)
    reads = reads_now(moment)
    if reads == "passed_on":
        return (at, Text("safety.stay.waiting"), *following, *still)
    when = next_reading(moment)
    later = (text("safety.stay.later", when=when, mark=example(moment)),) if when else ()
    if reads == "on_call":  # as they were told with the numbers
        return (at, Text("safety.stay.on_call"), *later, *following, *still)
    answering = numbers(session, moment, first=True)
    who = (Text("safety.stay.answering"), *answering) if answering else ()
    return (at, Text("safety.stay.nobody"), *later, *following, *who)


def _clock(moment: Moment, when: datetime) -> str:
    return f"{when.astimezone(moment.zone):%H.%M}"


STAY_TEXTS = (
    "hushed",
    "at",
    "silent",
    "claimed",
    "waiting",
    "on_call",
    "nobody",
    "later",
    "answering",
    "over",
)

STAY = Node(
    "safety.stay",
    kind="rest",
    opening=_stay_words,
    answer=answered_in_company,
    hear=hears,
    settle=settled,
    urgent=True,
    nav=False,
    slot="company",
    choices=(
        *SAFE_AGAIN,
        *GO_ON,
    ),
    texts=(
        "advice.list",
        *(f"safety.stay.{part}" for part in STAY_TEXTS),
    ),
)

NODES = (STAY,)
