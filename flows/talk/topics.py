"""What it is about, in plain words: the 15 categories and the ordinary topics, most likely first."""

from __future__ import annotations

from functools import lru_cache

from flows.moment import Moment
from flows.node import Choice
from flows.session import Session
from flows.text import Text, Verbatim
from flows.triage.categories import Understood, understand
from flows.triage.verdict import judge_story
from handbook.reading import Handbook

OTHER = "other"


def choices(session: Session, moment: Moment) -> tuple[Choice, ...]:
    """Every subject as a button, those that the story sounds like first; "something else" last."""
    likely = heard(session, moment)
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
    return judge_story(
        session.story,
        moment.handbook,
        signal="check" if session.answers.get("intake.danger") == "unsure" else "none",
        subjects=(topic,) if topic and topic != OTHER else (),
    ).risk.risk


def evidence(session: Session, moment: Moment) -> tuple[str, ...]:
    """The words of the story that its subjects rest on: for the counsellor who claims it, never for the group."""
    return _understood(session.story, moment.handbook).evidence


def heard(session: Session, moment: Moment) -> tuple[str, ...]:
    """What the whole story so far sounds like, likeliest first."""
    found = _understood(session.story, moment.handbook)
    return (*found.categories, *found.topics)


# One turn asks this several times: for the buttons, for the press on one, for the case. The next story pushes it out.
@lru_cache(maxsize=1)
def _understood(story: tuple[str, ...], handbook: Handbook) -> Understood:
    return understand(story, handbook)


def _rank(code: str, likely: tuple[str, ...]) -> int:
    return likely.index(code) if code in likely else len(likely)
