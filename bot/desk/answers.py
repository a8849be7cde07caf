"""What a family answered beside its story, as lines for the one who holds the case: the question, then the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.desk.facts import LOCALE
from bot.words import Words
from flows.casework.answers import THEN
from flows.talk import NODES
from flows.talk.areas import ADDRESS_TOLD
from flows.talk.details import NO_QUESTIONS
from flows.talk.own_words import FILE
from flows.talk.safety.first_question import WAYS
from flows.text import Text, Verbatim, text

MOST = 3
"""Questions named that were not put, or not answered."""

SHORT = 60
"""Characters of a question before its answer: the counsellor reads for the answers."""


def answers(details: Mapping[str, str], words: Words, at: Mapping[str, str] = {}) -> tuple[Text, ...]:
    """A line each: danger first, then what moves the risk, the child, and how to write back; the hour before those of
    which `at` knows it.

    A case may hold an answer to a question of an earlier version of the flows: whoever claims it reads the answer, and
    that the question is gone.
    """
    told = [item for item in details.items() if item[0] not in NO_QUESTIONS]
    return tuple(_at(at.get(name, ""), _line(name, said, words)) for name, said in sorted(told, key=_place))


def questions(names: Sequence[str], words: Words) -> tuple[Text, ...]:
    """A line for each of the first three questions, and how many follow: nobody who answers a frightened person reads
    fifteen.
    """
    lines = tuple(text("desk.unasked.line", ask=_question(name, words)) for name in names[:MOST])
    more = len(names) - MOST
    return (*lines, text("desk.unasked.more", count=more)) if more > 0 else lines


def _question(name: str, words: Words) -> Verbatim:
    """The question itself, without what stands above it for a locked screen."""
    return Verbatim(words.say(Text(f"{name}.ask"), LOCALE).split("\n\n")[-1])


def _at(hour: str, line: Text) -> Text:
    return text("desk.answer.at", at=hour, answer=line) if hour else line


def _line(name: str, said: str, words: Words) -> Text:
    node, _, number = name.partition("/")
    of = text("desk.answer.child", number=number) if number else Verbatim("")
    return text("desk.answer", of=of, ask=_ask(node, words), said=_said(node, said))


def _ask(name: str, words: Words) -> Verbatim:
    if name == ADDRESS_TOLD:
        return Verbatim(words.say(Text("desk.answer.address"), LOCALE))
    known = name in NODES or name in ASKED_BY
    return Verbatim(_short(words.say(Text(f"{name}.ask" if known else "desk.answer.former"), LOCALE)))


def _short(ask: str) -> str:
    """The question itself, without the friendly words round it, cut at a word."""
    asked = next((part for part in re.split(r"(?<=[.!?])\s+", ask) if part.endswith("?")), ask)
    return asked if len(asked) <= SHORT else f"{asked[:SHORT].rsplit(' ', 1)[0]} …"


def _said(name: str, said: str) -> Text | Verbatim:
    """What they answered; what they answered after it stands behind it."""
    before, then, last = said.rpartition(THEN)
    if not then:
        return _once(name, last)
    return text("desk.answer.then", before=_said(name, before), said=_once(name, last))


def one_line(said: str) -> str:
    """An answer and what was answered after it, for a line among the facts."""
    return "; ".join(" ".join(part.split()) for part in said.split(THEN))


def _once(name: str, said: str) -> Text | Verbatim:
    """The words of the choice; their own words; or that they sent a file, which stands in the story."""
    if said.startswith(FILE):
        return Text("desk.answer.file")
    node = NODES.get(ASKED_BY.get(name, name))
    choices = node.choices if node and not callable(node.choices) else ()
    return next((node.label(choice) for choice in choices if node and choice.key == said), Verbatim(said))


ASKED_BY = dict.fromkeys(WAYS, "safety.company")
"""Answers whose buttons hang under another node's message."""

ORDER = ("safety.", "waiting.", "risk.", "child.", "safe.")


def _place(item: tuple[str, str]) -> tuple[int, str, int]:
    name, _, number = item[0].partition("/")
    group = next((place for place, start in enumerate(ORDER) if name.startswith(start)), len(ORDER))
    asked = list(NODES).index(name) if name in NODES else -1
    return group, number, asked
