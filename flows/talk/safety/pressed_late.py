"""A button of this danger that was pressed when its question had passed: it says what it says, and is no slip.

"Sudah minum obat" three seconds after "Sendirian" stands on the same message. Which danger a button belongs to is told
by the number on it: nothing more is kept of it.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from flows import ask
from flows.effects import Effect, StopTimer, Tell
from flows.engine import Talk
from flows.inputs import FromPerson, Pressed
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import SaidSafe
from flows.session import Peril, Session, answered, put, turned
from flows.talk.advice import WISH
from flows.talk.check import UNSAFE
from flows.talk.details import told
from flows.talk.numbers import to_call
from flows.talk.safety.alarm import alarm
from flows.talk.safety.beside import TALKING
from flows.talk.safety.company import AT_ONCE, to_do
from flows.talk.safety.first_question import HURT, OWN_WISH, TAKEN, THERE, UNHEARD, WAYS, first_asked
from flows.talk.safety.further_questions import NEAR
from flows.talk.safety.known import calmed, known_kinds, longer
from flows.talk.safety.passed_on import pass_on, rang_lately, rung
from flows.text import Paragraphs, Text, text

SAFE = ("safe", "child_safe")
NEAR_WAYS = ("alone", THERE, "children")
DOCTOR = (TAKEN, HURT)
"""What needs a doctor now: no later press makes it less."""

PASSED_ON = "relay.pressed"
TEXTS = (PASSED_ON,)


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: one of these buttons, of a message that is not the last one any more."""
    if not isinstance(said, Pressed) or ask.read_token(session, said.token) is not None:
        return None
    key = ask.key_of(said.token)
    danger = session.peril or session.passed
    if danger is None or not _belongs(said.token, danger):
        return _begins(session, WISH, moment) if key == TAKEN and session.node != TALKING else None
    if session.node == TALKING:
        return _to_their_counsellor(session, key, danger, moment)
    if not known_kinds(session, moment):
        return _begins(session, danger.kinds[0], moment) if key == TAKEN else None
    return _within(talk, session, key, danger, moment)


def _begins(session: Session, kind: str, moment: Moment) -> Move:
    """Long after a danger was over, that they have swallowed something is one all the same."""
    move = alarm(session, kind, (), moment)
    session = answered(move.session, OWN_WISH, TAKEN)
    return replace(
        move,
        session=session,
        effects=(*move.effects, *told(session, OWN_WISH)),
        prefix=(Text(AT_ONCE[TAKEN]), *move.prefix),
    )


def _belongs(token: str, danger: Peril) -> bool:
    seq = token.partition(".")[0]
    return seq.isdecimal() and int(seq) > danger.seq


def _question(session: Session, key: str, danger: Peril) -> str:
    """Which question of this danger the button answers; '' where it is a button of something else."""
    first = first_asked(put(session, peril=danger))
    if key in WAYS.get(first, ()):
        return first
    return NEAR if key in NEAR_WAYS else ""


def _within(talk: Talk, session: Session, key: str, danger: Peril, moment: Moment) -> Move | None:
    """Recorded beside what was pressed before, and the question that stands now is put again."""
    node = talk.nodes[session.node]
    staying = session.node.startswith("safety.")
    if staying and key == UNSAFE:
        return alarm(session, danger.kinds[0], (), moment)
    question = _question(session, key, danger)
    if staying and (question or key in SAFE) and key in {one.key for one in node.offered(session, moment)}:
        move = node.take(put(session, pending=""), key, moment)
        return replace(move, effects=(StopTimer("burst"), *move.effects))
    if not question:
        return None
    session, effects = _recorded(session, question, key)
    if key in DOCTOR and not rang_lately(session, moment):
        effects = (*effects, pass_on(session, danger.kinds[0], (), False, moment))
        session = rung(session, moment)
    session = turned(calmed(session) if key == "ended" else session)
    words, effects = _words(session, key, moment), (*effects, *longer(moment))
    if node.kind == "rest":
        return Move(session, effects, to=HERE, instead=words)
    return Move(session, effects, to=HERE, prefix=words)


def _recorded(session: Session, question: str, key: str) -> tuple[Session, tuple[Effect, ...]]:
    """Whoever claims the case reads both; here the graver one stays known."""
    before = session.answers.get(question, "")
    session = put(answered(session, question, key), hush=session.hush or key in (UNHEARD, THERE))
    effects = told(session, question)
    return (answered(session, question, before) if before in DOCTOR else session), effects


def _words(session: Session, key: str, moment: Moment) -> Paragraphs:
    if to_be_done := to_do(key, session, moment):
        return to_be_done
    if key == "ended":
        return (Text("safety.calm"), *to_call("numbers.again", session, moment))
    return (Text("safety.noted"), *(to_call("numbers.still", session, moment)))


def _to_their_counsellor(session: Session, key: str, danger: Peril, moment: Moment) -> Move | None:
    """Who has the case reads what was pressed; what needs a doctor is a danger to them."""
    case = session.case
    if case is None:
        return None
    passed_on = text(PASSED_ON, name=case.counsellor)
    if key in SAFE:
        safe = Tell("case", case.id, SaidSafe(quiet=key == "child_safe"))
        return Move(session, (safe,), to=HERE, instead=(passed_on,))
    question = _question(session, key, danger)
    if not question:
        return None
    session, effects = _recorded(session, question, key)
    if key not in DOCTOR:
        return Move(session, effects, to=HERE, instead=(passed_on,))
    words = (passed_on, Text(AT_ONCE[key]))
    move = alarm(session, danger.kinds[0], (), moment)
    session = answered(_same(move.session, danger), question, key)
    effects = (*effects, *move.effects)
    if move.to:
        return replace(move, session=session, effects=effects, prefix=(*words, *move.prefix))
    called = to_call("numbers.able", session, moment)
    session, effects = put(session, pending=""), (*effects, StopTimer("burst"))
    return replace(move, session=session, effects=effects, to=HERE, instead=(*words, *called))


def _same(session: Session, danger: Peril) -> Session:
    """What is pressed late belongs to the danger that was: its other buttons still do, too."""
    same = session.peril and msgspec.structs.replace(session.peril, seq=danger.seq)
    return put(session, peril=same)
