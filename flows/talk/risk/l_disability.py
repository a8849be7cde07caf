"""Children with a disability (l): harm, daily care, and what is lacking."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("l.hurt", exists=True),
    Question("l.care", exists=True),
    Question("l.need", ("school", "health", "daily", "other", "unsure")),
)
