"""The summary, line by line: everything they answered, so that "is it right?" can be checked; and one line to change.

The word of their own stands there only as one that is set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.session import Session, at, put
from flows.talk import amend, areas, asking, bystander, child, safe, topics
from flows.talk.areas import ADDRESS_TOLD, WHERE
from flows.talk.details import SKIPPED, age_told
from flows.talk.own_words import FILE
from flows.text import Text, Verbatim, text
from flows.triage.age import told_ages
from flows.triage.named_age import Named

SUMMARY, CHILD, SAFE = "intake.summary", "summary.child", "summary.safe"
SHOWN = 60
"""Characters of an answer in their own words that the summary shows."""

BESIDE = ("child.help", "child.school", bystander.OFTEN, bystander.WHERE, "child.tried", "child.hope")
"""Answers about a child with a line of their own."""


def lines(session: Session, moment: Moment) -> tuple[Text, ...]:
    """The lines in order."""
    return (
        text("summary.who", value=Text(f"intake.who.{session.answers.get('intake.who', 'unknown')}")),
        text("summary.topic", value=topics.label(session, moment)),
        *of_children(session),
        text("summary.kecamatan", value=areas.label(session, moment)),
        *_address(session),
        text("summary.told", count=session.told),
        *_writing_back(session),
    )


def _address(session: Session) -> tuple[Text, ...]:
    """What was told in danger, or unasked; a place that was asked for stands with the child."""
    said = next(
        (found for name in (WHERE, ADDRESS_TOLD) if _says(found := session.answers.get(name, ""))), ""
    )
    return (text("summary.where", value=_own(said)),) if said else ()


def of_children(session: Session) -> tuple[Text, ...]:
    """Each child it is about, as it was told."""
    present = {name: value for name, value in session.answers.items() if name in child.NAMES}
    told = [one for one in (*session.children, present) if any(map(_says, one.values()))]
    ages = _ages_told(session)
    if not told:
        return (text("summary.age", value=_listed([_age(age) for age in ages])),) if ages else ()
    if len(told) == 1:
        return _child(told[0], "", ages[0] if len(ages) == 1 else None)
    each = [line for place, one in enumerate(told, 1) for line in _child(one, str(place), None)]
    return (text("summary.children", count=len(told)), *each)


def _ages_told(session: Session) -> tuple[Named, ...]:
    """What the story says for sure of how old they are."""
    if session.register != "child":
        return told_ages(session.story)[: child.MOST]
    own = age_told(session)
    return () if own is None else (Named(own),)


def _age(age: Named) -> Text:
    """In the units in which it was told."""
    if age.years and age.months:
        return text("summary.years.months", age=age.years, months=age.months)
    if age.years:
        return text("summary.years", age=age.years)
    unit = "months" if age.months else "weeks" if age.weeks else "days"
    return text(f"summary.{unit}", age=age.months or age.weeks or age.days)


def _child(told: Mapping[str, str], number: str, by_story: Named | None) -> tuple[Text, ...]:
    name, age, sex = (told.get(f"child.{key}", "") for key in ("name", "age", "sex"))
    parts: list[Text | Verbatim] = [_own(name)] if _says(name) else []
    if _says(age):
        parts.append(text("summary.years", age=age) if age.isdecimal() else _own(age))
    elif by_story is not None:
        parts.append(_age(by_story))
    if _says(sex):
        parts.append(Text(f"summary.{sex}"))
    key = "summary.of_child.numbered" if number else "summary.of_child"
    first = (text(key, number=number, value=_listed(parts)),) if parts else ()
    beside = (
        text(f"summary.of_{name}", value=_answer(name, told[name]))
        for name in BESIDE
        if _says(told.get(name, ""))
    )
    return (*first, *beside)


def _answer(name: str, said: str) -> Text | Verbatim:
    if name == bystander.OFTEN and said in ("daily", "weekly", "once"):
        return Text(f"{name}.{said}")
    if name == "child.help" and said in ("yes", "no"):
        return Text(f"answer.{said}")
    if name == "child.school" and said == "none":
        return Text("child.school.none")
    return _own(said)


def _listed(parts: Sequence[Text | Verbatim]) -> Text | Verbatim:
    listed = parts[0]
    for part in parts[1:]:
        listed = text("summary.list", before=listed, value=part)
    return listed


def _own(said: str) -> Text | Verbatim:
    if said.startswith(FILE):
        return Text("summary.sent")
    words = " ".join(said.split())
    return Verbatim(words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…")


def _says(said: str) -> bool:
    return bool(said) and said not in SKIPPED


def _writing_back(session: Session) -> tuple[Text, ...]:
    """How to write back, as far as it was answered."""
    found = []
    for name, key in (("safe.phone", "phone"), ("safe.hours", "safe"), ("safe.gender", "gender")):
        said = session.answers.get(name, "")
        if _says(said):
            found.append(text(f"summary.{key}", value=Text(f"{name}.{said}")))
    said = session.answers.get(safe.NAME, "")
    if _says(said):
        found.append(text("summary.name", value=_own(said)))
    elif not said and safe.names(session):
        found.append(text("summary.name", value=Text("summary.unsaid")))
    if safe.word(session):
        found.append(Text("summary.word"))
    return tuple(found)


def change(session: Session, question: str) -> Move:
    """Put one question anew; its answer leads back to the summary, and so does "back"."""
    return Move(put(at(session, question), returning=SUMMARY), to=HERE)


def _line(session: Session, key: str, moment: Moment) -> Move:
    """`child.age`: the line that was chosen. One more child begins its own questions."""
    if key == "done":
        return asking.kept(session)
    if amend.VALUE in key:
        session, effects = amend.all_amended(session, key)
        return replace(asking.kept(session), effects=effects, prefix=(Text("summary.amended"),))
    if key == "another":
        return Move(put(at(session, "child.another"), returning=""), to=HERE)
    return change(session, f"{session.node.removeprefix('summary.')}.{key}")


def _by_others(session: Session, _moment: Moment) -> bool:
    return not bystander.tells(session)


def _by_neighbours(session: Session, _moment: Moment) -> bool:
    return bystander.tells(session)


def _one_more(session: Session, _moment: Moment) -> bool:
    return len(session.children) < child.MOST - 1


def _named(session: Session, _moment: Moment) -> bool:
    return safe.names(session)


NODES = (
    Node(
        CHILD,
        answer=_line,
        read=amend.read_of_child,
        round="done",
        choices=(
            Choice("name", "child.name", row=1, shown=_by_others),
            Choice("age", "child.age", row=1),
            Choice("sex", "child.sex", row=2, shown=_by_others),
            Choice("help", "child.help", row=2, shown=_by_others),
            Choice("school", "child.school", row=3, shown=_by_others),
            Choice("often", bystander.OFTEN, row=2, shown=_by_neighbours),
            Choice("where", bystander.WHERE, row=2, shown=_by_neighbours),
            Choice("another", "child.another", row=3, shown=_one_more),
            Choice("done", SUMMARY),
        ),
    ),
    Node(
        SAFE,
        answer=_line,
        read=amend.read_of_writer,
        round="done",
        choices=(
            Choice("name", safe.NAME, row=1, shown=_named),
            Choice("phone", "safe.phone", row=1),
            Choice("hours", "safe.hours", row=2),
            Choice("gender", "safe.gender", row=2),
            Choice("word", "safe.word", row=3),
            Choice("done", SUMMARY),
        ),
    ),
)

TEXTS = (
    *(
        f"summary.{line}"
        for line in (
            "who",
            "topic",
            "kecamatan",
            "where",
            "told",
            "children",
            "of_child",
            "of_child.numbered",
            "years",
            "girl",
            "boy",
            "list",
            "sent",
            "unsaid",
            "age",
            "years.months",
            "months",
            "weeks",
            "days",
            "amended",
            "phone",
            "safe",
            "gender",
            "name",
            "word",
        )
    ),
    *(f"summary.of_{name}" for name in BESIDE),
)
