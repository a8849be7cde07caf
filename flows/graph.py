"""The conversation as a graph: what leads where, whether it is sound, and its drawing in Mermaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows import ask, match
from flows.moment import Moment
from flows.node import HERE, Node
from flows.session import CaseRef, Frame, Session
from flows.talk import LOST, NODES, START, guards, news
from flows.talk.numbers import TO_CALL
from flows.text import Text
from flows.told_beside import TEXTS as TOLD_BESIDE

BY_NEWS: Mapping[str, tuple[str, ...]] = {
    "": ("relay.open", "waiting.line", "door.closed"),
}
"""Where the case's notes lead from anywhere: claimed, released, closed."""

BY_GUARD = (
    "status.word",
    "again.recap",
    "waiting.morning",
    "safety.check",
    "safety.company",
    "hidden.menu",
    "intake.consent",
    "intake.summary",
    LOST,
)
"""Where the guards and the third slip lead from anywhere."""


@dataclass(frozen=True, slots=True)
class Edge:
    """`label` is the choice's key, or '' where the node leads on by itself."""

    start: str
    end: str
    label: str = ""


def edges(moment: Moment) -> list[Edge]:
    """Every declared way on, each once."""
    found: dict[tuple[str, str], Edge] = {}
    for node in NODES.values():
        for label, end in _ways(node, moment):
            if end not in (HERE, node.name):
                found.setdefault((node.name, end), Edge(node.name, end, label))
    return list(found.values())


def _ways(node: Node, moment: Moment) -> Iterator[tuple[str, str]]:
    if not callable(node.choices):
        yield from ((choice.key, choice.to) for choice in node.choices)
    yield from (("", end) for end in node.leads)


def problems(moment: Moment, locales: tuple[str, ...]) -> list[str]:
    """Every fault of the graph and of its words, a sentence each; empty when all is well."""
    return [
        *_broken(moment),
        *_unreachable(moment),
        *_dead_ends(moment),
        *_no_way_back(moment),
        *_wordless(moment, locales),
    ]


def _broken(moment: Moment) -> Iterator[str]:
    for edge in edges(moment):
        if edge.end not in NODES:
            yield f"{edge.start} leads to {edge.end}, which does not exist"


def _unreachable(moment: Moment) -> Iterator[str]:
    after: dict[str, set[str]] = {}
    for edge in edges(moment):
        after.setdefault(edge.start, set()).add(edge.end)
    seen: set[str] = set()
    ahead = [START, *BY_GUARD, *BY_NEWS[""]]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead.extend(after.get(name, ()))
    yield from (f"nothing leads to {name}" for name in sorted(NODES.keys() - seen))


def _dead_ends(moment: Moment) -> Iterator[str]:
    """A question must lead on; a place to rest must hear what is said there."""
    starts = {edge.start for edge in edges(moment)}
    for node in NODES.values():
        if node.kind == "rest" and node.hear is None:
            yield f"{node.name} is a place to rest but hears nothing"
        if node.kind != "rest" and node.name not in starts and not node.choices:
            yield f"{node.name} is a dead end"
        if node.kind == "question" and not node.round and node.name not in ROUND_BY_LOST:
            yield f"{node.name} has no way round it after the third slip"


ROUND_BY_LOST = ("intake.consent", "safety.check")
"""Consent cannot be skipped: who is not understood there gets `door.lost` and a human. The check hears everything."""


def _no_way_back(moment: Moment) -> Iterator[str]:
    """From every question, a button back and one to a human (a place with a human, or in danger, needs neither)."""
    for node in NODES.values():
        if node.kind == "rest" or node.name.startswith("safety."):
            continue
        session = _standing_at(node.name)
        tokens = {
            option.token.partition(".")[2] for row in ask.ask(node, session, moment).options for option in row
        }
        if not {ask.BACK, ask.HUMAN} <= tokens:
            yield f"{node.name} offers no way back or no human"


def _standing_at(name: str) -> Session:
    return Session(frames=(Frame(name, (START,)),), answers={"intake.city": "31.71"})


def _wordless(moment: Moment, locales: tuple[str, ...]) -> Iterator[str]:
    for key in sorted(keys(moment)):
        yield from (
            f"{key} has no words in {locale}" for locale in locales if moment.words.get(key, locale) is None
        )


def keys(moment: Moment) -> set[str]:
    """Every key that a node, a guard or the engine may say."""
    found = {*guards.TEXTS, *news.TEXTS, *COMMON}
    for node in NODES.values():
        found.update(node.texts)
        if node.opening is None:
            found.add(f"{node.name}.ask")
        session = Session(frames=(Frame(node.name),), case=CaseRef(1, "X"), answers={"intake.city": "31.71"})
        labels = (node.label(choice) for choice in node.offered(session, moment))
        found.update(label.key for label in labels if isinstance(label, Text))
        found.update(said.key for said in node.says(session, moment) if isinstance(said, Text))
    return found


COMMON = (
    *(
        f"{kind}.{number}"
        for kind in ("noted", "voiced", "stale", "stale.rest", "command.unknown")
        for number in (1, 2, 3)
    ),
    *TOLD_BESIDE,
    *("miss.1", "miss.2", "miss.one", "miss.round", "choice.line", "choice.list", "stale.toast"),
    *("nav.back", "nav.human", "nav.more", "back.none", "numbers.line", "numbers.line.example", "sorry.ask"),
    *TO_CALL,
    *match.TEXTS,
)


def mermaid(moment: Moment) -> str:
    """The graph as a Mermaid flowchart; places to rest are round, danger is red."""
    lines = ["flowchart TD"]
    for node in NODES.values():
        name, shape = _id(node.name), ("([{}])" if node.kind == "rest" else "[{}]")
        lines.append(f"    {name}{shape.format(node.name)}")
    for edge in edges(moment):
        arrow = f"-- {edge.label} -->" if edge.label else "-->"
        lines.append(f"    {_id(edge.start)} {arrow} {_id(edge.end)}")
    danger = ",".join(_id(name) for name in NODES if name.startswith("safety."))
    lines += ["    classDef danger fill:#fbd5d5,stroke:#b42318,color:#000", f"    class {danger} danger"]
    return "\n".join(lines)


def _id(name: str) -> str:
    return name.replace(".", "_")
