"""What it is about, in plain words: the 15 categories and the ordinary topics, most likely first."""

from __future__ import annotations

from flows.moment import Moment
from flows.node import Choice
from flows.session import Session
from flows.text import Text, Verbatim
from flows.triage.age import child_age
from flows.triage.categories import understand
from flows.triage.circumstances import circumstances
from flows.triage.risk import assess

OTHER = "other"


def choices(session: Session, moment: Moment) -> tuple[Choice, ...]:
    """Every subject as a button, those that the story sounds like first; "something else" last."""
    likely = _heard(session, moment)
    subjects = sorted(moment.handbook.subjects.all, key=lambda subject: _rank(subject.code, likely))
    shown = tuple(
        Choice(subject.code, "intake.city", Verbatim(subject.button(session.locale))) for subject in subjects
    )
    return (*shown, Choice(OTHER, "intake.city", pinned=True))


def read(said: str, session: Session, moment: Moment) -> str | None:
    """The subject that somebody names in their own words, where there is just one."""
    found = understand([said], moment.handbook)
    codes = (*found.categories, *found.topics)
    return codes[0] if len(codes) == 1 else None


def label(code: str, session: Session, moment: Moment) -> Text | Verbatim:
    """A subject in this reader's words."""
    if not code:
        return Text("topic.none")
    return (
        Text("intake.topic.other")
        if code == OTHER
        else Verbatim(moment.handbook.subjects[code].label(session.locale))
    )


def risk(session: Session, moment: Moment) -> str:
    """The risk that follows from what is known, by the handbook's table."""
    topic = session.answers.get("intake.topic", "")
    codes = (topic,) if topic and topic != OTHER else ()
    found = understand(session.recent, moment.handbook)
    signal = "check" if session.answers.get("intake.danger") == "unsure" else "none"
    around = circumstances(session.recent, moment.handbook)
    return assess(
        moment.handbook.risk,
        signal=signal,
        subjects=(*codes, *found.categories),
        age=child_age(session.recent),
        recent=around.recent,
        near=around.near,
    ).risk


def _heard(session: Session, moment: Moment) -> tuple[str, ...]:
    found = understand(session.recent, moment.handbook)
    return (*found.categories, *found.topics)


def _rank(code: str, likely: tuple[str, ...]) -> int:
    return likely.index(code) if code in likely else len(likely)
