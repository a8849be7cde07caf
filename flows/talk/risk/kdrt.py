"""A woman hurt at home (kdrt): wounds, weapons, whether that person is there, and her children."""

from flows.talk.risk.question import Question

QUESTIONS = (
    Question("kdrt.wound"),
    Question("kdrt.weapon"),
    Question("kdrt.home"),
    Question("kdrt.children"),
)
