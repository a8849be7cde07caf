"""Within a danger: "it is quiet now", and "it begins again". Neither is met with words that fit both.

The first is kept and answered with one sentence, whom to call if it begins again. The second is the same danger, said
again, also for some hours after it was over: the danger's guard asks for it.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from flows.effects import Effect
from flows.engine import Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, answered, turned
from flows.talk import safety
from flows.talk.details import told
from flows.talk.numbers import to_call
from flows.text import Text
from flows.triage.danger import listen
from flows.triage.normalise import tokens
from flows.triage.phrases import Finder, evidence
from handbook.reading import Handbook
from handbook.reading.asides import CALM, FLARES

LONGEST = 8
"""Words up to which "sekarang sudah sepi" says that, and is no part of a story."""

AFTER = timedelta(hours=12)
"""For so long after a danger was over "it begins again" means that one."""

CHECK = "safety.check"
SAID_AT = ("safety.", "intake.danger", "waiting.line")
"""Where it is answered: within a danger, and where it leads when it is over."""


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: it is quiet by now. Where it is asked whether it goes on, it is answered; where it is, comes next."""
    if not isinstance(said, Said) or not session.node.startswith(SAID_AT) or session.node == CHECK:
        return None
    if lately(session, moment) is None or not is_calm(said.text, moment.handbook):
        return None
    node = talk.nodes[session.node]
    session, kept = talk.keep(session, piece_of(said))
    effects: tuple[Effect, ...] = (*kept, *(safety.longer(moment) if session.peril else ()))
    words = (Text("safety.calm"), *to_call("numbers.again", session, moment))
    session = turned(session)
    if any(choice.key == "ended" for choice in node.offered(session, moment)):
        session = answered(session, "safety.now", "ended")
        effects = (*effects, *told(session, "safety.now"))
        return Move(session, effects, to=safety.after_first(session), prefix=words)
    if node.kind == "rest":
        return Move(session, effects, to=HERE, instead=words)
    return Move(session, effects, to=HERE, prefix=words)


def is_calm(text: str, handbook: Handbook) -> bool:
    """Whether this says that it has stopped, and nothing else: no danger, and not that it goes on."""
    if len(text.split()) > LONGEST or flare(text, handbook) or not _found(text, handbook, CALM):
        return False
    return listen(text, (), handbook.distress).signal != "acute"


def flare(text: str, handbook: Handbook) -> tuple[str, ...]:
    """The words that say that it begins again or goes on, as they were typed. "Gak kedengeran lagi" says neither."""
    return _found(text, handbook, FLARES)


def lately(session: Session, moment: Moment) -> str | None:
    """The kind of the danger that stands, or that was over not long ago; None where there is none."""
    if known := safety.known(session, moment):
        return known[-1]
    passed = session.passed
    if passed is None or not timedelta() <= moment.now - passed.heard < AFTER:
        return None
    return passed.kinds[-1]


def _found(text: str, handbook: Handbook, kind: str) -> tuple[str, ...]:
    typed = tokens(text, handbook.distress.language)
    matches = _finder(handbook).find(typed)
    calm = {place for match in matches if match.label == CALM for place in match.places}
    over = calm if kind == FLARES else set()
    found = [match.places for match in matches if match.label == kind and over.isdisjoint(match.places)]
    return evidence(text, typed, found)


@lru_cache(maxsize=4)
def _finder(handbook: Handbook) -> Finder[str]:
    labelled = [
        (one.kind, phrase) for one in handbook.asides if one.kind in (CALM, FLARES) for phrase in one.phrases
    ]
    return Finder(labelled, handbook.distress.language.fillers)


TEXTS = ("safety.calm",)
