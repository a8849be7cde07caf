"""The guard before every node: is there danger in what they say, with what was said shortly before?"""

from __future__ import annotations

from dataclasses import replace

from flows import between
from flows.effects import Effect, Keep, Tell
from flows.engine import Talk
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed
from flows.piece import Piece, piece_of
from flows.session import Session, answered, nudge, put, turned
from flows.talk import aside, bystander, gently, living, lull, marked, matters
from flows.talk.hearing import short_answer
from flows.talk.hearing.again import begins_again
from flows.talk.hearing.alone import of_its_own, signal_alone
from flows.talk.hearing.answers import answers_us, says_none
from flows.talk.hearing.known import adds_nothing, is_new, told_before
from flows.talk.hearing.raised import raised
from flows.talk.hearing.unheard import unheard
from flows.talk.numbers import to_call
from flows.talk.safety.company import STAYING
from flows.talk.safety.known import known_kinds, longer
from flows.talk.safety.passed_on import marks
from flows.text import Text
from flows.triage.danger import Heard, listen
from flows.triage.language import is_english
from flows.triage.writer import writer

CHILD = "child"


def hear(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard before every node: what is in this message, with what was said shortly before?"""
    if not isinstance(said, Said | Sent | Edited):
        return None
    words = said.caption if isinstance(said, Sent) else said.text
    if not words:
        return unheard(talk, session, said, moment)
    if isinstance(said, Said) and (kind := short_answer.kind_of(session, words, moment)):
        return short_answer.tell(talk, session, said, kind, moment)
    if answers_us(talk, session, said, moment) or says_none(session, words, moment):
        return None
    before = session = _in_their_language(session, words)
    session = _known_as_child(bystander.known_by(session, words, moment), words, moment)
    heard = listen(words, session.recent[:-1], moment.handbook.distress)
    if session != before and session.node.startswith("safety.") and not is_new(heard, session, moment):
        return _corrected(talk, session, said, moment)
    near = living.near(session, words, moment)
    heard = near if near and heard.signal != "acute" else heard
    heard = of_its_own(heard, words, known_kinds(session, moment), moment)
    if again := begins_again(talk, session, said, heard, moment):
        return again
    own_words = talk.nodes[session.node].own_words and heard.signal == "check"
    # An age or an address completes nothing that was said before.
    completes_none = own_words and signal_alone(words, moment) == "none"
    if heard.signal == "none" or heard.kind is None or completes_none:
        return None
    adds_none = adds_nothing(session, heard.kind, words, moment, near=bool(near))
    if adds_none or told_before(session, heard, words, moment):
        return None
    session, piece = put(session, stopped=False), piece_of(said)
    before_it = session
    session = _at_its_case(session, heard, moment)
    known = heard.kind in known_kinds(session, moment)
    back = session is not before_it
    session, kept = _kept(talk, session, piece, heard)
    asks = heard.signal == "check"
    # A check answers what came a second before it, too; the wish that nobody is told is answered first.
    session, changed = (session, ()) if asks else lull.taken_back(session, words, moment)
    move = raised(put(session, pending="") if asks else session, heard, heard.kind, moment)
    if move is None:
        return None
    if (
        back and not move.to
    ):  # who writes with them hears of it; here they see that they are back, and whom to call
        session, called = put(move.session, pending=""), to_call("numbers.still", move.session, moment)
        move = replace(move, session=session, to=HERE, prefix=called)
    # Beside a counsellor who writes the same danger is not told again; that somebody comes near is.
    comes = marks(session, heard.kind, heard.evidence, moment) if near and known else ()
    effects = (*marked.once(kept, (*move.effects, *comes)), *changed)
    move = replace(move, effects=effects)
    return _met_first(session, move, words, moment) if asks else move


def _met_first(session: Session, move: Move, words: str, moment: Moment) -> Move:
    """Before it is asked whether they are safe: that nobody is told, and that they are tired, is answered."""
    if aside.asks_secrecy(words, moment.handbook):
        first = (*aside.secrecy(session, moment, words), *move.prefix)
        return replace(move, session=aside.wished(move.session, words, moment.handbook), prefix=first)
    if worn := gently.worn_out(words, moment.handbook):
        session, met = nudge(move.session, f"gently.{worn}")
        return replace(move, session=session, prefix=(*met, *move.prefix))
    return move


def _known_as_child(session: Session, words: str, moment: Moment) -> Session:
    """The same session, in which a child writes, where these words say so and nothing else was said: from here on it is
    "kamu", and the numbers are a child's."""
    unsaid = session.answers.get("intake.who", "unknown") == "unknown"
    child = unsaid and writer([words], moment.handbook) == CHILD
    return answered(session, "intake.who", CHILD) if child else session


def _in_their_language(session: Session, words: str) -> Session:
    """Whose first words are a danger in English reads the numbers in English."""
    fresh = not session.answers and session.case is None
    return put(session, language="en") if fresh and is_english(words) else session


def _at_its_case(session: Session, heard: Heard, moment: Moment) -> Session:
    """A danger heard where another matter was begun beside a case of high risk belongs to that case, as a new one."""
    beside = between.reader(session)
    if heard.signal != "acute" or beside is None or not beside.grave:
        return session
    return put(matters.returned(session, moment), peril=None)


def _kept(talk: Talk, session: Session, piece: Piece, heard: Heard) -> tuple[Session, tuple[Effect, ...]]:
    if heard.signal == "acute" and session.refused and not session.case:
        return session, (Keep(piece),)  # a refusal does not hold against danger to life
    return talk.keep(session, piece)


def _corrected(talk: Talk, session: Session, said: Said | Sent | Edited, moment: Moment) -> Move:
    """ "Not me, I am the neighbour", "it is my grandson": the same danger, asked about the child from now on."""
    session, kept = talk.keep(session, piece_of(said))
    case = session.case
    who = session.answers["intake.who"]
    told = (Tell("case", case.id, Changed(who=who)),) if case else ()
    effects = (*kept, *told, *(longer(moment) if session.peril else ()))
    session = put(session, seq=session.seq + 1)
    if who == CHILD and session.node in STAYING:  # the danger and what is asked are the same
        heard = (Text("safety.company.also"), *to_call("numbers.still", session, moment))
        return Move(turned(session), effects, to=HERE, instead=heard)
    return Move(session, effects, to=HERE)
