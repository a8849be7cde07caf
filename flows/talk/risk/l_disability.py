"""Children with a disability (l): harm, daily care, and what is lacking."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("l.hurt"),
    Question("l.care"),
    Question("l.need", ("school", "health", "daily", "other", "unsure")),
)
