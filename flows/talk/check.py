"""The check: are they safe? Asked where it is not certain; left open for five minutes, somebody of Puspa looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flows.ask import key_of
from flows.effects import Effect, SetTimer, StopTimer, Tell
from flows.engine import BURST, Talk
from flows.inputs import FromPerson, Pressed
from flows.moment import Moment
from flows.node import HERE, Choice, Move, Node
from flows.notes import CheckUnanswered
from flows.piece import Piece
from flows.session import Session, answered, nudge, put
from flows.talk import advice, believed, bystander, few_words
from flows.talk.numbers import numbers
from flows.talk.opening import open_unanswered
from flows.talk.safety.alarm import alarm
from flows.talk.safety.known import just_said
from flows.talk.safety.over import on_from_danger, over, said_safe
from flows.text import Paragraphs, Text

NAME = "safety.check"

UNSAFE = "unsafe"
"""No other question has a choice of this name: an old button of it is known by that."""

CHECK = timedelta(minutes=5)
"""How long the question may stay open."""


OFTEN = 2
"""So often it is put once more beneath what they write. Then its buttons stay, and they are heard without it."""

MORNING = "safety.check.morning"
"""When it was asked in the morning after a danger: answered with that moment. A mark of ours: see `NO_QUESTIONS`."""

LEISURE = timedelta(hours=3)
"""How long it may stay open then: they may be asleep."""


def ask(session: Session, moment: Moment) -> Move:
    """Ask it, on top of what stands there."""
    session, steps = advice.beside_check(session, moment)
    return Move(put(session, asked_safe=moment.now), to="+safety.check", prefix=steps)


def _set(session: Session, moment: Moment) -> tuple[Effect, ...]:
    morning = session.answers.get(MORNING) == moment.now.isoformat()
    return (SetTimer("check", moment.now + (LEISURE if morning else CHECK)),)


def _answer(session: Session, key: str, moment: Moment) -> Move:
    if key == UNSAFE:
        move = alarm(session, "tidak_aman", (), moment)
        return replace(move, effects=(StopTimer("check"), *move.effects))
    if key == "unsure" and not bystander.of_child(session):
        return _unsure_of_itself(session, moment)
    if key == "unsure":
        move = on_from_danger(answered(session, "intake.danger", key), "safety.check.unsure", moment)
        return replace(move, events=())
    return said_safe(session, "safety.check.thanks", moment)


def late(talk: Talk, session: Session, said: FromPerson, moment: Moment) -> Move | None:
    """The guard: "no", pressed on the check when it had passed already, says that they are not safe all the same."""
    if (
        not isinstance(said, Pressed)
        or session.node == NAME
        or session.node.startswith(("hidden.", "safety."))
    ):
        return None
    return _answer(session, UNSAFE, moment) if key_of(said.token) == UNSAFE else None


def _unsure_of_itself(session: Session, moment: Moment) -> Move:
    """Whoever does not know whether they are safe is not pressed further, and counts as one who did not answer: the
    timer of the check stands, and somebody of Puspa looks.
    """
    move = on_from_danger(answered(session, "intake.danger", "unsure"), "safety.check.unknown", moment)
    effects = tuple(effect for effect in move.effects if effect != StopTimer("check"))
    called = numbers(session, moment, first=True)
    return replace(move, effects=effects, prefix=(*move.prefix, *called), events=())


def _settled(session: Session, moment: Moment) -> Move:
    if session.pending == "file":  # seven stickers in a row are not asked seven times
        return Move(session, to=HERE, instead=(Text("safety.check.kept"),))
    if session.misses >= OFTEN:
        return Move(
            session, to=HERE, instead=(Text("safety.check.kept"), *numbers(session, moment, first=True))
        )
    session = put(session, misses=session.misses + 1)
    session, warm = believed.asked_whether_safe(
        session, moment
    )  # who tells what is done to them is not only asked again
    if not warm and (few := few_words.answer_to(session, moment)):
        warm = (few,)
    session, words = nudge(session, bystander.of_the_child(session, "safety.check.again"))
    return Move(session, to=HERE, instead=(*warm, *words, *numbers(session, moment, first=True)))


def due(session: Session, moment: Moment) -> Move:
    """Five minutes without an answer: somebody of Puspa should look."""
    if session.case:
        return Move(over(session), (Tell("case", session.case.id, CheckUnanswered()),))
    return Move(over(session), (open_unanswered(session, moment),))


def _words(session: Session, moment: Moment) -> Paragraphs:
    return (*bystander.ask("safety.check", session, moment), *numbers(session, moment, first=True))


def _heard(session: Session, piece: Piece, moment: Moment) -> Move:
    """What came in one breath with that which is asked about was written before the question could be read: it is
    heard, and nothing asked twice."""
    asks = piece.text and not just_said(session.asked_safe, moment)
    pending = "heard" if asks else "file"
    return Move(put(session, pending=pending), (SetTimer("burst", moment.now + BURST),))


def _may_be_unsure(session: Session, moment: Moment) -> bool:
    """Of somebody else's child; and a child itself, or whoever has not said who they are."""
    return bystander.of_child(session) or session.register != "adult"


NODES = (
    Node(
        "safety.check",
        opening=_words,
        answer=_answer,
        hear=_heard,
        settle=_settled,
        enter=_set,
        urgent=True,
        nav=False,
        choices=(
            Choice("safe", HERE),
            Choice(UNSAFE, "safety.company"),
            Choice("unsure", HERE, "intake.danger.unsure", shown=_may_be_unsure),
        ),
        texts=(
            "bystander.safety.check.ask",
            MORNING,
            f"bystander.{MORNING}",
            *(f"bystander.safety.check.again.{n}" for n in (1, 2, 3)),
            "safety.check.unsure",
            "safety.check.unknown",
            "safety.check.kept",
            "safety.check.thanks",
            "safety.check.unheard",
            *believed.TEXTS,
            *few_words.TEXTS,
            *(f"safety.check.again.{n}" for n in (1, 2, 3)),
        ),
    ),
)
