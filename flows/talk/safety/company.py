"""Company until a counsellor is there: the numbers, the first question, and an answer to whatever is written."""

from __future__ import annotations

from dataclasses import replace

from flows.effects import SetTimer, Tell
from flows.engine import BURST, VOICES
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.piece import Piece
from flows.session import Session, answered, at, nudge, pushed, put, turned
from flows.talk import advice, areas, aside, asked, believed, bystander, few_words, reach, to_us
from flows.talk.details import told
from flows.talk.hearing.alone import signal_alone
from flows.talk.numbers import few_numbers, to_call
from flows.talk.promise import READERS
from flows.talk.safety.first_question import (
    APART_WAYS,
    HURT,
    TAKEN,
    TOLD,
    UNHEARD,
    WAYS,
    WHERE,
    after_first,
    asks,
    cannot_speak,
    first_asked,
    put_again,
    question_words,
    silently,
)
from flows.talk.safety.known import QUIET, calmed, longer
from flows.talk.safety.over import on_from_danger, said_quiet, said_safe
from flows.talk.safety.passed_on import passed_on, said_again
from flows.talk.safety.ways_out import GO_ON, SAFE_AGAIN
from flows.text import Paragraphs, Text, text
from flows.triage import where_words
from flows.triage.address import address
from flows.triage.asides import kinds_in
from flows.triage.normalise import tokens
from flows.triage.others import names_another
from flows.triage.question import ends_asking
from handbook.reading.asides import FLARES, HUSH, INTERRUPTS, NEAR, WAITED

STAYING = ("safety.company", "safety.stay")

SAID_AGAIN, RUNG_AGAIN = "again", "rung"
"""What is pending where the danger was said again: told to the counsellors before, or anew."""

HEARD = "safety.company.heard"
TOLD_A_FACT = "safety.company.fact"
ONE = 1
"""Number beside advice; the others are read where the word for them is written."""

FACT = 4
"""Words from which on a message tells something."""

COMES = (NEAR, FLARES, INTERRUPTS, HUSH)
"""Not of who is there, or comes: the general word of company holds."""

VOICE = "voice"
"""What is pending where a voice note came, which somebody will listen to."""

AT_ONCE = {
    TAKEN: "safety.wish.taken",
    **{way: f"safety.apart.{way}" for way in APART_WAYS},
}
"""Answers after which there is something to do at once."""

STEPPING = tuple(way for way in APART_WAYS if way != HURT)
"""Of these, what rests on the handbook's advice to step away."""

GRAVER = ("heard", VOICE, SAID_AGAIN, RUNG_AGAIN)
"""What a burst may hold, the gravest last: that is answered."""


def kept_company(session: Session) -> Session:
    return (
        at(session, "safety.company")
        if session.node.startswith("safety.")
        else pushed(session, "safety.company")
    )


def company_words(session: Session, moment: Moment) -> Paragraphs:
    """Three short things, numbers first and once; and only what is so: if nobody reads now, it says that."""
    found, at_once = few_numbers(session, moment), advice.at_once(session, moment)
    if at_once and not advice.wants_to_die(session):  # with the advice it must fit on a small phone
        found = found[:ONE]
    silent = Text(_with_the_child(session, "safety.company.silent"))
    beside = (
        *(() if _unwatched(session, at_once) else (silent,)),
        *_told_though(session),
        passed_on(session, moment),
    )
    return (
        *(
            (
                text(
                    "safety.company.call",
                    lines=(Text(_with_the_child(session, "safety.company.ask")), *found),
                ),
            )
            if found
            else ()
        ),
        text("safety.company.beside", lines=beside),
        *at_once,
        *question_words(session, moment),
    )


def _unwatched(session: Session, advised: Paragraphs) -> bool:
    """Whether nobody near them is to be feared; who found a child reads the same in the advice."""
    of_themselves = advice.is_own_wish(session) or advice.fears_to_hurt(session)
    apart = advice.asks_where(session) or advice.is_friends(session) or advice.is_anothers_wish(session)
    return of_themselves or (apart and bool(advised))


def _with_the_child(session: Session, key: str) -> str:
    """The catalogue's key in the words for who found a child, else for a bystander."""
    return f"found.{key}" if advice.is_found_child(session) else bystander.worded(session, key)


def _told_though(session: Session) -> Paragraphs:
    """Who wished that nobody is told, or was just asked whether anything may be kept, hears why, and who is told."""
    waits = any(frame.node == "intake.consent" for frame in session.frames) and not session.consented
    if bystander.tells(session) or not (waits or aside.WISHED in session.answers):
        return ()
    return (Text("safety.company.though"),)


