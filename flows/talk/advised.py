"""What a question within a danger gets that the handbook can answer: may she bathe before the doctor, what is 112,
where does a found child go, how is this chat cleared from the phone; and two things that are said, that help was called
and that they need a moment.

A counsellor reads it, too, and the question that stood there is asked again. Advice that nobody confirmed reaches no
family: then what was answered before this page holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.effects import Effect, Say, StopTimer
from flows.engine import FIRST_WORD, Talk
from flows.inputs import FromPerson, Said
from flows.moment import Moment
from flows.node import HERE, Move
from flows.piece import piece_of
from flows.session import Session, answered, put, turned, untold
from flows.talk import advice, areas, aside, bystander, needs_words
from flows.talk.hearing.alone import phrased_alone, signal_alone
from flows.talk.numbers import call_now, everywhere
from flows.text import Paragraphs, Text
from flows.triage.asides import finder, kinds_in
from flows.triage.normalise import Token, tokens
from flows.triage.others import names_another
from flows.triage.phrases import Match
from flows.triage.question import ONESELF, is_question
from handbook.reading import Handbook
from handbook.reading.asides import (
    BODY,
    BRING,
    CALLED_OUT,
    CLEAR_PHONE,
    DRINK,
    DUTY,
    FLARES,
    FOR_HELP,
    GO_ALONG,
    LURED,
    NEAR,
    NO_ANSWER,
    NOT_OF_JAKARTA,
    OF_112,
    PAY,
    REPORT_MISSING,
    STATION,
    TAKES_TIME,
    TELL_HOME,
)

LONGEST = 14
"""Words up to which it asks us; what is longer tells something."""

FEW = 8
"""Words up to which something is only said: that help was called, or that they need a moment."""

CHECK, PHONE = "safety.check", "safety.phone"
SAFETY = "safety."
PLACES = (SAFETY, "intake.", "waiting.", "risk.", "child.", "safe.")

ANYWHERE = frozenset({BODY, OF_112, DUTY, TELL_HOME, PAY, DRINK, GO_ALONG})
"""Asked in the queue and at the questions, too; the others only within the danger, and how to clear the phone after
one."""

AT_CHECK = frozenset({PAY, DRINK, GO_ALONG})
"""Asked where it is asked whether they are safe, too: what they may do meanwhile."""

SAID = frozenset({CALLED_OUT, TAKES_TIME})
"""What is said, and asks nothing; how the phone is watched and where they live is either."""

EITHER = frozenset({CLEAR_PHONE, NOT_OF_JAKARTA})

ADVICE: Mapping[str, str] = {
    BODY: "sexual_72_hours",
    OF_112: "one_number",
    REPORT_MISSING: "missing_report",
    BRING: "found_child",
    PAY: "pictures_shared",
    GO_ALONG: "lured",
    DRINK: "pregnant_drink",
    **needs_words.ADVICE,
    DUTY: "duty_to_report",
    TELL_HOME: "before_calling_home",
}

NAMED = 30
"""Words up to which a message outside a danger that tells of somebody who lures is answered with what to do."""

LONG = frozenset({BODY, CLEAR_PHONE})
"""What fills a screen of itself: the numbers stand above it."""

NOT_DONE = frozenset({"belum", "tidak", "takut", "tapi", "gagal", "kalau", "jangan", "not", "but"})
"""Beside "telepon polisi" these say that nobody was called, or not all."""

INTENDS = frozenset({"mau", "ingin", "want"})
"""The same before it: "tadi mau telepon polisi"; "sudah lapor polisi, katanya mau ke sini" was called."""

WHOSE_HOME = frozenset(
    {"ibu", "ayah", "rumah", "mertua", "suami", "istri", "nenek", "kakek", "anak", "orangtua"}
)
"""Before "saya" they name somebody of theirs: "ke rumah ibu saya di Depok" is not where they live."""

TEXTS = ("asked.station", "asked.clear_phone", "asked.not_of_jakarta", "asked.called_out", "asked.takes_time")


def answer(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard, behind that of danger, before those of questions that the bot can only pass on."""
    node = talk.nodes[session.node]
    if not isinstance(said, Said) or session.pending == FIRST_WORD or node.secret:
        return None
    kind = kind_of(session, said.text, moment)
    words = _words(kind, session, moment)
    if not words:
        return None
    if kind in needs_words.ADVICE:
        session = needs_words.marked(session, kind)
    if kind == BODY:  # a question whether she may be with child tells of none
        session = untold(answered(session, advice.ADVISED, "yes"), said.text)
    if kind == NOT_OF_JAKARTA and session.node == areas.WHERE and kind not in _asks(said.text, moment):
        session = answered(session, areas.AWAY, "yes")
        move = talk.at_node(session, said, moment)
        case = session.case.id if session.case else None
        return replace(move, effects=(Say(words, urgent=True, case=case), *move.effects))
    session = answered(session, areas.AWAY, "yes") if _lives_away(said.text, moment.handbook) else session
    session, kept = talk.keep(session, piece_of(said)) if node.keeps else (session, ())
    if not session.refused:
        session = put(session, recent=session.recent[:-1])  # it completes no danger that is told after it
    effects: tuple[Effect, ...] = kept
    if session.pending == "heard":  # this answers what came a moment ago, too
        session, effects = put(session, pending=""), (*kept, StopTimer("burst"))
    if node.kind == "rest":
        return Move(turned(session), effects, to=HERE, instead=words)
    return Move(turned(session), effects, to=HERE, prefix=words)


