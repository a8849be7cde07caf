"""The police and the courts (b): what is asked of the child, by when, and who stands beside it."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("b.held"),
    Question("b.summons", ("soon", "later", "no", "unsure")),
    Question("b.role", ("accused", "hurt", "witness", "unsure")),
    Question("b.beside", exists=True),
)
