"""Touched or forced (j): how long ago, pain, how near that person is, and who knows."""

from flows.talk.risk.question import EVER, Question

QUESTIONS = (
    Question("j.since", ("days", "before", "unsure"), ((3, "days"), (EVER, "before"))),
    Question("j.pain", named=("yes",), exists=True),
    Question("j.near", named=("yes",)),
    Question("j.knows", exists=True),
)
