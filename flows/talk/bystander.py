"""A neighbour, a teacher, a grandmother: they tell of somebody else's child.

A neighbour or teacher knows little behind a wall. What is asked of them speaks of that child and its house: how
often, how old about, where. Whether it goes on now was asked as the question of danger. A relative knows the child and
is asked what other families are asked; in danger, though, about the child and whether it is with them.
"""

from __future__ import annotations

from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.session import Session, answered
from flows.talk import areas, asking, in_words, times
from flows.talk.details import told
from flows.talk.own_words import question
from flows.text import Paragraphs, Text
from flows.triage.asides import kinds_in
from flows.triage.writer import of_another, writer
from handbook.reading import Handbook
from handbook.reading.asides import ONLY
from handbook.reading.writers import KIN, NEIGHBOUR

WHO = NEIGHBOUR
CHILD = "bystander.child"
"""Answered where a relative told of a danger to a grandchild, a nephew, a niece."""

OFTEN, AGE, WHERE = ASKED = ("child.often", "child.age", "child.where")
HOW_OFTEN = ("daily", "weekly", "once")
AFTER, SUMMARY = "intake.city", "intake.summary"


def tells(session: Session) -> bool:
    """Whether this person writes about somebody else's child."""
    return session.answers.get("intake.who") == WHO


def of_kin(session: Session) -> bool:
    """Whether a relative tells of a child in danger, who may be with them or far away."""
    return session.answers.get("intake.who") == KIN and CHILD in session.answers


def of_child(session: Session) -> bool:
    """Whether it is somebody else's child whose safety is asked about."""
    return tells(session) or of_kin(session)


def says_only_who(said: str, handbook: Handbook) -> bool:
    """ "Saya cuma tetangga", "aku temennya": who they are, in a few words."""
    return bool(kinds_in(said, (ONLY,), handbook))


def known_by(session: Session, words: str, moment: Moment) -> Session:
    """The same session, in which they are a bystander where these words leave no doubt and nothing else was said."""
    said = session.answers.get("intake.who", "unknown")
    sure = of_another(words, moment.handbook) or says_only_who(words, moment.handbook)
    if said not in ("unknown", KIN) or not sure:
        return session
    who = writer([words], moment.handbook)
    if who == KIN:
        return answered(answered(session, "intake.who", KIN), CHILD, "yes")
    return answered(session, "intake.who", WHO) if who == WHO and said != KIN else session


def worded(session: Session, key: str) -> str:
    """The catalogue's key in the words for them: `safety.company.ask` is `bystander.safety.company.ask`."""
    return f"bystander.{key}" if tells(session) else key


def of_the_child(session: Session, key: str) -> str:
    """The same for what speaks of the child alone: a relative is asked so, too."""
    return f"bystander.{key}" if of_child(session) else key


def onward(session: Session) -> str:
    """The next of the three questions; where the danger's own question told the place, it is not asked again."""
    placed = areas.told(session)
    left = (name for name in ASKED if name not in session.answers and not (name == WHERE and placed))
    return next(left, SUMMARY if "intake.kecamatan" in session.answers else AFTER)


def ask(name: str, session: Session, moment: Moment) -> Paragraphs:
    """The words of a node that asks a bystander otherwise."""
    return (Text(of_the_child(session, f"{name}.ask")),)


def _how_often(said: str, session: Session, moment: Moment) -> str | None:
    """Counted, or in words; the rarer where both stand there: "sering" is in "lumayan sering", too."""
    counted = times.often(said, session, moment)
    return counted or in_words.of_named(OFTEN, HOW_OFTEN[::-1], said, session, moment)


def _often(session: Session, key: str, moment: Moment) -> Move:
    session = answered(session, OFTEN, key)
    return Move(session, told(session, OFTEN), to=onward(session))


def _where(session: Session, key: str, moment: Moment) -> Move:
    """An address that names its district spares them the lists."""
    effects = told(session, WHERE)
    session, found = areas.placed(session, WHERE, moment)
    return Move(session, (*effects, *found), to=onward(session))


def _of_often() -> Node:
    before, behind = asking.ways_round(AGE)
    return Node(
        OFTEN,
        answer=asking.may_end(_often),
        read=_how_often,
        keeps_answers=True,
        texts=(*times.TEXTS, *in_words.TEXTS, *(f"{in_words.NAMED}.{OFTEN}.{key}" for key in HOW_OFTEN)),
        round="skip",
        choices=(*before, *(Choice(key, AGE) for key in HOW_OFTEN), *behind),
        leads=(AGE, WHERE, AFTER),
    )


def _of_where() -> Node:
    before, behind = asking.ways_round(AFTER)
    return question(
        WHERE,
        AFTER,
        *before,
        *behind,
        leads=("waiting.line", "intake.summary"),
        numbered=False,
        done=_where,
    )


NODES = (_of_often(), _of_where())
