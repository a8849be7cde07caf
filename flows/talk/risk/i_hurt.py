"""Beaten, threatened, bullied (i): wounds, how near that person is, since when, school."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("i.wound"),
    Question("i.since", ("today", "days", "long", "unsure")),
    Question("i.home"),
    Question("i.school"),
)
