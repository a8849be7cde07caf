"""Taken away or sold (h): whether the child can be reached, leave, or will be moved."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("h.reach"),
    Question("h.moved", exists=True),
    Question("h.leave"),
    Question("h.papers", named=("yes",)),
)
