"""What to do meanwhile: the handbook's own words. Unconfirmed ones reach no family (the demo marks them CONTOH)."""

from __future__ import annotations

from flows.moment import Moment
from flows.session import Session
from flows.text import Paragraphs, Text, Verbatim, text

SEXUAL = "kekerasan_seksual"
"""The kind of danger in handbook/distress.yaml."""

RECENT = {("risk.j.since", "days"): "sexual_72_hours"}
"""Answers after which an advice helps, and which."""


ADVISED = "advised"
"""Answered once the advice was given: it is not repeated."""


def after(name: str, key: str, session: Session, moment: Moment) -> Paragraphs:
    """What belongs to this answer, if anything does."""
    wanted = RECENT.get((name, key))
    return say(wanted, session, moment) if wanted and ADVISED not in session.answers else ()


def in_danger(kinds: tuple[str, ...], session: Session, moment: Moment) -> Paragraphs:
    """What belongs to a danger of these kinds."""
    return say("sexual_72_hours", session, moment) if SEXUAL in kinds else ()


def say(key: str, session: Session, moment: Moment) -> Paragraphs:
    """The advice in this reader's words, or nothing."""
    found = next((advice for advice in moment.handbook.advice if advice.key == key), None)
    if found is None or (found.example and not moment.demo):
        return ()
    mark = Text("mark.example") if found.example else Verbatim("")
    lines = tuple(Verbatim(line) for line in found.lines[session.locale])
    return (text("advice.list", lines=lines, mark=mark),)