def to_do(key: str, session: Session, moment: Moment) -> Paragraphs:
    """What is to be done at once after this answer. How to step away is the handbook's advice: unconfirmed it reaches
    no family."""
    if key not in AT_ONCE or (key in STEPPING and not advice.say(advice.STEP_AWAY, session, moment)):
        return ()
    return (Text(AT_ONCE[key]), *to_call("numbers.able", session, moment))


def _where_is_open(session: Session, moment: Moment) -> bool:
    first = first_asked(session)
    return (first == WHERE or first in session.answers) and not areas.told(session)


def hears(session: Session, piece: Piece, moment: Moment) -> Move:
    """Also where somebody has the case: who is in danger and writes to a silent counsellor is not met with silence."""
    return after_burst(session, moment, VOICE if piece.kind in VOICES else "heard")


def after_burst(session: Session, moment: Moment, pending: str = "heard") -> Move:
    """The end of the burst answers, and what was said of the danger before all else in it."""
    before = session.pending if session.pending in GRAVER else pending
    graver = max(pending, before, key=GRAVER.index)
    quiet = SetTimer("quiet", moment.now + QUIET)
    return Move(put(session, pending=graver), (quiet, SetTimer("burst", moment.now + BURST)))


def answered_in_company(session: Session, key: str, moment: Moment) -> Move:
    """Safe again; an answer to the first of the four questions; or on with their story: then the danger stays."""
    if key == "child_safe":
        return said_quiet(session, moment)
    if key == "safe":
        return said_safe(session, "safety.over", moment)
    if any(key in ways for ways in WAYS.values()):
        question = first_asked(session)
        if key == UNHEARD:
            return silently(session, moment)
        session = answered(calmed(session) if key == "ended" else session, question, key)
        again = (Text("safety.calm"), *to_call("numbers.again", session, moment))
        noted = again if key == "ended" else (Text("safety.noted"),)
        noted = to_do(key, session, moment) or noted
        return Move(
            session, (*told(session, question), *longer(moment)), to=after_first(session), prefix=noted
        )
    if key == "where":
        return Move(session, longer(moment), to=WHERE)
    peril = session.peril
    move = on_from_danger(session, "safety.go_on", moment)
    went_on = put(move.session, peril=peril, said_safe=session.said_safe)
    called = to_call("numbers.still", session, moment)
    told_who = tuple(effect for effect in move.effects if isinstance(effect, Tell))
    return replace(move, session=went_on, effects=told_who, events=(), prefix=(*move.prefix, *called))


def settled(session: Session, moment: Moment) -> Move:
    rings = session.pending == RUNG_AGAIN
    if cannot_speak(session, moment):
        heard = (passed_on(session, moment),) if rings else ()
        return silently(session, moment, heard)
    if session.recent and to_us.kind_of(session.recent[-1], moment.handbook) == WAITED:
        reads = (passed_on(session, moment), *to_call("numbers.still", session, moment))
        return Move(turned(session), to=HERE, instead=reads)
    session, steps = advice.newly(session, moment)
    steps = steps or advice.of_means(session, moment)
    if steps:
        heard = (passed_on(session, moment),) if rings else ()
        return Move(session, to=HERE, instead=(*steps, *heard, *to_call("numbers.still", session, moment)))
    if question := question_within(session, moment, rings=rings):
        session = asked.waits(session, asked.kind_of(session.recent[-1], moment.handbook), moment)
        return Move(session, to=HERE, instead=question)
    came = (Text("waiting.line.voice"),) if session.pending == VOICE else ()
    if not came and not rings and session.recent and _asks(session.recent[-1], moment):
        called = to_call("numbers.still", session, moment)
        return Move(session, to=HERE, instead=(Text("safety.company.question"), *called))
    before = session
    session, hard = believed.words(session, moment)
    few = few_words.answer_to(before, moment) if not (came or rings) else None
    if few and hard[:1] in ((), (Text("believed.enough"),)):
        return Move(turned(before), to=HERE, instead=(few, *to_call("numbers.still", before, moment)))
    if hard[:1] == (Text("believed.enough"),) and _tells_a_fact(session, moment):
        hard = ()  # who tells what a counsellor needs is not told to tell less
    if hard:
        heard = (passed_on(session, moment),) if rings else ()
        return Move(session, to=HERE, instead=(*came, *hard[:1], *heard, *hard[1:]))
    if rings or session.pending == SAID_AGAIN:
        return Move(session, to=HERE, instead=said_again(session, moment, rings=rings))
    if not came and session.recent and _says_how(session.recent[-1], moment):
        return Move(
            session, to=HERE, instead=(Text("safety.reach"), *to_call("numbers.still", session, moment))
        )
    if not came and session.recent and address(session.recent[-1]):
        return Move(
            session,
            to=HERE,
            instead=(Text("safety.company.placed"), *to_call("numbers.still", session, moment)),
        )
    session, words = (session, came) if came else nudge(session, _heard_key(session, moment))
    return Move(session, to=HERE, instead=(*words, *to_call("numbers.still", session, moment)))


