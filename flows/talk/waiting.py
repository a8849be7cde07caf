"""In the queue: everything is kept and added to the case; what is new in it is told apart by one question."""

from __future__ import annotations

from datetime import timedelta

from msgspec import structs

from flows.effects import Effect, SetTimer, Tell
from flows.engine import BURST, STORY_WORDS, VOICES
from flows.match import plain
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import Changed, Withdrawn
from flows.piece import Piece
from flows.session import Session, answered, nudge, only, put
from flows.talk import again, amend, asked, bystander, child, gently, in_words, matters, topics, withdrawn
from flows.talk.numbers import to_call
from flows.talk.promise import named, promise, promised
from flows.text import Paragraphs, Text, text
from flows.triage.sibling import another_child

MORE = "waiting.more"
MORE_OF_IT = timedelta(minutes=5)
"""For so long after it was said that more may be told, what sounds of nothing else is more of the same."""

ANOTHER = frozenset({"lain", "beda", "satunya", "another", "else"})
VOICE = "voice"
"""Pending where they sent a voice note, which somebody will listen to."""


def _words(session: Session, moment: Moment) -> Paragraphs:
    """Whole once; later one line, and by when, where that is no longer what it was."""
    code = session.case.code if session.case else ""
    queued = session.case.queued if session.case else ""
    if not queued:
        # Before the questions it was said that it is in the queue; not where a danger opened the case unannounced.
        asked = "intake.summary" in session.frames[-1].trail and not session.grave
        key = "waiting.line.asked" if asked else "waiting.line.ask"
        return (text(key, code=code), promise(moment), text("waiting.line.meanwhile"))
    again = text("waiting.line.again", code=code)
    return (again,) if queued == promised(moment) else (again, promise(moment))


def _queued(session: Session, moment: Moment) -> Session:
    if session.case is None:
        return session
    case = structs.replace(session.case, queued=promised(moment), lined=moment.now)
    return named(put(session, case=case), moment)


def _opening(session: Session, moment: Moment) -> Paragraphs:
    """In grave danger also whom to call: an hour at which somebody reads again is no help by itself."""
    return (*_words(session, moment), *(to_call("numbers.worse", session, moment) if session.grave else ()))


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    session = matters.fresh(session, piece, first=not session.pending)
    stops = withdrawn.asks(piece.text, session, moment)  # of what is grave: noted, and no question
    tells = (len(piece.text.split()) >= STORY_WORDS and not stops) or session.pending == "more"
    tells = tells and not (_just_lined(session, moment) and not _sounds_new(session, piece, moment))
    heard = VOICE if piece.kind in VOICES or session.pending == VOICE else "heard"
    felt = bool(piece.text) and gently.kind_of(piece.text, session.node, moment) == gently.FEELING
    pending = "more" if tells and MORE not in session.answers else gently.FEELING if felt else heard
    return Move(put(session, pending=pending), (SetTimer("burst", moment.now + BURST),))


def _just_lined(session: Session, moment: Moment) -> bool:
    """Whether they read a moment ago that more may be told: what follows is more of the same."""
    lined = session.case.lined if session.case else None
    return lined is not None and timedelta() <= moment.now - lined < MORE_OF_IT


def _sounds_new(session: Session, piece: Piece, moment: Moment) -> bool:
    """Whether it sounds of what nothing of the story sounds of, names another child, or says that it is another."""
    told = tuple(words for words in session.story if not piece.text.startswith(words))
    known = topics.heard(put(session, story=told), moment)
    now = topics.heard(put(session, story=(piece.text,), reread={}), moment)
    other = another_child(piece.text, moment.handbook) or not ANOTHER.isdisjoint(plain(piece.text).split())
    return bool(set(now) - set(known)) or other or session.pending == "more"


def _may_be_another(session: Session, moment: Moment) -> bool:
    """A child tells of itself."""
    return session.register != "child"


def _settled(session: Session, moment: Moment) -> Move:
    """A short word says that it came. The first time that more is told, one question: does it belong to the same?"""
    if session.pending == "more" and session.case:
        return Move(session, to=MORE)
    if session.pending == VOICE:
        return Move(put(session, fresh=()), to=HERE, instead=(Text("waiting.line.voice"),))
    felt: Paragraphs = ()
    if session.pending == gently.FEELING:
        session, felt = nudge(session, "gently.feeling")
    session, words = nudge(put(session, fresh=()), "waiting.line.heard")
    return Move(session, to=HERE, instead=(*felt, *words))


def _read(said: str, session: Session, moment: Moment) -> str | None:
    set_right = amend.read_where_it_waits(said, session, moment)
    stops = withdrawn.asks(said, session, moment) and withdrawn.may_stop(session, moment)
    return set_right or ("withdraw" if stops else None)


def _chose(session: Session, key: str, moment: Moment) -> Move:
    if key.startswith(matters.TO):
        return matters.turn(session, key, moment)
    if amend.VALUE in key:
        session, effects = amend.all_amended(session, key)
        return Move(session, effects, to=HERE, instead=(Text("summary.amended"),))
    if key == matters.OTHER:
        return matters.begin(put(session, fresh=()), moment)
    return Move(session, to="intake.summary" if key == "change" else "waiting.withdraw")


