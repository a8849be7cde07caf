"""Danger: the numbers first, the counsellors at once, and company until one of them is there.

One danger is one frame: five messages are not five alarms. It ends by "aman", by a counsellor, or after 30 quiet
minutes; a new kind of danger alarms again, and the same one where the last alarm is three minutes old. After the
numbers come four questions for the one who claims it, each of which can be skipped; then one silent message says how
things stand, and is rewritten as time goes by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import msgspec

from flows import ask
from flows.effects import Effect, Event, Say, SetTimer, StopTimer, Tell
from flows.engine import BURST
from flows.gate import may_send, silent
from flows.moment import LATELY, Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Danger, SaidSafe
from flows.piece import Piece
from flows.session import HIDDEN, Frame, Peril, Session, answered, at, nudge, pushed, put, unanswered
from flows.talk import advice, areas, aside, asked, believed, bystander, own_words
from flows.talk.details import told
from flows.talk.numbers import TALK, numbers, to_call
from flows.talk.opening import open_in_danger
from flows.talk.promise import READERS, named, next_reading, reads_now
from flows.text import Paragraphs, Text, text

QUIET = timedelta(minutes=30)

NEWS_FIRST, NEWS_EVERY = timedelta(minutes=2), timedelta(minutes=5)
"""When the silent message is first written, and how often it is rewritten."""

SAME_HOUSE = timedelta(hours=12)
"""For so long the address that a neighbour told is not asked again."""

SEEN = 2 * BURST
"""What is written so soon after the numbers, or after a question, was written before it could be read."""

UNHEARD, THERE = "quiet", "there"
"""That they cannot talk, and that whoever they fear is near: nothing may ring from then on."""

TALK_WAYS = ("talk", UNHEARD, "leave")

NOW_WAYS = ("now", "ended", "unseen")
"""What a neighbour may know of it."""

WITH_WAYS = ("here", "away", "lost")
"""Where a relative may have the child: with them, elsewhere, they do not know."""

WAYS = {"safety.talk": TALK_WAYS, "safety.now": NOW_WAYS, "safety.with": WITH_WAYS}
"""The first of the questions, by who tells of it, and its answers."""

WHERE = "safety.where"

DETAILS = (*WAYS, WHERE, "safety.phone", "safety.near")

STAYING = ("safety.company", "safety.stay")

SAID_AGAIN, RUNG_AGAIN = "again", "rung"
"""What is pending where the danger was said again: told to the counsellors before, or anew."""


def alarm(session: Session, kind: str, evidence: tuple[str, ...], moment: Moment) -> Move:
    """Danger of this kind, now. The same kind again within 30 minutes is the same danger; of another kind the
    counsellors hear anew, and where the numbers are on the screen already, one line follows them."""
    before = known(session, moment)
    since = session.peril.since if before and session.peril else moment.now
    if not before:
        session = unanswered(session, *_of_another_hour(session, moment), advice.ADVISED)
    there = served(session, moment)
    rang = session.peril.rang if before and session.peril else None
    kinds = (*before, kind) if kind not in before else before
    session = put(session, peril=Peril(kinds, moment.now, since, rang))
    speechless = kind not in before and _cannot_speak(session, moment)
    if speechless:  # asked no more
        session = answered(session, TALK, "quiet")
    quiet = SetTimer("quiet", moment.now + QUIET)
    if kind in before:
        return _same_danger(session, kind, evidence, moment)
    session = session if there else _rung(session, moment)
    effects: tuple[Effect, ...] = (
        quiet,
        SetTimer("company", moment.now + NEWS_FIRST),
        StopTimer("check"),
        StopTimer("burst"),
        _pass_on(session, kind, evidence, there, moment),
        *(told(session, TALK) if speechless else ()),
    )
    events = (Event("danger", kind),)
    if there:
        return Move(session, effects, events=events)
    if before and session.node.startswith("safety."):
        if just_said(session.peril.since if session.peril else None, moment):
            move = _stay(session, moment)  # once, when the breath is over
            return replace(move, effects=(*effects, *move.effects), events=events)
        session = _company(session)
        if question := _question_within(session, moment, rings=True):
            return Move(session, (quiet, *effects), to=HERE, instead=question, events=events)
        session, hard = believed.words(session, moment)
        first = hard[:1] or (Text("safety.company.also"),)
        passed = () if _stands_said(session, rang, moment) else (_passed_on(session, moment),)
        also = (*first, *passed, *(hard[1:] or to_call("numbers.still", session, moment)))
        return Move(session, (quiet, *effects), to=HERE, instead=also, events=events)
    session, warm = believed.first(session, moment)
    return Move(_company(session), effects, to=HERE, prefix=warm, events=events)


def _of_another_hour(session: Session, moment: Moment) -> tuple[str, ...]:
    """The questions to ask anew. The house that a neighbour told of stands where it stood."""
    passed = session.passed
    same = passed is not None and timedelta() <= moment.now - passed.heard < SAME_HOUSE
    return tuple(name for name in DETAILS if not (same and name == WHERE and bystander.tells(session)))


def just_said(when: datetime | None, moment: Moment) -> bool:
    """Whether what came at `when` cannot have been read yet."""
    return when is not None and timedelta() <= moment.now - when < SEEN


def _same_danger(session: Session, kind: str, evidence: tuple[str, ...], moment: Moment) -> Move:
    """The numbers again, and the counsellors hear of it again where the last alarm is three minutes old: no earlier, so
    that five messages are not five alarms."""
    quiet = SetTimer("quiet", moment.now + QUIET)
    if served(session, moment):
        return Move(session, (quiet,))
    effects: tuple[Effect, ...] = (quiet,)
    events: tuple[Event, ...] = ()
    rings = session.case is not None and not _rang_lately(session, moment)
    if rings:
        effects = (quiet, _pass_on(session, kind, evidence, False, moment))
        events = (Event("danger", kind),)
        session = _rung(session, moment)
    if session.node in STAYING:
        breath = just_said(session.peril.since if session.peril else None, moment)
        move = _stay(session, moment, RUNG_AGAIN if rings else "heard" if breath else SAID_AGAIN)
        return replace(move, effects=(*effects, *move.effects), events=events)
    question = _question_within(session, moment, rings=rings)
    if question and session.node in DETAILS:  # answered, and the one that stands here asked again
        return Move(session, effects, to=HERE, prefix=question, events=events)
    again = question or _again(session, moment, rings=rings)
    return Move(_company(session), (*effects, StopTimer("burst")), to=HERE, instead=again, events=events)


def _rung(session: Session, moment: Moment) -> Session:
    return put(session, peril=session.peril and msgspec.structs.replace(session.peril, rang=moment.now))


def _rang_lately(session: Session, moment: Moment) -> bool:
    rang = session.peril.rang if session.peril else None
    return rang is not None and timedelta() <= moment.now - rang < LATELY


def _again(session: Session, moment: Moment, *, rings: bool) -> Paragraphs:
    """Said again: whether somebody was told of it just now, and one number, above the buttons. Who may not be heard is
    not told to call."""
    heard = _passed_on(session, moment) if rings else _not_rung(session, moment)
    if silent(session) or session.answers.get(TALK) == UNHEARD:
        return (heard, *to_call("numbers.silent", session, moment))
    found = numbers(session, moment, first=True)
    return (heard, *((Text("safety.company.again"), *found) if found else ()))


def _not_rung(session: Session, moment: Moment) -> Text:
    """That this is kept; where somebody was rung a moment ago, that they were, and that nobody was anew."""
    told = _rang_lately(session, moment) and reads_now(moment) != "nobody_reads"
    return Text("safety.company.kept.told" if told else "safety.company.kept")


def _passed_on(session: Session, moment: Moment) -> Text:
    """Who hears of it, and no more than is so."""
    if session.case and session.case.claimed:
        return text("safety.stay.claimed", name=session.case.counsellor)
    return Text(f"safety.company.{reads_now(moment)}")


def _stands_said(session: Session, rang: datetime | None, moment: Moment) -> bool:
    """Whether who hears of it was told a moment ago, and is the same still."""
    if rang is None or not moment.lately(rang):
        return False
    return _passed_on(session, replace(moment, now=rang)) == _passed_on(session, moment)


def _company(session: Session) -> Session:
    return (
        at(session, "safety.company")
        if session.node.startswith("safety.")
        else pushed(session, "safety.company")
    )


def over(session: Session) -> Session:
    """The danger has passed or a counsellor is there: what was underneath goes on."""
    menu = session.frames[-1:] if session.hidden else ()
    kept = tuple(frame for frame in session.frames if not frame.node.startswith(("safety.", HIDDEN)))
    if kept and kept[-1].node == "intake.who" and "intake.who" in session.answers and not session.returning:
        kept = (*kept[:-1], Frame("intake.danger", kept[-1].trail))  # their words said who they are
    kept = (*(kept or (Frame("waiting.line" if session.case else "intake.who"),)), *menu)
    session = put(session, passed=session.peril or session.passed)
    if kept != session.frames:
        session = put(session, frames=kept, seq=session.seq + 1, misses=0, page=0, pending="")
    return put(session, peril=None)


def known(session: Session, moment: Moment) -> tuple[str, ...]:
    """The kinds of danger that are being handled."""
    return session.peril.kinds if session.peril and moment.now - session.peril.heard < QUIET else ()


def served(session: Session, moment: Moment) -> bool:
    """Whether a counsellor is writing with them right now."""
    return session.case is not None and session.case.claimed and moment.lately(session.case.counsellor_wrote)


def marks(session: Session, kind: str, evidence: tuple[str, ...], moment: Moment) -> tuple[Effect, ...]:
    """What sets the mark of danger at the words for a counsellor who writes with them: it rings nobody."""
    return (_pass_on(session, kind, evidence, True, moment),) if served(session, moment) else ()


def _pass_on(session: Session, kind: str, evidence: tuple[str, ...], served: bool, moment: Moment) -> Effect:
    if session.case:
        return Tell("case", session.case.id, Danger(kind, evidence, served))
    return open_in_danger(session, moment, kind, evidence)


def _company_words(session: Session, moment: Moment) -> Paragraphs:
    """Three short things, numbers first and once; and only what is so: if nobody reads now, it says that."""
    found = numbers(session, moment)
    silent = Text(bystander.worded(session, "safety.company.silent"))
    beside = (silent, *_told_though(session), _passed_on(session, moment))
    return (
        *(
            (
                text(
                    "safety.company.call",
                    lines=(Text(bystander.worded(session, "safety.company.ask")), *found),
                ),
            )
            if found
            else ()
        ),
        text("safety.company.beside", lines=beside),
        *_question(session, moment),
    )


def _told_though(session: Session) -> Paragraphs:
    """Who wished that nobody is told, or was just asked whether anything may be kept, hears why, and who is told."""
    waits = any(frame.node == "intake.consent" for frame in session.frames) and not session.consented
    if bystander.tells(session) or not (waits or aside.WISHED in session.answers):
        return ()
    return (Text("safety.company.though"),)


def _question(session: Session, moment: Moment) -> Paragraphs:
    """The question that its buttons answer, until one of them did."""
    question = _first_asked(session)
    return () if question in session.answers else (Text(f"{question}.ask"),)


def _first_asked(session: Session) -> str:
    """The question under the numbers: can they talk; of a neighbour, whether it goes on now; of a relative, whether
    the child is with them."""
    if bystander.of_kin(session):
        return "safety.with"
    return "safety.now" if bystander.tells(session) else "safety.talk"


def _asks(question: str) -> Callable[[Session, Moment], bool]:
    return lambda session, _moment: _first_asked(session) == question and question not in session.answers


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    """Also where somebody has the case: who is in danger and writes to a silent counsellor is not met with silence."""
    return _stay(session, moment)


def _stay(session: Session, moment: Moment, pending: str = "heard") -> Move:
    """The end of the burst answers, and what was said of the danger before all else in it."""
    graver = (
        max(pending, session.pending, key=("heard", SAID_AGAIN, RUNG_AGAIN).index)
        if (session.pending in (SAID_AGAIN, RUNG_AGAIN))
        else pending
    )
    quiet = SetTimer("quiet", moment.now + QUIET)
    return Move(put(session, pending=graver), (quiet, SetTimer("burst", moment.now + BURST)))


def _in_company(session: Session, key: str, moment: Moment) -> Move:
    """Safe again; an answer to the first of the four questions; or on with their story: then the danger stays."""
    if key in ("safe", "child_safe"):
        return said_safe(session, "safety.over", moment)
    if any(key in ways for ways in WAYS.values()):
        question = _first_asked(session)
        if key == UNHEARD:
            return _silently(session, moment)
        session = answered(session, question, key)
        again = (Text("safety.calm"), *to_call("numbers.again", session, moment))
        noted = again if key == "ended" else (Text("safety.noted"),)
        return Move(
            session, (*told(session, question), *longer(moment)), to=after_first(session), prefix=noted
        )
    if key == "where":
        return Move(session, longer(moment), to=WHERE)
    peril = session.peril
    move = on_from_danger(session, "safety.go_on", moment)
    went_on = put(move.session, peril=peril, said_safe=session.said_safe)
    called = to_call("numbers.still", session, moment)
    return replace(move, session=went_on, effects=(), events=(), prefix=(*move.prefix, *called))


def after_first(session: Session) -> str:
    """Where they are; for a neighbour who told it already, nothing more."""
    return "safety.stay" if bystander.tells(session) and WHERE in session.answers else WHERE


def said_safe(session: Session, thanks: str, moment: Moment) -> Move:
    """On from there, where sounds are allowed again; whoever claims the case reads at which hour it was said."""
    move = on_from_danger(put(session, hush=False), thanks, moment)
    told = (Tell("case", session.case.id, SaidSafe()),) if session.case else ()
    return replace(move, effects=(*move.effects, *told))


def on_from_danger(session: Session, thanks: str, moment: Moment) -> Move:
    """Whoever just said that it is safe is not asked about danger in the next breath."""
    session = put(over(session), said_safe=moment.now)
    answers = session.answers
    asked = session.node == "intake.danger" or (session.node == "intake.who" and "intake.who" in answers)
    if "intake.danger" not in answers:
        session = answered(session, "intake.danger", "no")
    to = "intake.consent" if asked else HERE
    stopped = (StopTimer("quiet"), StopTimer("check"), StopTimer("company"))
    # After closing their words wait for one answer: a bare "this has ended" would seem to throw them away.
    instead = (Text("door.closed.kept"),) if session.node == "door.closed" else ()
    return Move(session, stopped, to=to, prefix=(Text(thanks),), instead=instead, events=(Event("safe"),))


def quiet_due(session: Session, moment: Moment) -> Move:
    """Thirty quiet minutes: the danger is over, until somebody says it again. The silent message says so."""
    if session.peril is None:
        return Move(session)
    at = text("safety.stay.at", time=_clock(moment, moment.now))
    when = next_reading(moment) if not (_claimed(session) or reads_now(moment) == "passed_on") else None
    hour = (text("safety.stay.later", when=when),) if when else ()
    last = Say(
        (at, Text("safety.stay.over"), *hour),
        kind="news",
        urgent=True,
        slot=STAY.slot,
        quiet=True,
        case=_case(session),
    )
    shown = (last,) if session.node.startswith("safety.") else ()
    ended = over(session)
    said = named(ended, moment) if shown and may_send(session, "news", moment) == "send" else ended
    return Move(said, (StopTimer("company"), *shown), events=(Event("quiet"),))


def _claimed(session: Session) -> bool:
    return session.case is not None and session.case.claimed


def _case(session: Session) -> int | None:
    return session.case.id if session.case else None


def longer(moment: Moment) -> tuple[Effect, ...]:
    """The danger stands for half an hour more."""
    return (SetTimer("quiet", moment.now + QUIET),)


def _detail_heard(session: Session, piece: Piece, moment: Moment) -> Move:
    move = own_words.hear(session, piece, moment)
    return replace(move, effects=(*move.effects, *longer(moment)))


def _detail_done(then: str, session: Session, key: str, moment: Moment) -> Move:
    """On to the next of the four; "aman" ends them all."""
    name = session.node
    if key in ("safe", "child_safe"):
        return said_safe(unanswered(session, name), "safety.over", moment)
    session = put(session, hush=session.hush or (name == "safety.near" and key == THERE))
    effects = (*told(session, name), *longer(moment))
    if name == "safety.where":
        session, found = areas.placed(session, name, moment)
        effects = (*effects, *found)
    if bystander.tells(session) or (then == "safety.near" and bystander.of_kin(session)):
        then = "safety.stay"  # who is near them, and a neighbour's phone, matter less than the child's house
    if then != "safety.stay":
        return Move(session, effects, to=then)
    session, advised = _advise(session, moment)
    return Move(session, (*effects, *advised), to=then)


def _advise(session: Session, moment: Moment) -> tuple[Session, tuple[Effect, ...]]:
    """What helps after this kind of danger, in a message of its own, once."""
    words = advice.in_danger(session, moment)
    if not words or advice.ADVISED in session.answers:
        return session, ()
    said = Say(words, urgent=True, quiet=True, case=_case(session))
    return answered(session, advice.ADVISED, "yes"), (said,)


def company_due(session: Session, moment: Moment) -> Move:
    """How things stand now, in one silent message that is rewritten; a new one only beside what they just wrote."""
    if session.peril is None or not session.node.startswith("safety."):
        return Move(session)
    session, advised = _advise(session, moment)
    news = ask.ask(STAY, session, moment, instead=_news(session, moment))
    shown = msgspec.structs.replace(
        news,
        options=news.options if session.node == STAY.name else (),
        kind="news",
        quiet=True,
        anew=moment.lately(session.heard),
    )
    following = (SetTimer("company", moment.now + NEWS_EVERY),) if _goes_on(session, moment) else ()
    said = named(session, moment) if may_send(session, "news", moment) == "send" else session
    return Move(said, (*advised, shown, *following))


def _goes_on(session: Session, moment: Moment) -> bool:
    """Whether the danger still stands when the next news would come."""
    return session.heard is not None and moment.now + NEWS_EVERY - session.heard < QUIET


def _news(session: Session, moment: Moment) -> Paragraphs:
    """The clock first, of when it was written: none is named for the next, which may come sooner. Then only what is so,
    and whom to call above the buttons."""
    at = text("safety.stay.at", time=_clock(moment, moment.now))
    following = (Text("safety.stay.silent"),) if _goes_on(session, moment) else ()
    case = session.case
    still = to_call("numbers.still", session, moment)
    if case and case.claimed:
        return (at, text("safety.stay.claimed", name=case.counsellor), *following, *still)
    reads = reads_now(moment)
    if reads == "passed_on":
        return (at, Text("safety.stay.waiting"), *following, *still)
    when = next_reading(moment)
    later = (text("safety.stay.later", when=when),) if when else ()
    if reads == "on_call":  # as they were told with the numbers
        return (at, Text("safety.stay.on_call"), *later, *following, *still)
    answering = numbers(session, moment, first=True)
    who = (Text("safety.stay.answering"), *answering) if answering else ()
    return (at, Text("safety.stay.nobody"), *later, *following, *who)


def _clock(moment: Moment, when: datetime) -> str:
    return f"{when.astimezone(moment.zone):%H.%M}"


def _company_settled(session: Session, moment: Moment) -> Move:
    rings = session.pending == RUNG_AGAIN
    if _cannot_speak(session, moment):
        heard = (_passed_on(session, moment),) if rings else ()
        return _silently(session, moment, heard)
    if question := _question_within(session, moment, rings=rings):
        return Move(session, to=HERE, instead=question)
    session, hard = believed.words(session, moment)
    if hard:
        heard = (_passed_on(session, moment),) if rings else ()
        return Move(session, to=HERE, instead=(*hard[:1], *heard, *hard[1:]))
    if rings or session.pending == SAID_AGAIN:
        return Move(session, to=HERE, instead=_again(session, moment, rings=rings))
    session, words = nudge(session, bystander.worded(session, "safety.company.heard"))
    return Move(session, to=HERE, instead=(*words, *to_call("numbers.still", session, moment)))


def _question_within(session: Session, moment: Moment, *, rings: bool) -> Paragraphs:
    """The answer to what a cry asks: "tolong kirim orang", "panggilin polisi ya?"."""
    kind = asked.kind_of(session.recent[-1], moment.handbook) if session.recent else ""
    heard = (_passed_on(session, moment),) if rings else ()
    return asked.words(kind, session, moment, heard) if kind else ()


def _cannot_speak(session: Session, moment: Moment) -> bool:
    """Whether they just wrote what the first question asks."""
    if _first_asked(session) != TALK or TALK in session.answers:
        return False
    return any(believed.says_mute(said, moment.handbook) for said in session.recent[-believed.AT_ONCE :])


def _silently(session: Session, moment: Moment, heard: Paragraphs = ()) -> Move:
    """They cannot speak: what can be done without a sound, and where they are."""
    session = put(answered(session, TALK, UNHEARD), hush=True)
    effects = (*told(session, TALK), *longer(moment))
    called = to_call("numbers.silent", session, moment)
    first = Text("safety.silent" if asked.of_somebody(session) else "safety.noted")
    words = (first, *heard, *asked.silent_steps(session, moment), *called)
    return Move(session, effects, to=after_first(session), prefix=words)


def _stay_words(session: Session, moment: Moment) -> Paragraphs:
    """What is promised of the sound is what the gate keeps."""
    words = Text("safety.stay.hushed" if silent(session) else "safety.stay.ask")
    return (words, *to_call("numbers.still", session, moment))


def _where_is_open(session: Session, moment: Moment) -> bool:
    return _first_asked(session) in session.answers and "safety.where" not in session.answers


def _itself(session: Session, moment: Moment) -> bool:
    return not bystander.tells(session)


def _child(session: Session, moment: Moment) -> bool:
    return bystander.tells(session)


def _of_child(session: Session, moment: Moment) -> bool:
    return bystander.of_child(session)


def _own(session: Session, moment: Moment) -> bool:
    return not bystander.of_child(session)


SAFE_AGAIN = (
    Choice("safe", HERE, "safety.company.safe", shown=_itself),
    Choice("child_safe", HERE, "safety.company.child_safe", shown=_child),
)

GO_ON = (
    Choice("go_on", HERE, "safety.company.go_on", shown=_own),
    Choice("tell_on", HERE, "safety.company.tell_on", shown=_of_child),
)
"""On with the story, though the danger stands. Whoever tells of a child was not asked whether they are safe."""


def _detail(name: str, then: str, *keys: str) -> Node:
    return own_words.question(
        name,
        then,
        *(Choice(key, then) for key in keys),
        Choice("skip", then, "answer.skip"),
        *SAFE_AGAIN,
        leads=("safety.stay",),
        opening=partial(bystander.ask, name) if name == "safety.where" else None,
        texts=("bystander.safety.where.ask",) if name == "safety.where" else (),
        urgent=True,
        nav=False,
        heard=_detail_heard,
        done=partial(_detail_done, then),
    )


STAY_TEXTS = (
    "hushed",
    "at",
    "silent",
    "claimed",
    "waiting",
    "on_call",
    "nobody",
    "later",
    "answering",
    "over",
)

STAY = Node(
    "safety.stay",
    kind="rest",
    opening=_stay_words,
    answer=_in_company,
    hear=_heard,
    settle=_company_settled,
    urgent=True,
    nav=False,
    slot="company",
    choices=(
        *SAFE_AGAIN,
        *GO_ON,
    ),
    texts=(
        "advice.list",
        *(f"safety.stay.{part}" for part in STAY_TEXTS),
    ),
)

NODES = (
    Node(
        "safety.company",
        kind="rest",
        opening=_company_words,
        asks=_question,
        answer=_in_company,
        hear=_heard,
        settle=_company_settled,
        urgent=True,
        nav=False,
        choices=(
            *(
                Choice(way, "safety.where", row=1 if place < len(ways) - 1 else None, shown=_asks(question))
                for question, ways in WAYS.items()
                for place, way in enumerate(ways)
            ),
            Choice("where", "safety.where", shown=_where_is_open),
            *SAFE_AGAIN,
            *GO_ON,
        ),
        texts=(
            "safety.talk.ask",
            "safety.now.ask",
            "safety.with.ask",
            "bystander.safety.company.ask",
            "bystander.safety.company.silent",
            *(f"bystander.safety.company.heard.{n}" for n in (1, 2, 3)),
            *believed.TEXTS,
            "safety.over",
            "safety.company.again",
            "safety.company.also",
            "safety.company.kept",
            "safety.company.kept.told",
            "safety.company.though",
            "safety.company.call",
            "safety.company.beside",
            "safety.calm",
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
    _detail("safety.where", "safety.phone"),
    _detail("safety.phone", "safety.near"),
    _detail("safety.near", "safety.stay", "alone", THERE, "children"),
    STAY,
)
