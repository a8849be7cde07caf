"""About the child: asked only where there are signs of a child who needs protection, and every question can be skipped.

Several children belong to one case: each one's answers are set aside when the next one is asked about.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from flows.effects import Effect
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.piece import Piece
from flows.session import Session, answered, put, unanswered
from flows.talk import asking, bystander, corrected, nickname, topics, years
from flows.talk.details import age_told, told
from flows.talk.own_words import FILE, hear, question
from flows.text import Text
from handbook.reading import CODES

FIRST, AGE, AFTER = "child.name", "child.age", "intake.city"
MOST = 6
"""Children in one case."""

NAMES = (
    "child.name",
    "child.age",
    "child.sex",
    "child.help",
    "child.school",
    "child.tried",
    "child.hope",
    "child.more",
    bystander.OFTEN,
    bystander.WHERE,
)


def first(session: Session) -> str:
    """The first question about a child, for whoever tells of it."""
    return bystander.onward(session) if bystander.tells(session) else FIRST


def about_child(session: Session, moment: Moment) -> bool:
    """Whether there are signs of a child who needs protection: only then is more asked about it."""
    at_home = session.answers.get("risk.kdrt.children") == "yes"
    return at_home or any(code in CODES for code in topics.about(session, moment))


def onward(session: Session, moment: Moment) -> str:
    """What is asked once it is known how grave it is and how to write back: about the child; then where."""
    return FIRST if about_child(session, moment) and FIRST not in session.answers else AFTER


def next_child(session: Session) -> Session:
    """Set this child's answers aside, and begin with the next."""
    answers = {name: value for name, value in session.answers.items() if name in NAMES}
    if not answers:
        return session
    return put(unanswered(session, *NAMES), children=(*session.children, answers))


def _more(session: Session, key: str, moment: Moment) -> Move:
    if key == "yes":
        return Move(next_child(session), to="child.name")
    return Move(answered(session, "child.more", key), to=AFTER)


SAID = "age.said"
"""Answered with what they just wrote of the age, until it is read."""


def _age_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    """Beside what is known: a slip takes nothing away."""
    known = session.answers.get(AGE)
    before = answered(session, AGE, session.answers.get(SAID, ""))
    move = hear(before if session.pending else unanswered(session, AGE), piece, moment)
    said = move.session.answers[AGE]
    back = unanswered(move.session, AGE) if known is None else answered(move.session, AGE, known)
    return replace(move, session=answered(back, SAID, said))


def _age(session: Session, key: str, moment: Moment) -> Move:
    said = session.answers.get(SAID, "")
    session = unanswered(session, SAID)
    if not key:
        age = None if said.startswith(FILE) else years.read(said, session, moment)
        if age is None and session.returning and session.misses:
            return asking.kept(session)
        if age is None and session.returning:
            return Move(put(session, misses=1), to=HERE, prefix=(Text("child.age.unread"),))
        session = answered(session, AGE, age or said)
    onward = bystander.onward(session) if bystander.tells(session) else "child.sex"
    return Move(session, told(session, "child.age"), to=onward)


def _name(session: Session, key: str, moment: Moment) -> Move:
    """A child that said how old it is, is not asked again; nor is an age that was told instead of the name."""
    effects: tuple[Effect, ...] = ()
    if not key:
        session, effects = _instead_of_name(session, session.answers[FIRST], moment)
    known = not session.children and age_told(session) is not None
    return Move(session, (*told(session, FIRST), *effects), to="child.sex" if known else AGE)


def _instead_of_name(session: Session, said: str, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """The name in what they wrote, and the age and the sex where it tells them; "gak usah" is none."""
    if said.startswith(FILE):
        return session, ()
    beside = corrected.beside_name(said, session, moment)
    if not beside:
        unnamed = nickname.is_none(said, session, moment)
        name = "skip" if unnamed else nickname.bare(said, session, moment)
        return answered(session, FIRST, name), ()
    session = answered(session, FIRST, beside.pop("name", "skip"))
    effects: tuple[Effect, ...] = ()
    for detail, value in beside.items():
        session = answered(session, f"child.{detail}", value)
        effects = (*effects, *told(session, f"child.{detail}"))
    return session, effects


def _sex(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "child.sex", key)
    return Move(session, told(session, "child.sex"), to="child.help")


def _question(name: str, then: str, *choices: Choice) -> Node:
    before, behind = asking.ways_round(then)
    return question(name, then, *before, *choices, *behind, leads=("waiting.line",))


def _of_name() -> Node:
    before, behind = asking.ways_round(AGE)
    return question(
        FIRST, AGE, *before, *behind, leads=("waiting.line", "child.sex"), done=_name, texts=corrected.TEXTS
    )


def _of_age() -> Node:
    before, behind = asking.ways_round("child.sex")
    return question(
        "child.age",
        "child.sex",
        *before,
        *behind,
        leads=("waiting.line", AFTER, bystander.WHERE),
        numbered=False,
        opening=partial(bystander.ask, "child.age"),
        texts=("bystander.child.age.ask", "child.age.unread", *years.TEXTS),
        heard=_age_heard,
        done=_age,
    )


def _of_sex() -> Node:
    before, behind = asking.ways_round("child.help")
    return Node(
        "child.sex",
        answer=asking.may_end(_sex),
        round="skip",
        choices=(
            *before,
            Choice("girl", "child.help", row=1),
            Choice("boy", "child.help", row=1),
            *behind,
        ),
    )


NODES = (
    _of_name(),
    _of_age(),
    _of_sex(),
    _question(
        "child.help",
        "child.school",
        Choice("no", "child.school", "answer.no", 1),
        Choice("yes", "child.school", "answer.yes", 1),
    ),
    _question("child.school", "child.tried", Choice("none", "child.tried")),
    _question("child.tried", "child.hope"),
    _question("child.hope", "child.more"),
    Node(
        "child.more",
        answer=asking.may_end(_more),
        round="no",
        choices=(
            asking.first(),
            Choice(
                "yes",
                "child.name",
                "answer.yes",
                1,
                shown=lambda session, _moment: len(session.children) < MOST - 1,
            ),
            Choice("no", AFTER, "answer.no", 1),
            asking.last(),
        ),
    ),
)