def _heard_key(session: Session, moment: Moment) -> str:
    """A word of company; to who tells a fact, that it is with the counsellor: they are not to tell less."""
    with_a_child = bystander.tells(session) or advice.is_found_child(session)
    fact = not with_a_child and _tells_a_fact(session, moment)
    return TOLD_A_FACT if fact else _with_the_child(session, HEARD)


def _tells_a_fact(session: Session, moment: Moment) -> bool:
    """ "Suami saya polisi", "saya mau ke rumah ibu di Depok"; not "aku capek banget", nor somebody who comes."""
    said = session.recent[-1] if session.recent else ""
    words = len(said.split())
    tells = words >= FACT or (words == FACT - 1 and names_another(said, moment.handbook))
    return tells and signal_alone(said, moment) == "none" and not kinds_in(said, COMES, moment.handbook)


def _says_how(said: str, moment: Moment) -> bool:
    """ "Gausah nelpon", "chat aja": how they may be reached."""
    handbook = moment.handbook
    return reach.says_how(said, handbook) or where_words.forbids_calls(said, handbook)


def _asks(said: str, moment: Moment) -> bool:
    """Whether it asks something that nobody but a counsellor can answer."""
    return "?" in said or ends_asking(tokens(said, moment.handbook.distress.language))


def question_within(session: Session, moment: Moment, *, rings: bool) -> Paragraphs:
    """The answer to what a cry asks: "tolong kirim orang", "panggilin polisi ya?"."""
    kind = asked.kind_of(session.recent[-1], moment.handbook) if session.recent else ""
    heard = (passed_on(session, moment),) if rings else ()
    return asked.words(kind, session, moment, heard) if kind else ()


NODES = (
    Node(
        "safety.company",
        kind="rest",
        opening=company_words,
        asks=question_words,
        asked=put_again,
        answer=answered_in_company,
        hear=hears,
        settle=settled,
        urgent=True,
        nav=False,
        choices=(
            *(
                Choice(way, "safety.where", row=1 if place < len(ways) - 1 else None, shown=asks(question))
                for question, ways in WAYS.items()
                for place, way in enumerate(ways)
            ),
            Choice("where", "safety.where", shown=_where_is_open),
            *SAFE_AGAIN,
            *GO_ON,
        ),
        texts=(
            "safety.talk.ask",
            "safety.first.again",
            "safety.now.ask",
            "safety.with.ask",
            "safety.with.them.ask",
            *(f"{question}.ask" for question in TOLD),
            "safety.wish.ask",
            "safety.apart.ask",
            *AT_ONCE.values(),
            "bystander.safety.company.ask",
            "found.safety.company.ask",
            "found.safety.company.silent",
            *(f"found.safety.company.heard.{n}" for n in (1, 2, 3)),
            *(f"safety.company.fact.{n}" for n in (1, 2, 3)),
            "bystander.safety.company.silent",
            *(f"bystander.safety.company.heard.{n}" for n in (1, 2, 3)),
            *believed.TEXTS,
            *few_words.TEXTS,
            "safety.over",
            "safety.sound",
            "bystander.safety.over",
            "safety.company.again",
            "safety.company.again.all",
            "safety.company.also",
            "safety.company.placed",
            "safety.company.question",
            "safety.company.kept",
            "safety.company.kept.told",
            "safety.company.though",
            "safety.company.call",
            "numbers.others",
            "safety.company.beside",
            "safety.calm",
            "safety.reach",
            "safety.noted",
            "safety.silent",
            "door.closed.kept",
            "safety.check.kept",
            "safety.go_on",
            "safety.company.silent",
            *(f"safety.company.{reader}" for reader in READERS),
            *(f"safety.company.heard.{n}" for n in (1, 2, 3)),
        ),
    ),
)
