"""A woman hurt at home (kdrt): wounds, weapons, whether that person is there, and her children."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("kdrt.wound", named=("yes",), exists=True),
    Question("kdrt.weapon", named=("yes",), exists=True),
    Question("kdrt.home"),
    Question("kdrt.children", named=("yes",), exists=True),
)
