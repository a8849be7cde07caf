"""Touched or forced (j): how long ago, pain, how near that person is, and who knows."""

from flows.talk.risk.question import EVER, Question

QUESTIONS = (
    Question("j.since", ("days", "before", "unsure"), ((3, "days"), (EVER, "before"))),
    Question("j.pain"),
    Question("j.near"),
    Question("j.knows"),
)
