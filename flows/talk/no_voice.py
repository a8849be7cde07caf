"""Who is deaf, or cannot telephone, reads at once that nothing here is spoken, and is asked nothing else for it.

A counsellor is told how to talk with them. Within a danger that is known they are helped without a
sound: see safety/first_question.py.
"""

from __future__ import annotations

from flows.effects import Effect, Tell
from flows.engine import FIRST_WORD, Talk
from flows.inputs import FromPerson, Said
from flows.match import ADDRESS, POLITE
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed
from flows.piece import piece_of
from flows.session import Session, answered, turned
from flows.text import Text
from flows.triage.asides import idle_beside, is_nothing_else
from handbook.reading import Handbook
from handbook.reading.asides import NO_VOICE

LONGEST = 6
HELP = "child.help"
PLACES = ("intake.", "risk.", "waiting.", "door.", "safety.", "safe.")
_IDLE = POLITE | ADDRESS | frozenset("aku saya anak orang seorang tidak bisa soalnya karena am i im".split())  # noqa: SIM905


def says_so(text: str, handbook: Handbook) -> bool:
    """Whether that is all they say."""
    if "?" in text or len(text.split()) > LONGEST:
        return False
    return is_nothing_else(text, (NO_VOICE,), handbook, idle_beside(_IDLE, handbook))


def is_none(session: Session, text: str, moment: Moment) -> bool:
    """Whether these words are no danger: none is known, so nobody was asked to call."""
    return session.peril is None and says_so(text, moment.handbook)


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: what they wrote is kept, and the question stands."""
    node = talk.nodes[session.node]
    if (
        not isinstance(said, Said)
        or not session.node.startswith(PLACES)
        or session.pending not in ("", FIRST_WORD)
    ):
        return None
    if session.peril is not None or not says_so(said.text, moment.handbook):
        return None
    first = session.pending == FIRST_WORD
    kept: tuple[Effect, ...] = ()
    if node.keeps:
        session, kept = talk.keep(session, piece_of(said))
    if session.register == "child" and HELP not in session.answers and not session.refused:
        session = answered(session, HELP, said.text)
        if session.case is not None:
            kept = (*kept, Tell("case", session.case.id, Changed(details={HELP: said.text})))
    words = (*((Text("intake.who.welcome"),) if first else ()), Text("to_us.no_voice"))
    if node.kind == "rest":
        return Move(turned(session), kept, to=HERE, instead=words)
    return Move(turned(session), kept, to=HERE, prefix=words)


TEXTS = ("to_us.no_voice",)
