"""Where a case stands: at once in the chat it was told in; from another chat only with the code and the person's word.

A wrong code and a wrong word get the same answer, and both are slowed.
"""

from __future__ import annotations

import re
from datetime import timedelta

from flows.casework.code import read_code
from flows.effects import LookUp
from flows.engine import FIRST_WORD, Talk
from flows.inputs import Command, FromPerson, Said
from flows.match import plain, says
from flows.moment import Moment
from flows.node import HERE, Choice, Move
from flows.session import CaseRef, Session, answered, popped, pushed, put, turned, unanswered, unsaid
from flows.talk import matters, to_us
from flows.talk.numbers import to_call
from flows.talk.own_words import question
from flows.talk.promise import named, on_day, promise
from flows.text import Paragraphs, Text, text
from flows.triage.asides import kinds_in
from handbook.reading.asides import EARLIER, WAITED

CODE, WORD = "status.code", "status.word"
REFUSED = "status.refused"
"""The word that was tried last, as it is compared: it may be the secret of another chat."""

UNKNOWN = "?"
"""A code that no case can have: it is asked for its word like any other."""

TRIES, WITHIN = 3, timedelta(hours=1)
"""Looks at a case of another chat, and the time they count for."""


def asked(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: "status", alone or with a code; or the code alone."""
    if session.node.startswith("hidden."):
        return None
    code = _code(said, session, moment)
    if code is None:
        return None
    own = [case for case in (*matters.cases(session), session.former) if case]
    if not code or any(case.code == code for case in own):
        return _own(session, moment)
    if session.node == "relay.open":
        return None  # a counsellor is there, and answers better
    if session.node == WORD:  # the code was mistyped before
        session = answered(put(session, seq=session.seq + 1, pending=""), CODE, code)
        return Move(session, to=HERE, prefix=(Text("status.code_taken"),))
    lately = tuple(when for when in session.tries if moment.now - when < WITHIN)
    if len(lately) >= TRIES:
        return Move(put(session, tries=lately), to=HERE, prefix=(Text("status.slow"),))
    session = answered(put(session, tries=lately), CODE, code)
    return Move(pushed(session, WORD), to=HERE)


def _code(said: FromPerson, session: Session, moment: Moment) -> str | None:
    """The code that was asked about, '' for "status" alone, None where it is something else."""
    words = moment.handbook.code_words
    if isinstance(said, Command) and says("command.status", said.name, session.locale, moment):
        return (read_code(said.argument, words) or UNKNOWN) if said.argument else ""
    if not isinstance(said, Said):
        return None
    if says("word.status", said.text, session.locale, moment):
        return "" if session.node != "relay.open" else None
    within = session.node.startswith("safety.") or session.node == "relay.open"
    waited = says("word.waited", said.text, session.locale, moment) or _waits(session, said, moment)
    if not within and waited:
        return ""
    first, _, rest = said.text.strip().partition(" ")
    asks = says("word.status", first, session.locale, moment) or plain(first) in ("kode", "code")
    return (read_code(rest, words) or UNKNOWN) if asks and _like_code(rest) else read_code(said.text, words)


def _waits(session: Session, said: Said, moment: Moment) -> bool:
    """That they have waited long, in other words than the catalogue's, or, once there is a case, how what they asked
    stands; anger has an answer of its own."""
    if session.case is not None and to_us.says(EARLIER, said, moment):
        return True
    if not to_us.says(WAITED, said, moment):
        return False
    return not kinds_in(said.text, ("angry",), moment.handbook)


def _like_code(typed: str) -> bool:
    return re.search(r"\d\d\W*$", typed) is not None


def _own(session: Session, moment: Moment) -> Move:
    """In the queue, and beside a counsellor, the answer stands alone: the place itself would say it twice."""
    found = matters.cases(session)
    if found:
        words: Paragraphs = tuple(_line(case) for case in found)
        if not all(case.claimed for case in found):
            worse = to_call("numbers.worse", session, moment) if session.grave else ()
            words = (*words, promise(moment), *worse)
            session = named(session, moment)
        if session.node in ("waiting.line", "relay.open"):
            return Move(session, to=HERE, instead=words)
    elif session.former:
        words = (ended(session.former, moment),)
        if session.node == "door.closed":
            return Move(session, to=HERE, instead=words)
    elif session.pending == FIRST_WORD:
        session, words = turned(session), (Text("intake.who.welcome"), Text("status.none"))
    else:
        words = (Text("status.none"),)
    return Move(session, to=HERE, prefix=words)


def _line(case: CaseRef) -> Text:
    if case.claimed:
        return text("status.claimed", code=case.code, name=case.counsellor)
    return text("status.waiting", code=case.code)


def ended(case: CaseRef, moment: Moment) -> Text:
    """By whom it was answered, and when it ended."""
    if case.closed is None:
        return text("status.closed", code=case.code)
    key = "status.answered" if case.counsellor else "status.withdrawn"
    return text(key, code=case.code, name=case.counsellor, when=on_day(case.closed, moment))


def _look(session: Session, key: str, moment: Moment) -> Move:
    code, word = session.answers.get(CODE, ""), session.answers.get(WORD, "")
    session = unanswered(session, WORD)
    if key == "skip":
        return Move(popped(unanswered(session, CODE)), to=HERE)
    session = answered(put(session, pending="", tries=(*session.tries, moment.now)), REFUSED, plain(word))
    return Move(session, (LookUp(code, plain(word)),))


def found(session: Session, code: str, state: str) -> Move:
    """What was found, or the one answer for everything that was not: then code and word may be sent once more.

    A look that succeeded counts as no try.
    """
    there = session.node == WORD
    if not state and there and len(session.tries) < TRIES:
        session = put(session, seq=session.seq + 1)
        return Move(turned(session), to=HERE, prefix=(Text("status.unknown"),))
    session = unanswered(popped(session) if there else session, CODE)
    if not state:
        return Move(turned(session), to=HERE, prefix=(Text("status.unknown"),))
    session = put(unanswered(session, REFUSED), tries=session.tries[:-1])
    return Move(turned(session), to=HERE, prefix=(text(f"status.other.{state}", code=code),))


def refused(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: a word that was refused, sent again elsewhere. It is a secret and no part of what they tell."""
    if not isinstance(said, Said) or session.node == WORD or session.node.startswith("hidden."):
        return None
    if plain(said.text) != session.answers.get(REFUSED):
        return None
    session = unsaid(session, said.text)
    return Move(turned(session), to=HERE, prefix=(Text("status.unknown"),))


STATES = ("waiting", "claimed", "closed")
TEXTS = (
    "status.claimed",
    "status.waiting",
    "status.closed",
    "status.answered",
    "status.withdrawn",
    "promise.on_day",
    "status.none",
    "status.slow",
    "status.unknown",
    "status.code_taken",
    *(f"status.other.{state}" for state in STATES),
)

NODES = (question(WORD, "", Choice("skip", HERE, "answer.skip"), done=_look, numbered=False, secret=True),)
