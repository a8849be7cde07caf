"""Not cared for (m): alone now, hungry, ill, and who usually cares."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("m.alone"),
    Question("m.food"),
    Question("m.ill"),
    Question("m.carer", ("parent", "other", "nobody", "unsure")),
)
