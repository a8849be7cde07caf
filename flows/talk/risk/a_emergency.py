"""Disaster, unrest, flight (a): where the child is, with whom, and what is lacking."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("a.safe_place"),
    Question("a.with", ("family", "other", "alone", "unsure"), named=("family", "other", "alone")),
    Question("a.needs", exists=True),
)
