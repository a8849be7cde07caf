"""A neighbour asks whether to go there, knock or break in: briefly that they should not alone, why, and what to do."""

from __future__ import annotations

from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, turned
from flows.talk import bystander
from flows.talk.numbers import numbers
from flows.text import Text
from flows.triage.asides import kinds_in
from flows.triage.normalise import tokens
from handbook.reading import Handbook
from handbook.reading.asides import GO_THERE

TALKING = "relay.open"

LONGEST = 10
"""Words up to which it is asked, and no part of a story."""

TOLD = frozenset({"sudah", "udah", "udh", "sdh", "dah", "tadi", "barusan", "dia", "mereka"})
""" "Saya udah ketok pintunya", "dia masuk kamar" tell, and ask nothing."""

TEXTS = ("bystander.go_there",)


def asks(session: Session, said: str, handbook: Handbook) -> bool:
    """Whether somebody who tells of another's child asks whether to go to it."""
    if not bystander.of_child(session) or len(said.split()) > LONGEST:
        return False
    typed = tokens(said, handbook.distress.language)
    if any(not TOLD.isdisjoint(token.forms) for token in typed):
        return False
    return bool(kinds_in(said, (GO_THERE,), handbook))


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: anywhere but beside a counsellor, who answers it. The question that stood there is asked again."""
    if not isinstance(said, Said) or session.node == TALKING or not asks(session, said.text, moment.handbook):
        return None
    node = talk.nodes[session.node]
    session, kept = talk.keep(session, piece_of(said)) if node.keeps else (session, ())
    words = (Text(TEXTS[0]), *numbers(session, moment))
    if node.kind == "rest":
        return Move(turned(session), kept, to=HERE, instead=words)
    return Move(turned(session), kept, to=HERE, prefix=words)
