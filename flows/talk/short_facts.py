"""A short fact that a child writes of itself, unasked: its age, girl or boy, its school.

An age of a child alone, where nobody else's was asked, says that a child writes: from there on it is "kamu". The case
hears of each; before there is one it is thanked for, and is no slip.
"""

from __future__ import annotations

from flows.effects import Effect, Tell
from flows.engine import FIRST_WORD, Talk
from flows.inputs import FromPerson, Said
from flows.match import chosen, core
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed
from flows.piece import piece_of
from flows.session import Session, answered, turned
from flows.text import Text
from flows.triage.normalise import tokens
from flows.triage.of_oneself import AGE, SCHOOL, fact

PLACES = ("safety.", "intake.danger", "intake.consent", "intake.story")
FIRST, CONSENT = "intake.who", "intake.consent"
_ALREADY = frozenset({"sudah", "ok sudah", "sudah ok"})
"""Said to a question that was not answered yet: it is put again."""


def overheard(session: Session, said: FromPerson, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """The same session, in which it is known; an open case hears of it."""
    claimed = session.case is not None and session.case.claimed
    if (
        not isinstance(said, Said)
        or session.hidden
        or session.refused
        or claimed
        or session.register == "adult"
    ):
        return session, ()
    told = fact(said.text)
    if not told or not session.node.startswith((*PLACES, FIRST)) or _of_another(session, moment):
        return session, ()
    if session.node == FIRST and (AGE not in told or session.asked):  # asked who writes, its node reads it
        return session, ()
    who = "child" if session.register == "unknown" else ""
    if who and AGE not in told and SCHOOL not in told:
        return session, ()
    session = answered(session, "intake.who", who) if who else session
    for name, value in told.items():
        session = answered(session, name, value)
    if session.case is None:
        return session, ()
    return session, (Tell("case", session.case.id, Changed(who=who, details=told)),)


def _of_another(session: Session, moment: Moment) -> bool:
    """Whether a child was named that is somebody else: the fact may be of that one."""
    language = moment.handbook.distress.language
    small = language.groups["kecil"]
    return any(
        not small.isdisjoint(token.forms) for text in session.recent[:-1] for token in tokens(text, language)
    )


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: beside the question whether anything may be kept, and that of danger, it is thanked for."""
    node = talk.nodes[session.node]
    if not isinstance(said, Said) or session.node not in ("intake.danger", CONSENT):
        return None
    if session.pending == FIRST_WORD:
        return None
    if chosen(said.text, node, node.offered(session, moment), session.locale, moment):
        return None
    if session.node == CONSENT and core(said.text, moment.handbook.distress.language) in _ALREADY:
        return Move(turned(session), to=HERE, instead=node.brief(session, moment) if node.brief else ())
    if not fact(said.text):
        return None
    session, kept = talk.keep(session, piece_of(said))
    return Move(turned(session), kept, to=HERE, prefix=(Text("intake.fact"),))


TEXTS = ("intake.fact",)
