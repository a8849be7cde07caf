"""A danger that stands, or was over not long ago, begins again, in words that alone would be none."""

from __future__ import annotations

from dataclasses import replace

from flows.engine import Talk
from flows.inputs import Edited, Said, Sent
from flows.moment import Moment
from flows.node import Move
from flows.piece import piece_of
from flows.session import Session, put
from flows.talk import areas, aside, check, gently, lull, marked
from flows.talk.hearing.alone import heard_alone
from flows.talk.safety.alarm import alarm
from flows.talk.safety.company import STAYING
from flows.talk.safety.first_question import WHERE
from flows.talk.safety.known import known_kinds, served
from flows.talk.safety.passed_on import pass_on, rang_lately, rung
from flows.triage.danger import Heard


def begins_again(
    talk: Talk, session: Session, said: Said | Sent | Edited, heard: Heard, moment: Moment
) -> Move | None:
    """What follows where it begins again, in words that alone would be no danger."""
    words = said.caption if isinstance(said, Sent) else said.text
    if found := _begins_there(session, words, heard, moment):
        return _placed_and_again(talk, session, said, found, moment)
    again = _said_again(session, words, heard, moment)
    if again is None:
        return None
    session, kept = talk.keep(put(session, stopped=False), piece_of(said))
    session, changed = lull.taken_back(session, words, moment)
    rung_now = alarm(session, again.kind or "", again.evidence, moment)
    return replace(rung_now, effects=(*marked.once(kept, rung_now.effects), *changed))


def _said_again(session: Session, words: str, heard: Heard, moment: Moment) -> Heard | None:
    """The danger that stands, or was over not long ago, said again in words that alone would be none: "ribut lagi".

    Not beside a counsellor who has the case and hears it themselves, and not where they are asked whether it is safe.
    """
    kind = lull.lately(session, moment)
    beside = session.case is not None and session.case.claimed and not session.node.startswith("safety.")
    if kind is None or heard.signal == "acute" or session.node == check.NAME or beside:
        return None
    found = lull.flare(words, moment.handbook)
    feels = gently.kind_of(words, session.node, moment) or aside.wish(words, moment.handbook)
    if not found and not feels and session.node in STAYING and heard.signal == "check":
        alone = heard_alone(words, moment)
        found = alone.evidence if alone.signal != "none" else ()
    return Heard("acute", kind, found) if found else None


def _begins_there(session: Session, words: str, heard: Heard, moment: Moment) -> tuple[str, ...]:
    """The words of "gang melati, ribut lagi" that say that it begins again, beside the address that was asked for."""
    known = known_kinds(session, moment)
    another = heard.signal == "acute" and heard.kind not in known
    if session.node != WHERE or not known or another or not areas.tells_place(words, moment):
        return ()
    return lull.flare(words, moment.handbook)


def _placed_and_again(
    talk: Talk, session: Session, said: Said | Sent | Edited, found: tuple[str, ...], moment: Moment
) -> Move:
    """The question is answered, and the counsellors hear that it begins again."""
    words = said.caption if isinstance(said, Sent) else said.text
    kind = known_kinds(session, moment)[-1]
    session, changed = lull.taken_back(session, words, moment)
    rings = session.case is not None and not rang_lately(session, moment) and not served(session, moment)
    rung_now = (pass_on(session, kind, found, False, moment),) if rings else ()
    move = talk.at_node(rung(session, moment) if rings else session, said, moment)
    return replace(move, effects=(*move.effects, *rung_now, *changed))