def kind_of(session: Session, said: str, moment: Moment) -> str:
    """Which of FOR_HELP this is, here, or ''. Not what sounds of a danger itself: that is heard."""
    if not session.node.startswith(PLACES):
        return ""
    if kind := _needs_words(session, said, moment):
        return kind
    if len(said.split()) > LONGEST:
        return ""
    found = _asks(said, moment) | _says(said, moment)
    if not found or aside.asks_secrecy(said, moment.handbook):
        return ""
    found = found & AT_CHECK if session.node == CHECK else found
    here = (kind for kind in FOR_HELP if kind in found and _belongs(kind, session, said, moment))
    return next(here, "")


def only_asks(session: Session, said: str, moment: Moment) -> bool:
    """Whether that is all: it says nothing of danger, whatever was told before it."""
    kind = kind_of(session, said, moment)
    if kind in needs_words.ADVICE:
        return False  # a fit is a danger, too
    short = len(said.split()) <= FEW - 2 or signal_alone(said, moment) == "none" or kind == CALLED_OUT
    return bool(kind and short and _words(kind, session, moment))


def _needs_words(session: Session, said: str, moment: Moment) -> str:
    """What it names that needs words at once, and had none in this danger. Outside of one only that somebody lures."""
    kind = needs_words.named(said, moment.handbook)
    if not kind or needs_words.was_said(session, kind):
        return ""
    if session.node.startswith(SAFETY):
        return kind
    return LURED if kind == LURED and len(said.split()) <= NAMED and session.register != "adult" else ""


def _asks(said: str, moment: Moment) -> set[str]:
    typed = tokens(said, moment.handbook.distress.language)
    if phrased_alone(said, moment) != "none" or signal_alone(said, moment) == "acute":
        return set()
    found = _found(said, typed, moment.handbook) - SAID
    return (
        found if is_question(said, typed) else found & {OF_112, GO_ALONG}
    )  # "112 itu siapa", "bayar ga, ga ada pulsa"


def _says(said: str, moment: Moment) -> set[str]:
    handbook = moment.handbook
    typed = tokens(said, handbook.distress.language)
    if "?" in said or len(said.split()) > FEW:
        return set()
    if phrased_alone(said, moment) != "none" or kinds_in(said, (FLARES, NEAR, NO_ANSWER), handbook):
        return set()
    found = _found(said, typed, handbook) & (SAID | EITHER)
    names, sounds = names_another(said, handbook), signal_alone(said, moment) != "none"
    if names:
        found.discard(TAKES_TIME)  # "bentar lagi dia pulang" is no wish to wait
    if sounds:  # as "barusan saya telepon 112" does, which tells of nobody
        found &= set() if names else {CALLED_OUT}
    if any(not NOT_DONE.isdisjoint(token.forms) for token in typed):
        found.discard(CALLED_OUT)
    return found


def _found(said: str, typed: Sequence[Token], handbook: Handbook) -> set[str]:
    matches = finder(FOR_HELP, handbook).find(typed)
    return {match.label for match in matches if _fits(match, typed)}


def _fits(match: Match[str], typed: Sequence[Token]) -> bool:
    """ "Bentar ya" begins the message; "rumah ibu saya di Depok" is not where they live."""
    first = match.places[0]
    if match.label == TAKES_TIME:
        return first <= 1
    if match.label == CALLED_OUT:
        spoken = (token.forms for token in typed[: match.places[-1] + 1])
        return all(INTENDS.isdisjoint(forms) for forms in spoken)
    if match.label == NOT_OF_JAKARTA and first and not ONESELF.isdisjoint(typed[first].forms):
        return WHOSE_HOME.isdisjoint(typed[first - 1].forms)
    return True


def _belongs(kind: str, session: Session, said: str, moment: Moment) -> bool:
    """Whether it is answered where they are, and of what they told."""
    within, asks = session.node.startswith(SAFETY), kind in _asks(said, moment)
    watched = kind == CLEAR_PHONE and (asks or session.node.startswith("waiting."))
    if not within and not (watched and session.passed) and (kind not in ANYWHERE or not asks):
        return False
    if kind == BODY:
        return advice.of_abuse(session, moment)
    if kind == REPORT_MISSING:
        return advice.MISSING in (session.peril.kinds if session.peril else ())
    if kind == PAY:
        return advice.are_pictures(session, moment)
    if kind == GO_ALONG:
        return needs_words.mark(LURED) in session.answers
    if kind == DRINK:
        return advice.expects(session)
    if kind == BRING:
        return advice.is_found_child(session)
    if kind == TELL_HOME:
        return bystander.of_child(session) and not advice.is_found_child(session)
    if kind == CLEAR_PHONE and session.node == PHONE:  # "hp saya dicek" answers which number is safe
        return asks
    return True


def _words(kind: str, session: Session, moment: Moment) -> Paragraphs:
    """The answer, and whom to call within a danger; nothing where the advice may not be shown."""
    if not kind:
        return ()
    within = session.node.startswith(SAFETY) and session.node != CHECK  # which names a number itself
    called = call_now(session, moment) if within and kind not in LONG else ()
    if kind == TAKES_TIME:
        return (Text("asked.takes_time"),)
    if kind == NOT_OF_JAKARTA:
        return (Text("asked.not_of_jakarta"), *everywhere(session, moment))
    if kind in ADVICE:
        said = advice.say(ADVICE[kind], session, moment)
        return (*said, *called) if said else ()
    found = advice.of_its_own(session, moment) if kind == STATION and advice.is_found_child(session) else ()
    return (Text(f"asked.{kind}"), *(found or called))


def _lives_away(said: str, handbook: Handbook) -> bool:
    """Whether it says that they are outside Jakarta: "bukan KTP Jakarta" may live in it."""
    return NOT_OF_JAKARTA in kinds_in(said, (NOT_OF_JAKARTA,), handbook) and "ktp" not in said.lower()
