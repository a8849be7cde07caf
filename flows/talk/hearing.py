"""The guard before every node: is there danger in what they say, with what was said shortly before?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from flows.effects import Effect, Event, Keep, Tell
from flows.engine import Talk
from flows.inputs import Edited, FromPerson, Reheard, Said, Sent
from flows.match import chosen, says
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed
from flows.piece import piece_of
from flows.session import Session, put
from flows.talk import bystander, check, hidden, safety
from flows.text import Text
from flows.triage.danger import Heard, adds, cries_out, listen
from flows.triage.language import is_english

ANSWERED_FOR = timedelta(minutes=10)
"""How long "aman" answers for what follows in the same story, where that says no danger in its own words."""

TELLING = 3
"""From so many words on, what is said to one of the four questions answers it, dangerous though it sounds."""

UNHEARD_EVERY = timedelta(hours=24)

UNHEARD = ("photo", "video", "voice", "audio", "video_note")
"""What nothing here can understand. Stickers say little and ask nothing."""

OUR_WORDS = tuple(f"word.{word}" for word in ("return", "thanks", "stop", "back", "help", "status", "human"))


def hear(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard before every node: what is in this message, with what was said shortly before?"""
    if not isinstance(said, Said | Sent | Edited):
        return None
    words = said.caption if isinstance(said, Sent) else said.text
    if not words:
        return _unheard(talk, session, said, moment)
    if _answers_us(talk, session, said, moment):
        return None
    before = session = _in_their_language(session, words)
    session = bystander.known_by(session, words, moment)
    heard = listen(words, session.recent[:-1], moment.handbook.distress)
    if session != before and session.node.startswith("safety.") and not _is_new(heard, session, moment):
        return _corrected(talk, session, said, moment)
    if heard.signal == "none" or heard.kind is None:
        return None
    if heard.signal == "check" and talk.nodes[session.node].own_words and _alone(words, moment) == "none":
        return None  # an age or an address completes nothing that was said before
    if _answers_plainly(session, words, moment):
        return None
    if heard.signal == "check" and (safety.served(session, moment) or session.node.startswith("safety.")):
        return None
    if _said_so_already(session, words, moment) or _known_already(session, words, moment):
        return None
    if _answers_detail(session, heard.kind, words, moment):
        return None
    session, piece = put(session, stopped=False), piece_of(said)
    if heard.signal == "acute" and session.refused and not session.case:
        kept: tuple[Effect, ...] = (Keep(piece),)  # a refusal does not hold against danger to life
    else:
        session, kept = talk.keep(session, piece)
    acute = heard.signal == "acute"
    move = safety.alarm(session, heard.kind, heard.evidence, moment) if acute else check.ask(session, moment)
    return replace(move, effects=(*kept, *move.effects))


def _in_their_language(session: Session, words: str) -> Session:
    """Whose first words are a danger in English reads the numbers in English."""
    fresh = not session.answers and session.case is None
    return put(session, language="en") if fresh and is_english(words) else session


def reheard(session: Session, heard: Reheard, moment: Moment) -> Move:
    """The second listener heard more in what was just said. It raises no alarm within a known danger, and none for
    somebody who was asked a moment ago and said that they are safe.
    """
    session = put(session, unread=0)
    if heard.signal == "none" or heard.kind is None or safety.known(session, moment):
        return Move(session)
    if _lately(session.said_safe, moment):
        return Move(session)
    if session.hidden or session.stopped:
        return _ring_only(session, heard.kind, heard, moment)
    if heard.signal == "acute":
        return safety.alarm(session, heard.kind, heard.evidence, moment)
    if session.node.startswith("safety.") or safety.served(session, moment):
        return Move(session)
    return check.ask(session, moment)


def _ring_only(session: Session, kind: str, heard: Reheard, moment: Moment) -> Move:
    """Nothing may show on their screen any more: the counsellors alone hear of it."""
    if heard.signal != "acute":
        return Move(session)
    rung = hidden.ring(session, kind, heard.evidence, moment)
    return Move(session, (rung,), events=(Event("danger", kind),))


