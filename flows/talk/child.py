"""About the child: asked only where there are signs of a child who needs protection, and every question can be skipped.

Several children belong to one case: each one's answers are set aside when the next one is asked about.
"""

from __future__ import annotations

from functools import partial

from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.session import Session, answered, put, unanswered
from flows.talk import bystander
from flows.talk.details import told
from flows.talk.own_words import question

AFTER = "intake.city"
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
    return bystander.onward(session) if bystander.tells(session) else "child.name"


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
    return Move(session, told(session, "child.age"), to=AFTER if key == "enough" else onward)


def _sex(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, "child.sex", key)
    return Move(session, told(session, "child.sex"), to=AFTER if key == "enough" else "child.help")


def _ways_round(then: str) -> tuple[Choice, ...]:
    return (
        Choice("skip", then, "answer.skip", 2),
        Choice("enough", AFTER, "answer.enough", 2),
    )


NODES = (
    question("child.name", "child.age", *_ways_round("child.age"), leads=(AFTER,)),
    question(
        "child.age",
        "child.sex",
        *_ways_round("child.sex"),
        leads=(AFTER, bystander.WHERE),
        numbered=False,
        opening=partial(bystander.ask, "child.age"),
        texts=("bystander.child.age.ask",),
        done=_age,
    ),
    Node(
        "child.sex",
        answer=_sex,
        round="skip",
        choices=(
            Choice("girl", "child.help", row=1),
            Choice("boy", "child.help", row=1),
            *_ways_round("child.help"),
        ),
    ),
    question(
        "child.help",
        "child.school",
        Choice("no", "child.school", "answer.no", 1),
        Choice("yes", "child.school", "answer.yes", 1),
        *_ways_round("child.school"),
        leads=(AFTER,),
    ),
    question(
        "child.school",
        "child.tried",
        Choice("none", "child.tried"),
        *_ways_round("child.tried"),
        leads=(AFTER,),
    ),
    question("child.tried", "child.hope", *_ways_round("child.hope"), leads=(AFTER,)),
    question("child.hope", "child.more", *_ways_round("child.more"), leads=(AFTER,)),
    Node(
        "child.more",
        answer=_more,
        round="no",
        choices=(
            Choice(
                "yes",
                "child.name",
                "answer.yes",
                1,
                shown=lambda session, _moment: len(session.children) < MOST - 1,
            ),
            Choice("no", AFTER, "answer.no", 1),
        ),
    ),
)
