"""About the child: asked only where there are signs of a child who needs protection, and every question can be skipped.

Several children belong to one case: each one's answers are set aside when the next one is asked about.
"""

from __future__ import annotations

from functools import partial

from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.session import Session, answered, put, unanswered
from flows.talk import asking, bystander, topics
from flows.talk.details import told
from flows.talk.own_words import question
from handbook.reading import CODES

FIRST, AFTER = "child.name", "intake.city"
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


def _age(session: Session, key: str, moment: Moment) -> Move:
    onward = bystander.onward(session) if bystander.tells(session) else "child.sex"
    return Move(session, told(session, "child.age"), to=onward)


def _sex(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "child.sex", key)
    return Move(session, told(session, "child.sex"), to="child.help")


def _question(name: str, then: str, *choices: Choice) -> Node:
    before, behind = asking.ways_round(then)
    return question(name, then, *before, *choices, *behind, leads=("waiting.line",))


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
        texts=("bystander.child.age.ask",),
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
    _question("child.name", "child.age"),
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
