"""What to do meanwhile: the handbook's own words. Unconfirmed ones reach no family (the demo marks them CONTOH)."""

from __future__ import annotations

from flows.moment import Moment
from flows.session import Session
from flows.talk import topics
from flows.text import Paragraphs, Text, Verbatim, text

SEXUAL = "kekerasan_seksual"
"""The kind of danger in handbook/distress.yaml."""

LETTER = "j"
"""Sexual crimes against a child, among the 15 letters of protection."""

RECENT = {("risk.j.since", "days"): "sexual_72_hours"}
"""Answers after which an advice helps, and which."""


ADVISED = "advised"
"""Answered once the advice was given: it is not repeated."""


def after(name: str, key: str, session: Session, moment: Moment) -> Paragraphs:
    """What belongs to this answer, if anything does."""
    wanted = RECENT.get((name, key))
    return say(wanted, session, moment) if wanted and ADVISED not in session.answers else ()


def in_danger(session: Session, moment: Moment) -> Paragraphs:
    """What belongs to a danger of these kinds.

    The kind may be no more than a guess, from words like "dia tidur di sebelah"; so the story must sound of it too.
    Whoever was beaten and reads of pregnancy and infections is frightened anew.
    """
    kinds = session.peril.kinds if session.peril else ()
    if SEXUAL not in kinds or LETTER not in topics.letters(session, moment):
        return ()
    return say("sexual_72_hours", session, moment)


def say(key: str, session: Session, moment: Moment) -> Paragraphs:
    """The advice in this reader's words, or nothing."""
    found = next((advice for advice in moment.handbook.advice if advice.key == key), None)
    if found is None or (found.example and not moment.demo):
        return ()
    mark = Text("mark.example") if found.example else Verbatim("")
    lines = tuple(Verbatim(line) for line in found.lines[session.locale])
    return (text("advice.list", lines=lines, mark=mark),)
