"""All of it once more to look over, each line changed by a press or by words."""

from __future__ import annotations

from dataclasses import replace

from flows.effects import Effect
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.session import Session, answered, at, put, unanswered
from flows.talk import amend, bystander, child, safe, summary
from flows.talk.details import told
from flows.talk.intake.topic import answer_topic
from flows.text import Paragraphs, Text, text


def _words(session: Session, moment: Moment) -> Paragraphs:
    return (text("intake.summary.ask", lines=summary.lines(session, moment)),)


def _done(session: Session, key: str, moment: Moment) -> Move:
    if key == "ok":
        return Move(session, to="waiting.line" if session.case else "intake.topic")
    if key == "story":
        return Move(session, to="intake.story")
    if key in ("child", "safe"):
        return summary.change(session, f"summary.{key}")
    if amend.ALSO in key:
        session, effects = amend.all_amended(session, key)
        return Move(session, effects, to=HERE, prefix=(Text("summary.amended"),))
    line, _, value = key.partition(amend.VALUE)
    if line == amend.ANOTHER:
        return Move(answered(session, ANOTHER_AGE, value), to="child.another")
    if value:
        return _amended(session, line, value, moment)
    question = {
        "who": "intake.who",
        "topic": "intake.topic",
        "kecamatan": "intake.city",
        "age": "child.age",
        "name": "child.name",
        "mine": safe.NAME,
    }[line]
    return summary.change(session, question)


ANOTHER_AGE = "another.age"
"""How old the other child is that was named in the summary, until it is added."""


def _amended(session: Session, line: str, value: str, moment: Moment) -> Move:
    """A line's new value, taken from the words that named it."""
    if line == "topic":
        move = answer_topic(put(session, returning="intake.summary"), value, moment)
        return replace(move, prefix=(Text("summary.amended"), *move.prefix))
    session, effects = amend.amended(session, line, value)
    return Move(session, effects, to=HERE, prefix=(Text("summary.amended"),))


def _another(session: Session, key: str, moment: Moment) -> Move:
    """One more child: its age is not asked for where it was told."""
    age = session.answers.get(ANOTHER_AGE, "")
    session = unanswered(session, ANOTHER_AGE, "child.another")
    if key == "no":
        return Move(at(session, "intake.summary"), to=HERE)
    session = child.next_child(session)
    effects: tuple[Effect, ...] = ()
    if age:
        session = answered(session, "child.age", age)
        effects = told(session, "child.age")
    return Move(session, effects, to="intake.summary" if bystander.tells(session) else "child.name")


def _has_child(session: Session, moment: Moment) -> bool:
    asked = session.children or any(name in session.answers for name in child.NAMES)
    return bool(asked or summary.of_children(session))


def _is_named(session: Session, moment: Moment) -> bool:
    return safe.names(session)


def _is_not_named(session: Session, moment: Moment) -> bool:
    return not safe.names(session)


NODES = (
    Node(
        "intake.summary",
        opening=_words,
        answer=_done,
        read=amend.read,
        mirrors=True,
        leads=("child.another", "child.age", "child.name", safe.NAME),
        round="ok",
        choices=(
            Choice("ok", "waiting.line"),
            Choice("who", "intake.who", row=1),
            Choice("topic", "intake.topic", row=1),
            Choice("kecamatan", "intake.city", row=2),
            Choice("story", "intake.story", row=2),
            Choice("child", summary.CHILD, row=3, shown=_has_child),
            Choice("safe", summary.SAFE, "intake.summary.safe.named", row=4, shown=_is_named),
            Choice("safe", summary.SAFE, row=4, shown=_is_not_named),
        ),
        texts=(
            *amend.TEXTS,
            *summary.TEXTS,
        ),
    ),
    Node(
        "child.another",
        answer=_another,
        round="no",
        choices=(
            Choice("yes", "child.name", "answer.yes", 1),
            Choice("no", "intake.summary", "answer.no", 1),
        ),
    ),
)