def _lately(when: datetime | None, moment: Moment) -> bool:
    return when is not None and timedelta() <= moment.now - when < ANSWERED_FOR


def _unheard(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """A voice note or a picture alone: nobody here can tell what it holds, so one kind question, once a day at most.

    Never beside a counsellor who talks with them, or within a danger that is known.
    """
    asked = session.asked_safe is not None and moment.now - session.asked_safe < UNHEARD_EVERY
    counsellor = session.case is not None and session.case.claimed
    if not isinstance(said, Sent) or said.kind not in UNHEARD or asked or counsellor or session.refused:
        return None
    if session.peril or session.node.startswith("safety."):
        return None
    session, kept = talk.keep(put(session, stopped=False), piece_of(said))
    move = check.ask(session, moment)
    return replace(move, effects=(*kept, *move.effects), prefix=(Text("safety.check.unheard"),))


def _answers_us(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> bool:
    """The very words of a choice, a greeting, or thanks: they say what they say, and complete nothing said before."""
    if not isinstance(said, Said):
        return False
    node = talk.nodes[session.node]
    if node.name == talk.start and node.read and node.read(said.text, session, moment):
        return _alone(said.text, moment) == "none"
    if chosen(said.text, node, node.offered(session, moment), session.locale, moment) is not None:
        return True
    return any(says(word, said.text, session.locale, moment) for word in OUR_WORDS)


def _alone(words: str, moment: Moment) -> str:
    return listen(words, (), moment.handbook.distress).signal


def _is_new(heard: Heard, session: Session, moment: Moment) -> bool:
    return heard.signal == "acute" and heard.kind not in safety.known(session, moment)


def _corrected(talk: Talk, session: Session, said: Said | Sent | Edited, moment: Moment) -> Move:
    """ "Not me, I am the neighbour", "it is my grandson": the same danger, asked about the child from now on."""
    session, kept = talk.keep(session, piece_of(said))
    case = session.case
    who = session.answers["intake.who"]
    told = (Tell("case", case.id, Changed(who=who)),) if case else ()
    effects = (*kept, *told, *(safety.longer(moment) if session.peril else ()))
    return Move(put(session, seq=session.seq + 1), effects, to=HERE)


def _said_so_already(session: Session, words: str, moment: Moment) -> bool:
    """They just answered that they are safe, and these words say nothing of danger themselves."""
    if not _lately(session.said_safe, moment):
        return False
    return not adds(words, session.recent[:-1], moment.handbook.distress)


def _known_already(session: Session, words: str, moment: Moment) -> bool:
    """What was said before is known: a counsellor has the case, or they chose to go on with their story. These words
    cry out nothing themselves."""
    claimed = session.case is not None and session.case.claimed
    going_on = bool(safety.known(session, moment)) and not session.node.startswith("safety.")
    return (claimed or going_on) and not cries_out(words, session.recent[:-1], moment.handbook.distress)


def _answers_plainly(session: Session, words: str, moment: Moment) -> bool:
    """How old, or where: an answer that holds no danger by itself is none, however grave what they told before."""
    age = session.node == bystander.AGE and any(char.isdigit() for char in words)
    return (age or session.node == bystander.WHERE) and _alone(words, moment) == "none"


def _answers_detail(session: Session, kind: str, words: str, moment: Moment) -> bool:
    """Whoever is asked where they are may well name the danger again: that is an answer. A bare cry is a cry.

    Words that cry out nothing by themselves ("di kamar", "sudah pulang ke rumah") are an answer too, whatever was said
    before them: while the danger stands, they complete no other one.
    """
    known = safety.known(session, moment)
    if session.node not in safety.DETAILS or not known:
        return False
    return (kind in known and len(words.split()) >= TELLING) or _alone(words, moment) != "acute"
