"""A violent group (k): whether it still calls, what it wants, and who belongs to it."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("k.plan"),
    Question("k.contact"),
    Question("k.family", exists=True),
)
