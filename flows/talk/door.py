"""The door, which stays open: after a refusal, after closing, and for whoever lost the way."""

from __future__ import annotations

from datetime import timedelta

from flows.effects import SetTimer, StopTimer, Tell
from flows.engine import BURST
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Reopen
from flows.piece import Piece
from flows.session import Session, answered, nudge, only, put, unanswered
from flows.talk import areas, matters, topics
from flows.talk.numbers import numbers, to_call
from flows.text import Paragraphs, Text, text

ANSWERED_FOR = timedelta(minutes=10)
"""How long "aman" answers for what follows in the same story, where that says no danger in its own words."""

STAYS = ("intake.who", "intake.consent")
"""What is not asked again when a new matter begins."""


def _refused_words(session: Session, moment: Moment) -> Paragraphs:
    return (Text("door.refused.ask"), *numbers(session, moment))


def _refused_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    session, words = nudge(session, "door.refused.again")
    called = to_call("numbers.danger", session, moment) if words == (Text("door.refused.again.3"),) else ()
    return Move(session, to=HERE, instead=(*words, *called))


def _refused_start(session: Session, key: str, moment: Moment) -> Move:
    return Move(unanswered(session, "intake.consent"), to="intake.consent")


def _closed_words(session: Session, moment: Moment) -> Paragraphs:
    """Where there was danger, whom to call from now on."""
    ended = text("door.closed.ask", code=session.former.code if session.former else "")
    return (ended, *(to_call("numbers.worse", session, moment) if session.grave else ()))


def greeted(session: Session, moment: Moment) -> Paragraphs:
    """A greeting after closing: the one question, with what it was about where that betrays nothing."""
    ended = session.ended
    about = topics.chosen(put(session, answers=ended.answers) if ended else session)
    named = about and not any(
        code in topics.PROTECTED or moment.handbook.subjects[code].sensitive for code in about
    )
    if named:
        labels = ", ".join(moment.handbook.subjects[code].button(session.locale) for code in about)
        asked = text("door.closed.hello.about", topic=labels)
    else:
        asked = Text("door.closed.hello" if session.former else "door.closed.hello.new")
    return (asked, *(to_call("numbers.worse", session, moment) if session.grave else ()))


def _closed_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    return Move(put(session, pending="heard"), (SetTimer("burst", moment.now + BURST),))


def _closed_settled(session: Session, moment: Moment) -> Move:
    session, words = nudge(session, "door.closed.heard")
    return Move(session, to=HERE, instead=words)


def _again(session: Session, key: str, moment: Moment) -> Move:
    if key == "same" and session.former:
        return Move(matters.stepped_back(session), (Tell("case", session.former.id, Reopen()),))
    places = areas.known(session)
    answers = {
        name: value
        for name, value in session.answers.items()
        if name in STAYS or name in places or name.startswith("safe.")  # a shared phone is still shared
    }
    begun = put(only(session, "door.closed"), answers=answers)
    if said_lately(session, moment):
        begun = answered(begun, "intake.danger", "no")  # asked a moment ago, about these very words
    return Move(begun, to="intake.danger")


def said_lately(session: Session, moment: Moment) -> bool:
    """Whether they said within the last minutes that it is safe."""
    said = session.said_safe
    return said is not None and timedelta() <= moment.now - said < ANSWERED_FOR


def _lost(session: Session, key: str, moment: Moment) -> Move:
    if key == "restart":
        answers = {name: value for name, value in session.answers.items() if name == "intake.consent"}
        return Move(put(only(session, "intake.who"), answers=answers), (StopTimer("burst"),), to=HERE)
    trail = session.frames[-1].trail
    return Move(session, to=trail[-1] if trail else "intake.who")


NODES = (
    Node(
        "door.refused",
        kind="rest",
        keeps=False,
        opening=_refused_words,
        hear=_refused_heard,
        answer=_refused_start,
        choices=(Choice("start", "intake.consent"),),
        texts=tuple(f"door.refused.again.{n}" for n in (1, 2, 3)),
    ),
    Node(
        "door.closed",
        kind="rest",
        opening=_closed_words,
        hear=_closed_heard,
        settle=_closed_settled,
        answer=_again,
        choices=(
            Choice("same", "waiting.line", shown=lambda session, moment: session.former is not None),
            Choice("new", "intake.danger"),
        ),
        texts=(
            "door.closed.hello",
            "door.closed.hello.about",
            "door.closed.hello.new",
            *(f"door.{kind}.{n}" for kind in ("closed.heard", "thanks") for n in (1, 2, 3)),
        ),
    ),
    Node(
        "door.lost",
        answer=_lost,
        choices=(Choice("retry", "intake.who"), Choice("restart", "intake.who")),
        round="restart",
    ),
)
