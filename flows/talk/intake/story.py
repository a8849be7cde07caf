"""The story: as many messages as they like, and a kind word for whoever cannot begin."""

from __future__ import annotations

from flows.effects import SetTimer
from flows.engine import BURST, STORY_WORDS, VOICES
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.piece import Piece
from flows.session import Session, answered, nudge, put
from flows.talk import again, all_told, aside, gently, matters, topics
from flows.text import Paragraphs, Text

STORY = 8
"""Words that are a story already, and need not be asked for."""

ONE_LINE = 10
"""Words up to which a story is one line, and a good listener asks on."""

PICTURES = ("photo", "video", "video_note", "animation")


def _words(session: Session, _moment: Moment) -> Paragraphs:
    return (Text("intake.story.ask" if session.told == 0 else "intake.story.more_ask"),)


def told_words(session: Session, moment: Moment) -> int:
    """How much was told, without the small words of somebody who cannot begin, or only asks for secrecy."""
    return sum(
        len(words.split())
        for words in session.story
        if not gently.kind_of(words, session.node, moment) and not aside.only_secrecy(words, moment.handbook)
    )


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    unknown = "unseen" if piece.kind in PICTURES else "unheard" if piece.kind in VOICES else ""
    alone = unknown and not piece.text and session.pending != "heard"  # beside words nothing has to be asked
    small = gently.kind_of(piece.text, session.node, moment) if piece.text else ""
    if small in gently.UNBEGUN and session.pending == "heard":
        small = ""  # beside a story they are answered with it
    pending = unknown if alone else small or "heard"
    timers = (SetTimer("burst", moment.now + BURST), *again.stopping(session, moment))
    return Move(put(session, pending=pending), timers)


def _settled(session: Session, moment: Moment) -> Move:
    """A word that it came; an open question where the story is one line; a kind one where it cannot be understood."""
    careful = _no_pictures(session, moment)
    if careful:
        session = answered(session, NO_PICTURES, "yes")
    kind = session.pending
    if kind in gently.UNBEGUN:
        session, words = _encouraged(session, moment)
        return Move(session, to=HERE, instead=(*words, *careful))
    if kind == "heard" and sum(len(text.split()) for text in session.story) <= ONE_LINE:
        kind = "listen"
    session, words = nudge(session, f"intake.story.{kind}")
    return Move(session, to=HERE, instead=(*words, *careful))


ENCOURAGED = "encouraged"
"""Answered once somebody who could not begin to tell was told how easily one can."""


def _encouraged(session: Session, moment: Moment) -> tuple[Session, Paragraphs]:
    """Once, before anything was told, with an easy first step; afterwards only that there is time."""
    if told_words(session, moment) >= STORY_WORDS or ENCOURAGED in session.answers:
        return nudge(session, "intake.story.wait")
    return answered(session, ENCOURAGED, "yes"), (Text("intake.story.slow"),)


NO_PICTURES = "no_pictures"
"""Answered once they were told that no picture of a body is wanted."""


def _no_pictures(session: Session, moment: Moment) -> Paragraphs:
    if NO_PICTURES in session.answers or not {"f", "j"}.intersection(topics.heard(session, moment)):
        return ()
    return (Text("story.no_pictures"),)


def _done(session: Session, key: str, moment: Moment) -> Move:
    if key == "leave":
        return matters.leave(session, moment)
    return all_told.onward(session, moment)


def may_leave(session: Session, moment: Moment) -> bool:
    return matters.can_leave(session)


TURNS = ("heard", "empty", "listen", "unheard", "unseen", gently.FEELING, gently.BACK, "wait")

NODES = (
    Node(
        "intake.story",
        kind="gather",
        opening=_words,
        answer=_done,
        enter=again.stopping,
        hear=_heard,
        settle=_settled,
        leads=("intake.consent",),
        choices=(
            Choice("done", "intake.topic"),
            Choice("leave", "waiting.line", shown=may_leave),
        ),
        texts=(
            "intake.story.leave",
            *matters.TEXTS,
            *(f"intake.story.{kind}.{n}" for kind in TURNS for n in (1, 2, 3)),
            "intake.story.more_ask",
            "intake.story.slow",
            "story.no_pictures",
        ),
    ),
)
