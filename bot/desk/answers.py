"""What a family answered beside its story, as lines for the one who holds the case: the question, then the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.talk import NODES
from flows.talk.own_words import FILE
from flows.text import Text, Verbatim, text


def answers(details: Mapping[str, str]) -> tuple[Text, ...]:
    """A line each: danger first, then what moves the risk, the child, and how to write back."""
    return tuple(_line(name, said) for name, said in sorted(details.items(), key=_place))


def questions(names: Sequence[str]) -> tuple[Text, ...]:
    """A line for each question."""
    return tuple(text("desk.unasked.line", ask=Text(f"{name}.ask")) for name in names)


def _line(name: str, said: str) -> Text:
    node, _, number = name.partition("/")
    of = text("desk.answer.child", number=number) if number else Verbatim("")
    return text("desk.answer", of=of, ask=Text(f"{node}.ask"), said=_said(node, said))


def _said(name: str, said: str) -> Text | Verbatim:
    """The words of the choice; their own words; or that they sent a file, which stands in the story."""
    if said.startswith(FILE):
        return Text("desk.answer.file")
    node = NODES.get(ASKED_BY.get(name, name))
    choices = node.choices if node and not callable(node.choices) else ()
    return next((node.label(choice) for choice in choices if node and choice.key == said), Verbatim(said))


ASKED_BY = {"safety.talk": "safety.company", "safety.now": "safety.company", "safety.with": "safety.company"}
"""Answers whose buttons hang under another node's message."""

ORDER = ("safety.", "waiting.", "risk.", "child.", "safe.")


def _place(item: tuple[str, str]) -> tuple[int, str, int]:
    name, _, number = item[0].partition("/")
    group = next((place for place, start in enumerate(ORDER) if name.startswith(start)), len(ORDER))
    asked = list(NODES).index(name) if name in NODES else -1
    return group, number, asked
