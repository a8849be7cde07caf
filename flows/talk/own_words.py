"""A question that is answered in their own words: one message or several, or a voice note, which is an answer too."""

from __future__ import annotations

from collections.abc import Callable

from flows.effects import SetTimer
from flows.engine import BURST, OWN_WORDS
from flows.moment import Moment
from flows.node import Choice, Move, Node, Opening
from flows.piece import Piece
from flows.session import Session, answered, put
from flows.talk import asking
from flows.talk.details import told

FILE = "*"
"""Stands for an answer that was not written: `*voice`, `*location`."""


def hear(session: Session, piece: Piece, moment: Moment) -> Move:
    """Write it down as it is; several messages are one answer."""
    said = piece.text[:OWN_WORDS] if piece.text else f"{FILE}{piece.kind}"
    before = session.answers.get(session.node, "") if session.pending == "own_words" else ""
    session = answered(session, session.node, "\n".join(filter(None, (before, said))))
    return Move(put(session, pending="own_words"), (SetTimer("burst", moment.now + BURST),))


def question(
    name: str,
    then: str,
    *choices: Choice,
    urgent: bool = False,
    numbered: bool = True,
    nav: bool = True,
    leads: tuple[str, ...] = (),
    heard: Callable[[Session, Piece, Moment], Move] = hear,
    done: Callable[[Session, str, Moment], Move] | None = None,
    opening: Opening | None = None,
    secret: bool = False,
    texts: tuple[str, ...] = (),
) -> Node:
    """A node that takes any words for an answer, beside its choices; an answer goes on to `then`.

    `done` handles a choice, and the end of what they wrote as the key "".
    """

    def settle(session: Session, moment: Moment) -> Move:
        return finish(session, "", moment)

    def answer(session: Session, key: str, moment: Moment) -> Move:
        if asking.leaves_as_it_was(session, key):
            return asking.kept(session)
        if key == asking.ENOUGH:
            return asking.end(session)
        return finish(answered(session, name, key), key, moment)

    def finish(session: Session, key: str, moment: Moment) -> Move:
        if done:
            return done(session, key, moment)
        to = next((choice.to for choice in choices if choice.key == key), then)
        return Move(session, told(session, name), to=to)

    return Node(
        name,
        choices=choices,
        leads=tuple(filter(None, (then, *leads))),
        hear=heard,
        settle=settle,
        answer=answer,
        then=then,
        own_words=True,
        round="skip",
        urgent=urgent,
        numbered=numbered,
        nav=nav,
        opening=opening,
        secret=secret,
        texts=texts,
    )
