"""What it is about: with that the case stands in the queue."""

from __future__ import annotations

from flows.effects import Tell
from flows.moment import Moment
from flows.node import Move, Node
from flows.notes import Changed
from flows.session import Session, put
from flows.talk import again, bystander, risk, topics
from flows.talk.opening import open_case


def answer_topic(session: Session, key: str, moment: Moment) -> Move:
    new = topics.BEFORE in session.answers
    named = topics.joined(topics.meant(key, session, moment), session)
    session = topics.turned_to(named, session)
    onward = risk.onward(session, moment)
    if onward in risk.QUESTIONS:
        # A line of the summary was changed, and the new subject has questions of its own.
        session = put(session, returning="")
    if session.case:
        change = Changed(topics=topics.named(session), risk=topics.risk(session, moment), new=new)
        return Move(session, (Tell("case", session.case.id, change),), to=onward)
    return Move(session, (open_case(session, moment, then=onward),))


NODES = (
    Node(
        "intake.topic",
        opening=topics.asks,
        choices=topics.choices,
        leads=(*risk.BEHIND, *bystander.ASKED, *risk.FIRST),
        answer=answer_topic,
        enter=again.stopping,
        read=topics.read,
        round="other",
        first=topics.first_page,
        then="intake.city",
        texts=("case.opened", "case.opened.more", *topics.TEXTS),
    ),
)