def _more(session: Session, key: str, moment: Moment) -> Move:
    if key.startswith(matters.TO):
        return matters.hand_over(only(session, "waiting.line"), key, moment)
    if key == "new":
        return again.begin_new(answered(only(session, "waiting.line"), MORE, key), moment)
    session = answered(put(session, fresh=()), MORE, key)
    if key == "child":
        new = Changed(details={MORE: "child"})
        told: tuple[Effect, ...] = (Tell("case", session.case.id, new),) if session.case else ()
        return Move(child.next_child(session), told, to=child.first(session))
    session, words = nudge(session, "waiting.line.heard")
    return Move(session, to="waiting.line", instead=words)


ASKED_AT = ("waiting.", "intake.summary")
"""Where the question of the morning is asked."""


def opened_by_night(moment: Moment) -> tuple[Effect, ...]:
    """Whoever came while nobody read is asked how they are when the counsellors begin."""
    hours = moment.handbook.hours
    if hours.is_open(moment.now) or not (hours.confirmed or moment.demo):
        return ()
    return (SetTimer("morning", hours.next_opening(moment.now)),)


def morning_due(session: Session, moment: Moment) -> Move:
    """The morning queue begins with a check of how they are; not beside a danger or a counsellor."""
    waits = session.case is not None and not session.case.claimed
    if not waits or session.peril or not session.node.startswith(ASKED_AT):
        return Move(session)
    session, unread = asked.unread(session)
    return Move(session, to="waiting.morning", prefix=unread)


HOW = ("worse", "same", "better")
NOTED = "noted"
"""What tells something else there: it is with the case, and nothing more is asked."""

FEWEST = 2
"""Words from which on it tells something."""


def _how(said: str, session: Session, moment: Moment) -> str | None:
    found = in_words.of_named("waiting.morning", HOW, said, session, moment)
    small = gently.of_an_answer(said, session, moment) in gently.UNBEGUN
    return found or (NOTED if len(said.split()) >= FEWEST and not small else None)


def _morning(session: Session, key: str, moment: Moment) -> Move:
    if key == NOTED:
        session, words = nudge(session, "waiting.line.heard")
        return Move(session, to="waiting.line", instead=words)
    details = Changed(details={"waiting.morning": key})
    told = (Tell("case", session.case.id, details),) if session.case else ()
    if key == "worse":
        return Move(put(session, asked_safe=moment.now), told, to="+safety.check")
    return Move(session, told, to="waiting.line", prefix=(text(f"waiting.morning.{key}.thanks"),))


def _before_stopping(session: Session, moment: Moment) -> Paragraphs:
    """Of high risk nothing is closed by presses alone (`StillWaits`), and so it is not announced."""
    grave = session.case is not None and session.case.grave
    return (Text("waiting.withdraw.read" if grave else "waiting.withdraw.ask"),)


def kept(session: Session, moment: Moment) -> Move:
    """They asked to stop, and somebody reads first: said as it is, in words that anybody may read."""
    return Move(session, to="waiting.line", instead=(Text("waiting.withdraw.kept"),))


def _withdraw(session: Session, key: str, moment: Moment) -> Move:
    if key == "yes" and session.case:
        return Move(session, (Tell("case", session.case.id, Withdrawn()),))
    return Move(session, to="waiting.line")


TIMERS = {"morning": morning_due}

NODES = (
    Node(
        "waiting.line",
        kind="rest",
        opening=_opening,
        said=_queued,
        hear=_heard,
        settle=_settled,
        answer=_chose,
        read=_read,
        leads=(MORE,),
        choices=(
            Choice("change", "intake.summary", row=1),
            Choice("withdraw", "waiting.withdraw", row=1),
            Choice(matters.OTHER, "intake.story", "matter.other"),
        ),
        beside=matters.choices,
        texts=(
            "waiting.line.asked",
            "waiting.line.meanwhile",
            "waiting.line.again",
            "waiting.line.voice",
            "summary.amended",
            *withdrawn.TEXTS,
            *(f"waiting.line.heard.{n}" for n in (1, 2, 3)),
        ),
    ),
    Node(
        MORE,
        answer=_more,
        hear=matters.hear,
        round="same",
        choices=(
            Choice("same", "waiting.line"),
            Choice("new", "intake.topic"),
            Choice("child", "child.name", shown=_may_be_another),
        ),
        beside=matters.choices,
        leads=bystander.ASKED,
    ),
    Node(
        "waiting.morning",
        answer=_morning,
        read=_how,
        keeps_answers=True,
        round="same",
        choices=(
            Choice("same", "waiting.line"),
            Choice("better", "waiting.line"),
            Choice("worse", "safety.check"),
        ),
        texts=(
            "waiting.morning.same.thanks",
            "waiting.morning.better.thanks",
            *in_words.TEXTS,
            *(f"{in_words.NAMED}.waiting.morning.{key}" for key in HOW),
            *(f"waiting.line.heard.{n}" for n in (1, 2, 3)),
        ),
    ),
    Node(
        "waiting.withdraw",
        opening=_before_stopping,
        answer=_withdraw,
        choices=(Choice("yes", "door.closed", row=1), Choice("no", "waiting.line", row=1)),
        round="no",
        texts=("waiting.withdraw.ask", "waiting.withdraw.read", "waiting.withdraw.kept"),
    ),
)
