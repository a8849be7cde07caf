"""A question as a message: its words, its buttons in rows and pages, and the row that leads back or to a human."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

from flows.effects import Option, Say
from flows.moment import Moment
from flows.node import PAGE, Choice, Node
from flows.session import Session
from flows.text import Paragraphs, Text, Verbatim, text

BACK, HUMAN, TURN = "<", "?", ">"
PAGES = "pages"
"""The slot of a question with pages: whoever turns one sees the same message change."""


def ask(
    node: Node,
    session: Session,
    moment: Moment,
    prefix: Paragraphs = (),
    instead: Paragraphs = (),
    *,
    turned: bool = False,
    stands: bool = False,
) -> Say:
    """The message that puts this node's question, or opens this place. `instead` replaces its opening words;
    `turned` shows another page of what stands there already; where it `stands` above, its buttons move down.
    """
    offered = node.offered(session, moment)
    paged = len(_pages(node, session, offered, moment)) > 1
    rows = [
        *_choices(node, session, offered, moment),
        *_turning(node, session, offered, moment),
        *_nav(node, session),
    ]
    return Say(
        text=(*prefix, *(node.answers(instead, session, moment) if instead else node.says(session, moment))),
        options=tuple(rows),
        # What says more than its own question is no mere question: a newer one must not take its place unseen.
        kind="answer" if prefix or instead else "question",
        urgent=node.urgent,
        slot=PAGES if paged else node.slot,
        anew=(paged and not turned) or bool(node.slot),
        bares=stands and bool(node.slot),
        case=session.case.id if session.case else None,
    )


def numbered(node: Node, offered: Sequence[Choice]) -> Text:
    """The choices as a numbered list, for those who would rather type."""
    lines = tuple(
        text("choice.line", number=place, label=node.label(choice)) for place, choice in enumerate(offered, 1)
    )
    return text("choice.list", lines=lines)


def token(session: Session, key: str) -> str:
    """What a button carries: the number of the question it belongs to, and which choice it is."""
    return f"{session.seq}.{key}"


def read_token(session: Session, pressed: str) -> str | None:
    """The choice, or None where the button belongs to a question that has passed."""
    seq, dot, key = pressed.partition(".")
    return key if dot and seq == str(session.seq) else None


def key_of(pressed: str) -> str:
    """The choice that a button stands for, also where its question has passed."""
    return pressed.partition(".")[2]


def _choices(
    node: Node, session: Session, offered: Sequence[Choice], moment: Moment
) -> list[tuple[Option, ...]]:
    pages = _pages(node, session, offered, moment)
    before = list(takewhile(lambda choice: choice.pinned, offered)) if pages[1:] else []
    behind = [choice for choice in offered if choice.pinned and choice not in before] if pages[1:] else []
    page = [*before, *pages[session.page % len(pages)], *behind]
    labels = _labels(node, offered, in_pages=bool(pages[1:]))
    rows: list[tuple[Option, ...]] = []
    for row, members in groupby(page, key=lambda choice: choice.row):
        options = [Option(labels[choice.key], token(session, choice.key)) for choice in members]
        rows.extend([(option,) for option in options] if row is None else [tuple(options)])
    return rows


def _labels(node: Node, offered: Sequence[Choice], *, in_pages: bool) -> dict[str, Text | Verbatim]:
    """Where a page hides the other choices, each shows the number by which it can be typed."""
    return {
        choice.key: text("choice.line", number=place, label=node.label(choice))
        if in_pages and not choice.pinned
        else node.label(choice)
        for place, choice in enumerate(offered, 1)
    }


def _pages(node: Node, session: Session, offered: Sequence[Choice], moment: Moment) -> list[Sequence[Choice]]:
    """One page where all fit; else the first as the node wants it, the rest in full ones. The pinned stand on each."""
    first = node.first(session, moment)
    if len(offered) <= first + 1:
        return [offered]
    turning = [choice for choice in offered if not choice.pinned]
    rest = turning[first:]
    return [turning[:first], *(rest[start : start + PAGE] for start in range(0, len(rest), PAGE))]


def _turning(
    node: Node, session: Session, offered: Sequence[Choice], moment: Moment
) -> list[tuple[Option, ...]]:
    pages = len(_pages(node, session, offered, moment))
    if pages == 1:
        return []
    following = (session.page + 1) % pages
    return [(Option(Text("nav.more"), token(session, f"{TURN}{following}")),)]


def _nav(node: Node, session: Session) -> list[tuple[Option, ...]]:
    if not node.nav:
        return []
    back = (Option(Text("nav.back"), token(session, BACK)),) if can_go_back(session) else ()
    human = () if session.case else (Option(Text("nav.human"), token(session, HUMAN)),)
    return [(*back, *human)] if back or human else []


def can_go_back(session: Session) -> bool:
    """Whether there is an earlier question, or a conversation beneath this one."""
    return (
        bool(session.frames and session.frames[-1].trail)
        or len(session.frames) > 1
        or bool(session.returning)
    )
