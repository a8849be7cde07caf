"""The very first words, before anything was asked."""

from __future__ import annotations

from flows.inputs import FromPerson, Said, Sent
from flows.moment import Moment
from flows.node import HERE, Move
from flows.session import Session, answered, nudge, put, turned
from flows.talk import advice, again, aside, gently, needs_words
from flows.talk.intake.who import unseen
from flows.text import Paragraphs, Text
from flows.triage.language import is_english
from flows.triage.writer import is_torn, writer
from handbook.reading.asides import LURED


def first(session: Session, said: FromPerson, moment: Moment) -> Move:
    """The very first words: their language, who writes them, where they say so, and what has to be answered in them."""
    words = said.text if isinstance(said, Said) else said.caption if isinstance(said, Sent) else ""
    if is_english(words):
        session = put(session, language="en")
    who = (writer([words], moment.handbook) if words else "") or session.answers.get("intake.who", "")
    timers = again.stopping(session, moment)
    session, lured = _lured(session, words, moment)
    if not who:
        session, beside = _beside(session, words, moment)
        beside = (*lured, *beside)
        welcome = (Text("intake.who.welcome"), *beside) if beside else ()
        return Move(session, timers, to=HERE, prefix=welcome)
    session = answered(session, "intake.who", who)
    wished = _wished(words, session, moment)
    session = aside.wished(session, words, moment.handbook) if wished else session
    worn = gently.worn_out(words, moment.handbook)
    heard = Text("intake.who.torn" if is_torn(words) else "intake.who.heard")
    session, met = nudge(session, f"gently.{worn}") if worn else (session, (heard,))
    welcome = (Text("intake.who.welcome"), *lured, *(wished or met))
    welcome = (*welcome, *unseen(session)[1:])
    return Move(session, timers, to="intake.danger", prefix=welcome)


def _lured(session: Session, words: str, moment: Moment) -> tuple[Session, Paragraphs]:
    """Whom somebody wants to meet, or to take along, is told at once not to go."""
    if needs_words.named(words, moment.handbook) != LURED or session.register == "adult":
        return session, ()
    steps = advice.say(needs_words.ADVICE[LURED], session, moment)
    return (needs_words.marked(session, LURED), steps) if steps else (session, ())


def _beside(session: Session, words: str, moment: Moment) -> tuple[Session, Paragraphs]:
    """What stands between the welcome and its question, for a wish of secrecy and for somebody who cannot begin."""
    if wished := _wished(words, session, moment):
        session = aside.unsaid(aside.wished(session, words, moment.handbook), words, moment.handbook)
        return turned(session), wished
    if worn := gently.worn_out(words, moment.handbook):
        return nudge(session, f"gently.{worn}")
    kind = gently.kind_of(words, session.node, moment) if words else ""
    return (
        nudge(session, f"gently.{kind}")
        if kind in (gently.SHY, gently.HALTING, gently.FEELING)
        else (session, ())
    )


def _wished(words: str, session: Session, moment: Moment) -> Paragraphs:
    return aside.secrecy(session, moment, words) if aside.asks_secrecy(words, moment.handbook) else ()
