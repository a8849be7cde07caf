"""HIV (g): whether the medicine goes on, and who shuts doors or talks."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("g.medicine", ("yes", "no", "never", "unsure")),
    Question("g.spread", exists=True),
    Question("g.refused"),
)
