"""Stopping half-way and coming back: what was said is kept, they are asked once; later they choose how to go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from flows.effects import Effect, SetTimer, StopTimer
from flows.engine import Talk
from flows.gate import safe_now
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.match import says
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.piece import Piece, piece_of
from flows.session import Session, only, popped, pushed, put, turned, unanswered
from flows.talk import all_told, areas, matters, topics
from flows.talk.opening import open_case
from flows.text import Paragraphs, Text, text

UNFINISHED = timedelta(minutes=30)
HALFWAY = timedelta(hours=3)
BY_DAY = (9, 19)
"""Local hours between which somebody who stopped half-way is asked, once."""

ASKING = ("intake.", "risk.", "child.", "safe.", "waiting.")
"""Where somebody who comes back after a pause is told how far they came."""

BEFORE_CASE = ("intake.who", "intake.danger", "intake.consent", "intake.story", "intake.topic")


def stopping(session: Session, moment: Moment) -> tuple[Effect, ...]:
    """The two timers of a question that may stay unanswered, while no counsellor knows of it yet."""
    if session.case or session.refused:
        return ()
    return (
        SetTimer("unfinished", moment.now + UNFINISHED),
        SetTimer("halfway", _by_day(moment.now + HALFWAY, moment)),
    )


def _by_day(when: datetime, moment: Moment) -> datetime:
    local = when.astimezone(moment.zone)
    first, last = BY_DAY
    if first <= local.hour < last:
        return when
    day = local if local.hour < first else local + timedelta(days=1)
    return day.replace(hour=first, minute=30, second=0, microsecond=0).astimezone(when.tzinfo)


def unfinished_due(session: Session, moment: Moment) -> Move:
    """A story that carries danger goes to the counsellors, though the questions were never finished.

    Without leave to keep it only where it is grave: that is the vital interest of a child.
    """
    if session.case or session.refused or session.told == 0 or session.peril:
        return Move(session)
    risk = topics.risk(session, moment)
    if risk == "rendah" or (risk != "tinggi" and not session.consented):
        return Move(session)
    return Move(session, (open_case(session, moment),))


def halfway_due(session: Session, moment: Moment) -> Move:
    """Asked once, and gently: nothing has to be finished."""
    waits = session.node in BEFORE_CASE and not session.nudged and not session.refused
    if not waits or session.peril or not safe_now(session, moment):
        return Move(session)
    return Move(put(session, nudged=True), to=HERE, instead=(Text("again.halfway"),))


def come_back(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: the first word after a long pause. It is kept; then how far they came, and three ways on."""
    if not session.away or not isinstance(said, Said | Sent | Edited):
        return None
    if not session.node.startswith(ASKING):
        return None
    beginning = session.node == talk.start and session.told == 0
    if beginning:
        return None
    piece = piece_of(said)
    session, kept = talk.keep(session, piece)
    if session.case:
        session = matters.fresh(session, piece, first=True)
    return Move(pushed(session, "again.recap"), kept, to=HERE)


def _words(session: Session, moment: Moment) -> Paragraphs:
    """How far they came, without a word of what they told: another hand may hold the phone by now."""
    if session.case:
        return (text("again.recap.case", code=session.case.code, count=session.told), Text("again.recap.ask"))
    return (text("again.recap.kept", count=session.told), Text("again.recap.ask"))


TOLD = "told"
"""Pending where they say how they are: "udah baikan"."""
FEWEST = 2
"""Words of that; one alone may be a slip."""


def _hear(session: Session, piece: Piece, moment: Moment) -> Move:
    move = matters.hear(session, piece, moment)
    news = move.session.pending == "missed" and len(piece.text.split()) >= FEWEST
    return replace(move, session=put(move.session, pending=TOLD)) if news else move


def _settled(session: Session, moment: Moment) -> Move:
    return Move(turned(session), to=HERE, prefix=(Text("again.recap.told"),))


DONE = "done"
STORY = "intake.story"
"""Its button to end is the last that they saw before they went: whoever answers with it goes on, and has told all."""


def _read(said: str, session: Session, moment: Moment) -> str | None:
    return DONE if says(f"{STORY}.{DONE}", said, session.locale, moment) else None


def _answer(session: Session, key: str, moment: Moment) -> Move:
    told = session.fresh
    session = put(unanswered(popped(session), "waiting.more"), fresh=() if session.case else told)
    if key == DONE and session.node == STORY:
        return all_told.onward(session, moment)
    if key == "change" and session.case:
        return Move(session, to="intake.summary")
    if key == "change":
        answers = {name: value for name, value in session.answers.items() if name == "intake.consent"}
        return Move(put(only(session, "intake.who"), answers=answers), to=HERE)
    if key == "new":
        return begin_new(put(session, fresh=told), moment)
    return Move(session, to=HERE)


def begin_new(session: Session, moment: Moment) -> Move:
    """Something new: another matter beside an open case; else the questions begin again."""
    session = put(session, away=False)
    if session.case:
        return matters.begin(session, moment)
    stays = (*STAYS, *areas.known(session))
    answers = {name: value for name, value in session.answers.items() if name in stays}
    return Move(put(only(session, "intake.danger"), answers=answers), (StopTimer("burst"),), to=HERE)


STAYS = ("intake.who", "intake.consent")
TIMERS = {"unfinished": unfinished_due, "halfway": halfway_due}

NODES = (
    Node(
        "again.recap",
        opening=_words,
        answer=_answer,
        hear=_hear,
        settle=_settled,
        read=_read,
        leads=("intake.consent",),
        round="go_on",
        choices=(
            Choice("go_on", HERE),
            Choice("change", "intake.summary"),
            Choice("new", "intake.topic"),
        ),
        texts=(
            "again.recap.ask",
            "again.recap.told",
            "again.recap.case",
            "again.recap.kept",
            "again.halfway",
        ),
    ),
)
