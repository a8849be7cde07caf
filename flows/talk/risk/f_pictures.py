"""Private pictures (f): whether they are out, what is demanded, and by whom."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("f.spread", ("yes", "threatened", "no", "unsure"), named=("threatened", "yes")),
    Question("f.demand", named=("yes",), exists=True),
    Question("f.known", ("known", "online", "unsure")),
)
