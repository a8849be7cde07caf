"""A danger that is over: said to be safe, or quiet, or with a counsellor. What was underneath goes on."""

from __future__ import annotations

from dataclasses import replace

from flows.effects import Event, StopTimer, Tell
from flows.gate import silent
from flows.moment import Moment
from flows.node import HERE, Move
from flows.notes import Changed, SaidSafe
from flows.session import HIDDEN, Frame, Session, answered, put, unanswered
from flows.talk.details import told
from flows.talk.numbers import CAME, to_call
from flows.text import Text
from flows.triage.writer import writer

WHO = "intake.who"


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
    return unanswered(put(session, peril=None), CAME)


def _known(session: Session, moment: Moment) -> Session:
    """The same session, with who writes where their words of the danger said so: they are not asked."""
    who = writer(session.story, moment.handbook) if WHO not in session.answers else ""
    return answered(session, WHO, who) if who else session


def said_safe(session: Session, thanks: str, moment: Moment) -> Move:
    """On from there, where sounds are allowed again; whoever heard none until now is told so first. Whoever claims the
    case reads at which hour it was said.
    """
    sound = (Text("safety.sound"),) if silent(session) else ()
    move = on_from_danger(put(session, hush=False), thanks, moment)
    move = replace(move, prefix=(*move.prefix, *sound))
    safe = (Tell("case", session.case.id, SaidSafe()),) if session.case else ()
    return replace(move, effects=(*move.effects, *safe))


def said_quiet(session: Session, moment: Moment) -> Move:
    """A neighbour's button: it is quiet, more they do not know. The same, and whom to call if it begins again."""
    session = answered(session, "safety.now", "ended")
    move = on_from_danger(put(session, hush=False), "bystander.safety.over", moment)
    quiet = (Tell("case", session.case.id, SaidSafe(quiet=True)),) if session.case else ()
    effects = (*move.effects, *told(session, "safety.now"), *quiet)
    again = to_call("numbers.again", session, moment)
    return replace(move, effects=effects, prefix=(*move.prefix, *again))


def on_from_danger(session: Session, thanks: str, moment: Moment) -> Move:
    """Whoever just said that it is safe is not asked about danger in the next breath."""
    before, session = session, _known(session, moment)
    case = session.case if session is not before else None
    known = (Tell("case", case.id, Changed(who=session.answers[WHO])),) if case else ()
    session = put(over(session), said_safe=moment.now)
    answers = session.answers
    asked = session.node == "intake.danger" or (session.node == "intake.who" and "intake.who" in answers)
    if "intake.danger" not in answers:
        session = answered(session, "intake.danger", "no")
    to = "intake.consent" if asked else HERE
    stopped = (StopTimer("quiet"), StopTimer("check"), StopTimer("company"), *known)
    # After closing their words wait for one answer: a bare "this has ended" would seem to throw them away.
    instead = (Text("door.closed.kept"),) if session.node == "door.closed" else ()
    return Move(session, stopped, to=to, prefix=(Text(thanks),), instead=instead, events=(Event("safe"),))
