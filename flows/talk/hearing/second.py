"""What the second listener heard of words that were answered a moment ago."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from flows.effects import Event, Tell
from flows.engine import RECENT_LENGTH
from flows.inputs import Reheard
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed
from flows.session import Session, put
from flows.talk import door, hidden, lull, marked, matters, topics
from flows.talk.hearing.alone import signal_alone
from flows.talk.hearing.answers import says_none
from flows.talk.hearing.known import answers_counsellor, told_before
from flows.talk.hearing.raised import raised
from flows.talk.safety.known import known_kinds, served
from flows.triage.both import gathered
from flows.triage.danger import Heard
from flows.triage.others import names_another


def reheard(session: Session, heard: Reheard, moment: Moment) -> Move:
    """The second listener has read what was just said: it may hear a danger, and it may know more of what the story is
    about. A case that is open hears of that; a choice of subjects that stands open is shown anew.
    """
    before = session
    session = _reread(session, heard, moment)
    move = _danger_reheard(session, heard, moment)
    if session.reread == before.reread:
        return move
    if session.case:
        move = replace(move, effects=(*move.effects, _sounds_by_now(session, heard, session.case.id, moment)))
    if move.to or session.node != "intake.topic" or session.stopped:
        return move
    if topics.suggested(session, moment) == topics.suggested(before, moment):
        return move
    return replace(move, session=put(move.session, seq=session.seq + 1), to=HERE, turned=True)


def _sounds_by_now(session: Session, heard: Reheard, case: int, moment: Moment) -> Tell:
    """Beside a counsellor who writes the risk is theirs to judge. A letter is added only where the second listener says
    it of the whole story as it stands now: the surest of what it ever said of a part says too much.
    """
    risk = "" if served(session, moment) else topics.risk(session, moment)
    now = put(session, reread=gathered(heard.told))
    return Tell("case", case, Changed(heard=topics.letters(now, moment), risk=risk))


def _reread(session: Session, heard: Reheard, moment: Moment) -> Session:
    """What it says of the subjects is kept where one of those texts belongs to the story in front, and surely so; not
    where they only say that it is quiet.
    """
    story = {words[:RECENT_LENGTH] for words in session.story}
    read = session.recent[max(0, len(session.recent) - session.unread) :]
    session = put(session, unread=0)
    calm = bool(read) and all(lull.says_calm(words, moment.handbook) for words in read)
    if calm or story.isdisjoint(read) or matters.unclear(session):
        return session
    return put(session, reread=gathered(session.reread, heard.told))


def _danger_reheard(session: Session, heard: Reheard, moment: Moment) -> Move:
    """It raises no alarm within a known danger, and none for somebody who was asked a moment ago and said that they are
    safe.
    """
    kind = heard.kind
    if heard.signal == "none" or kind is None or known_kinds(session, moment):
        return Move(session)
    if door.said_lately(session, moment) or _only_answers(session, heard, moment):
        return Move(session)
    if heard.said and answers_counsellor(session, heard.said, moment):
        return Move(session)
    if says_none(session, heard.said, moment):
        return Move(session)
    if heard.completes and told_before(session, Heard(heard.signal, kind, ()), heard.said, moment):
        return Move(session)
    if heard.said:  # a word of it says nothing to whoever reads the alarm
        heard = msgspec.structs.replace(heard, evidence=(heard.said,))
    if session.hidden or session.stopped:
        return _ring_only(session, kind, heard, moment)
    move = raised(session, heard, kind, moment) or Move(session)
    return replace(move, effects=marked.dated(move.effects, session.spoke))


def _only_answers(session: Session, heard: Reheard, moment: Moment) -> bool:
    """Whoever has the case knows what was told before it: "iya pelan2" and "besok saya ke kantor" are answers to them.

    Words that name somebody ("dia masuk kamar") ring, though they say a danger only with what was told before.
    """
    claimed = session.case is not None and session.case.claimed
    return claimed and heard.completes and not names_another(heard.said, moment.handbook)


def _ring_only(session: Session, kind: str, heard: Reheard, moment: Moment) -> Move:
    """Nothing may show on their screen any more: the counsellors alone hear of it. What is read again was written
    before they hid; what the first listener hears in it was passed on then.
    """
    if heard.signal != "acute" or signal_alone(heard.said, moment) == "acute":
        return Move(session)
    rung = hidden.ring(session, kind, heard.evidence, moment, over=False)
    return Move(session, marked.dated((rung,), session.spoke), events=(Event("danger", kind),))
