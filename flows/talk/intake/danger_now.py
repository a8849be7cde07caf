"""Whether there is a danger at this moment: asked before anything else is."""

from __future__ import annotations

from functools import partial

from flows.moment import Moment
from flows.node import Choice, Move, Node
from flows.session import Session, answered, put
from flows.talk import again, bystander, living
from flows.talk.numbers import numbers
from flows.talk.safety.alarm import alarm
from flows.text import Paragraphs, Text, text


def _answer(session: Session, key: str, moment: Moment) -> Move:
    session = put(session, asked_safe=moment.now)
    if key == "yes":  # not written down: it is a danger of now, and would lead past its alarm another time
        return alarm(session, "ditanya", (), moment)
    session = answered(session, "intake.danger", key)
    prefix = _for_later(session, moment) if key == "unsure" else ()
    lives = session.case is None and not session.consented and living.of(session, moment) is not None
    return Move(session, to="intake.story" if lives else "intake.consent", prefix=prefix)


def _for_later(session: Session, moment: Moment) -> Paragraphs:
    """Whom to call, should it become one."""
    found = numbers(session, moment)
    return (text("numbers.later", lines=(Text("numbers.later.lead"), *found)),) if found else ()


def _again(session: Session, _moment: Moment) -> Paragraphs:
    return (Text(bystander.of_the_child(session, "intake.danger.brief")),)


NODES = (
    Node(
        "intake.danger",
        opening=partial(bystander.ask, "intake.danger"),
        brief=_again,
        answer=_answer,
        enter=again.stopping,
        round="unsure",
        choices=(
            Choice("yes", "safety.company"),
            Choice("no", "intake.consent"),
            Choice("unsure", "intake.consent"),
        ),
        leads=("intake.story",),
        texts=(
            "bystander.intake.danger.ask",
            "bystander.intake.danger.brief",
            "intake.danger.brief",
            "numbers.later",
            "numbers.later.lead",
        ),
    ),
)
