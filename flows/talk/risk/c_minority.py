"""Treated differently for where they come from (c): threats, and doors that stay shut."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("c.threat", ("now", "before", "no", "unsure")),
    Question("c.refused"),
)
