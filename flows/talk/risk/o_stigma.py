"""Shunned for their parents (o): harm, school, and who cares for the child."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("o.hurt", exists=True),
    Question("o.school"),
    Question("o.carer", ("parent", "other", "nobody", "unsure")),
)
