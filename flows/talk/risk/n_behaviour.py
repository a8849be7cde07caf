"""Behaviour that worries (n): whether anybody comes to harm, where, and school."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("n.harm", exists=True),
    Question("n.where", ("home", "school", "street", "online", "unsure")),
    Question("n.school"),
)
