"""Beaten, threatened, bullied (i): wounds, how near that person is, since when, school."""

from flows.talk.risk.question import EVER, Question

QUESTIONS = (
    Question("i.wound", named=("yes",), exists=True),
    Question("i.since", ("today", "days", "long", "unsure"), ((0, "today"), (6, "days"), (EVER, "long"))),
    Question("i.home", named=("yes",)),
    Question("i.school"),
)
