"""Touched or forced (j): how long ago, pain, how near that person is, and who knows."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("j.since", ("days", "before", "unsure")),
    Question("j.pain"),
    Question("j.near"),
    Question("j.knows"),
)
