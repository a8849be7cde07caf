"""Who writes: asked once, and read in what is typed."""

from __future__ import annotations

import re

from flows.effects import Tell
from flows.gate import ANSWERS, in_danger
from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.notes import Changed
from flows.session import Session, answered
from flows.text import Paragraphs, Text
from flows.triage.writer import GROWN, is_torn, writer

_AGE = re.compile(
    r"\W*(?:(?:umur|usia|age)\W+)?(\d{1,2})\s?(?:th|thn|tahun|taun|yo)?(?:\W+(?:kak|ka|bu|pak))?\W*", re.I
)
CHILD_FROM = 8
"""A bare number from here on is an age, and no place in the list."""


TELLING = 8
"""Words from which on such an answer tells more than who writes."""


def _read_who(said: str, session: Session, moment: Moment) -> str | None:
    aged = _AGE.fullmatch(said)
    if aged and CHILD_FROM <= int(aged[1]) < GROWN:
        return "child"
    return writer([said], moment.handbook) or None


def _welcome(session: Session, _moment: Moment) -> Paragraphs:
    first = not (session.nudges or session.misses or session.answers)
    return (Text("intake.who.welcome"), Text("intake.who.ask")) if first else (Text("intake.who.ask"),)


def _answer(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "intake.who", key)
    changed = (Tell("case", session.case.id, Changed(who=key)),) if session.case else ()
    unseen_first = unseen(session)  # its first line says nothing on a locked screen
    prefix = (*unseen_first[:1], *_told(session), *unseen_first[1:])
    return Move(session, changed, to="intake.danger", prefix=prefix)


def _told(session: Session) -> Paragraphs:
    """Who answered with their story hears that it came before anything is asked."""
    words = "" if session.tapped or session.returning or not session.story else session.story[-1]
    return (Text("intake.who.heard"),) if len(words.split()) >= TELLING else ()


def unseen(session: Session) -> Paragraphs:
    """A child learns at once how to hide what stands here, before anything was told; in danger the numbers say it."""
    if session.register != "child" or session.returning or session.case or in_danger(session):
        return ()
    torn = bool(session.recent) and is_torn(session.recent[-1])
    return (Text("intake.who.torn") if torn else ANSWERS[0], Text("intake.who.unseen"))


def _again(_session: Session, _moment: Moment) -> Paragraphs:
    return (Text("intake.who.brief"),)


NODES = (
    Node(
        "intake.who",
        opening=_welcome,
        brief=_again,
        slot="who",
        answer=_answer,
        read=_read_who,
        round="unknown",
        choices=(
            *tuple(
                Choice(key, "intake.danger") for key in ("child", "parent", "family", "neighbour", "self")
            ),
            Choice("unknown", "intake.danger"),
        ),
        texts=(
            "intake.who.welcome",
            "intake.who.heard",
            "intake.who.unseen",
            "intake.who.torn",
            "intake.who.brief",
        ),
    ),
)
