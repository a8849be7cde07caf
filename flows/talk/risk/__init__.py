"""What moves the risk: two to four questions for each of the 15 letters and for kdrt, a file each.

They come when the case waits already, each can be skipped, and "enough" ends them all. What an answer does to the
risk stands in handbook/risk.yaml; a risk only rises.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from flows.effects import Effect, Tell
from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.notes import Changed
from flows.session import Session, answered
from flows.talk import advice, asking, bystander, child, in_words, safe, times, topics
from flows.talk.details import told
from flows.talk.numbers import numbers
from flows.talk.risk import (
    a_emergency,
    b_law,
    c_minority,
    d_exploited,
    e_napza,
    f_pictures,
    g_hiv,
    h_taken,
    i_hurt,
    j_sexual,
    k_terror,
    kdrt,
    l_disability,
    m_neglected,
    n_behaviour,
    o_stigma,
)
from flows.talk.risk.question import COMMON, Question
from flows.text import Paragraphs, Text
from handbook.reading import Handbook

FILES = (
    a_emergency,
    b_law,
    c_minority,
    d_exploited,
    e_napza,
    f_pictures,
    g_hiv,
    h_taken,
    i_hurt,
    j_sexual,
    k_terror,
    l_disability,
    m_neglected,
    n_behaviour,
    o_stigma,
    kdrt,
)
QUESTIONS = {question.node: question for file in FILES for question in file.QUESTIONS}
MOST = 5
"""Questions of one matter, whatever it is about."""

AFTER = child.AFTER
BEHIND = (safe.FIRST, child.FIRST, AFTER)
"""Where the last of these questions may lead."""


def onward(session: Session, moment: Moment) -> str:
    """The next question that is worth asking: how grave it is, how to write back safely, then the child, then where.

    Many end the questions early. What they left unsaid of the child can be asked later; whether it is safe to write to
    them must be known first.
    """
    if asking.ENDED in session.answers:
        return AFTER
    if bystander.tells(session):  # behind a wall nobody knows of wounds, or whether school is still wanted
        return bystander.onward(session) if child.about_child(session, moment) else AFTER
    wanted = _wanted(session, moment)
    left = [node for node in wanted if node not in session.answers]
    if left and len(wanted) - len(left) < MOST:
        return left[0]
    if safe.asks(session, topics.about(session, moment)):
        return safe.FIRST
    return child.onward(session, moment)


def _wanted(session: Session, moment: Moment) -> list[str]:
    """Of what they named, what moves the risk most first. What the story merely sounds like asks nothing hard."""
    codes = [code for code in topics.chosen(session) if code not in topics.asked(session)]
    return of_subjects(codes, moment)


def of_subjects(codes: Sequence[str], moment: Moment) -> list[str]:
    """The questions of these subjects, as the handbook's table of risk orders them; then as their files do."""
    ranked = [
        (_weight(QUESTIONS[node], moment.handbook), place, node)
        for code in codes
        for place, node in enumerate(_of(code))
    ]
    return [node for _, _, node in sorted(ranked, key=lambda one: one[:2])]


@cache
def _weight(question: Question, handbook: Handbook) -> int:
    """The first row of the table that one of its answers stands in; behind all rows where there is none."""
    said = {f"{question.name}={answer}" for answer in question.answers}
    rows = handbook.risk
    return next((place for place, row in enumerate(rows) if not row.answers.isdisjoint(said)), len(rows))


def _of(code: str) -> list[str]:
    return [name for name, question in QUESTIONS.items() if question.code == code]


def _answer(name: str, session: Session, key: str, moment: Moment) -> Move:
    if key == asking.ENOUGH:
        return asking.end(session)
    before = topics.risk(session, moment)
    session = answered(session, name, key)
    risk = topics.risk(session, moment)
    rises = risk != before
    effects: list[Effect] = list(told(session, name))
    if session.case and rises:
        effects.append(Tell("case", session.case.id, Changed(risk=risk)))
    grave = rises and risk == "tinggi"
    warned: Paragraphs = (Text("risk.grave"), *numbers(session, moment)) if grave else ()
    advised = advice.after(name, key, session, moment)
    if advised:
        session = answered(session, advice.ADVISED, "yes")
    return Move(session, tuple(effects), to=onward(session, moment), prefix=(*warned, *advised))


def _words(name: str, session: Session, moment: Moment) -> Paragraphs:
    """Leave is asked once, before the first; no picture of a body is wanted where that is near."""
    first = not any(node in QUESTIONS for node in session.answers)
    leave = (Text("risk.leave"),) if first else ()
    pictures = (Text("story.no_pictures"),) if first and QUESTIONS[name].code in ("f", "j") else ()
    return (*leave, *pictures, Text(f"{name}.ask"))


def _read(question: Question, said: str, session: Session, moment: Moment) -> str | None:
    when = times.since(question.until, said, session, moment) if question.until else None
    return when or in_words.read(question, said, session, moment)


def _choice(question: Question, key: str, to: str, row: int | None) -> Choice:
    return Choice(key, to, f"answer.{key}" if key in COMMON else "", row)


def _node(question: Question, following: str) -> Node:
    plain = set(question.answers) <= set(COMMON)
    before, behind = asking.ways_round(following)
    return Node(
        question.node,
        opening=partial(_words, question.node),
        answer=partial(_answer, question.node),
        read=partial(_read, question),
        keeps_answers=True,
        round="skip",
        then=following,
        choices=(
            *before,
            *(_choice(question, key, following, 1 if plain else None) for key in question.answers),
            *behind,
        ),
        leads=tuple(dict.fromkeys((following, *BEHIND))),
        texts=(
            f"{question.node}.ask",
            "risk.leave",
            "risk.grave",
            "story.no_pictures",
            *in_words.TEXTS,
            *(f"{in_words.NAMED}.{question.node}.{key}" for key in question.named),
            *(times.TEXTS if question.until else ()),
        ),
    )


def _nodes() -> tuple[Node, ...]:
    found = []
    for file in FILES:
        names = [question.node for question in file.QUESTIONS]
        for question, following in zip(file.QUESTIONS, [*names[1:], child.FIRST], strict=True):
            found.append(_node(question, following))
    return tuple(found)


FIRST = tuple(file.QUESTIONS[0].node for file in FILES)
NODES = _nodes()
