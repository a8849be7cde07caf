"""A danger told to a counsellor who wrote a moment ago: it reached them, and whom to call, unless they are faster."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from flows.effects import Effect, Say, SetTimer
from flows.engine import BURST
from flows.gate import silent
from flows.moment import Moment
from flows.node import Move
from flows.session import Session, put
from flows.talk.numbers import to_call
from flows.text import Paragraphs, text
from flows.triage.danger import listen
from flows.triage.others import names_another

TALKING = "relay.open"

BESIDE = "beside"
"""What is pending where the end of the burst says that it reached them."""

EACH = timedelta(minutes=1)
"""No more often than this: where both write, the bot is not to stand between every two lines."""

REACHED = "relay.reached"


def reaches(session: Session, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """The end of the burst answers. A counsellor counts as present for three minutes after their last word, and may
    have put the phone away: nobody in danger is met with silence for so long.

    Not words that are a danger only beside what was told before, and name nobody: "aku di kamar kak" is an answer.
    """
    words = session.recent[-1] if session.recent else ""
    alone = not words or listen(words, (), moment.handbook.distress).signal == "acute"
    return answers(session, moment) if alone or names_another(words, moment.handbook) else (session, ())


def waits(session: Session, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """Whatever is said where a danger has waited for the counsellor's word a while: "kak??" """
    peril = session.peril
    since = peril and (peril.since or peril.heard)
    return answers(session, moment) if since and moment.now - since >= EACH else (session, ())


def answers(session: Session, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """The end of the burst says that it reached them; once a minute, and while a danger is being handled."""
    case = session.case
    if session.node != TALKING or session.peril is None or case is None or not case.claimed:
        return session, ()
    if case.reached is not None and timedelta() <= moment.now - case.reached < EACH:
        return session, ()
    return put(session, pending=BESIDE), (SetTimer("burst", moment.now + BURST),)


def reached(session: Session, moment: Moment) -> Move:
    """Nothing where the counsellor wrote since: that is the answer."""
    case = session.case
    if session.pending != BESIDE or session.peril is None or case is None:
        return Move(session)
    key = "numbers.silent" if silent(session) else "numbers.still"
    words: Paragraphs = (text(REACHED, name=case.counsellor), *to_call(key, session, moment))
    session = put(session, case=msgspec.structs.replace(case, reached=moment.now))
    return Move(session, (Say(words, urgent=True, case=case.id),))
