"""Whether what is told may be kept and passed on; without it only a danger is."""

from __future__ import annotations

from dataclasses import replace

from flows import between
from flows.effects import Event, Forget, Tell
from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.notes import Changed
from flows.session import Session, answered, put, unanswered
from flows.talk import again, all_told, matters
from flows.talk.intake.story import STORY, may_leave, told_words
from flows.talk.opening import open_case
from flows.text import Paragraphs, Text

FORGOTTEN = "forgotten"
"""Answered where a refusal took away what had been written."""


def _answer(session: Session, key: str, moment: Moment) -> Move:
    if key == "leave" or (key == "no" and between.reader(session)):
        return matters.leave(session, moment)
    if key == "no":
        kept = (Text("intake.consent.kept"),) if session.case else ()
        who = {name: value for name, value in session.answers.items() if name == "intake.who"}
        lost = {FORGOTTEN: "yes"} if session.told and not session.case else {}
        forgotten = put(session, told=0, recent=(), story=(), reread={})
        session = put(forgotten, answers={**who, **lost, "intake.consent": "no"})
        return Move(session, (Forget(),), to="door.refused", prefix=kept, events=(Event("consent_refused"),))
    gone = (Text("intake.consent.gone"),) if FORGOTTEN in session.answers else ()
    session = answered(unanswered(session, FORGOTTEN), "intake.consent", "yes")
    if session.case:
        agreed = (Tell("case", session.case.id, Changed(basis="consent")),)
        return replace(to_story(session, moment), effects=agreed, events=(Event("consent"),))
    if session.answers.get("human"):
        return Move(session, (open_case(session, moment, then="waiting.line"),), events=(Event("consent"),))
    move = to_story(session, moment)
    return replace(move, prefix=(*gone, *move.prefix), events=(Event("consent"),))


def _again(session: Session, _moment: Moment) -> Paragraphs:
    return (Text("intake.consent.brief.rest" if session.case else "intake.consent.brief"),)


def _words(session: Session, _moment: Moment) -> Paragraphs:
    """Where a danger was kept already, only the rest is asked about."""
    return (Text("intake.consent.rest" if session.case else "intake.consent.ask"),)


def to_story(session: Session, moment: Moment) -> Move:
    """Who has told already is not asked to tell; a cry that opened a case is no story yet."""
    if all_told.TOLD_FIRST in session.answers:
        return Move(session, to="intake.topic")
    if session.case is None and session.told > 0 and told_words(session, moment) >= STORY:
        return Move(session, to="intake.topic", prefix=(Text("intake.story.kept"),))
    return Move(session, to="intake.story")


NODES = (
    Node(
        "intake.consent",
        opening=_words,
        brief=_again,
        answer=_answer,
        enter=again.stopping,
        choices=(
            Choice("yes", "intake.story"),
            Choice("no", "door.refused"),
            Choice("leave", "waiting.line", "intake.story.leave", shown=may_leave),
        ),
        leads=("intake.story", "intake.topic", "door.refused", "waiting.line"),
        texts=(
            "intake.consent.rest",
            "intake.consent.brief",
            "intake.consent.brief.rest",
            "intake.consent.ask",
            "intake.consent.kept",
            "intake.consent.gone",
            "intake.story.kept",
        ),
    ),
)
