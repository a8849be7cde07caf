"""Drugs, alcohol, glue (e): the state of the child now, what it takes, and who gives it."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("e.now"),
    Question("e.what", ("smoke", "drink", "glue", "other", "unsure")),
    Question("e.giver", exists=True),
)
