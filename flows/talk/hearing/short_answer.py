"""A short word to a counsellor who asked something grave: "iya 10 pil" is a danger by what it answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec

from flows.effects import Effect
from flows.engine import Talk
from flows.inputs import Said
from flows.moment import Moment
from flows.node import Move
from flows.piece import piece_of
from flows.session import Session, put
from flows.talk import marked
from flows.talk.hearing.alone import signal_alone
from flows.talk.safety.alarm import alarm
from flows.talk.safety.beside import TALKING, answers
from flows.triage.grave_question import says_no, says_yes
from handbook.reading.asides import ASKS_ALONE, ASKS_BLADE, ASKS_HURT, ASKS_SAFE, ASKS_TAKEN

WITHIN = timedelta(minutes=10)
"""For so long a short word answers what was asked."""

WISH, WEAPON = "bunuh_diri", "senjata_ancaman"
KINDS = {ASKS_TAKEN: WISH, ASKS_HURT: "cedera", ASKS_BLADE: WEAPON, ASKS_SAFE: "tidak_aman"}


def asked_gravely(session: Session, moment: Moment) -> str:
    """What the counsellor's last words asked, where it is open still."""
    case = session.case
    if session.node != TALKING or case is None or case.counsellor_wrote is None:
        return ""
    return case.asked if timedelta() <= moment.now - case.counsellor_wrote < WITHIN else ""


def kind_of(session: Session, words: str, moment: Moment) -> str:
    """The kind of danger that these words say as an answer; '' where they say none, or say it by themselves."""
    asked = asked_gravely(session, moment)
    if not asked or not says_yes(words, asked, moment.handbook) or signal_alone(words, moment) == "acute":
        return ""
    wished = session.passed is not None and WISH in session.passed.kinds
    if asked in (ASKS_ALONE, ASKS_BLADE) and wished:
        return WISH
    return KINDS.get(asked, "")


def tell(talk: Talk, session: Session, said: Said, kind: str, moment: Moment) -> Move:
    """The words go to the counsellor, marked; they hear that it reached them, and whom to call."""
    session, kept = talk.keep(answered(put(session, stopped=False)), piece_of(said))
    move = alarm(session, kind, (said.text,), moment)
    after: tuple[Effect, ...] = ()
    session = move.session
    if not move.to:
        session, after = answers(session, moment)
    effects = (*marked.once(kept, move.effects), *after)
    return replace(move, session=session, effects=effects)


def overheard(session: Session, words: str, moment: Moment) -> Session:
    """The same session, in which a question that was answered with no is not open any more."""
    asked = asked_gravely(session, moment)
    return answered(session) if asked and says_no(words, asked, moment.handbook) else session


def answered(session: Session) -> Session:
    """The same session, with no such question open."""
    return put(session, case=session.case and msgspec.structs.replace(session.case, asked=""))
