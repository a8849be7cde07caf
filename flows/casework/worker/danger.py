"""A danger that is written where no family's words are read: in a chat of staff, or of a counsellor without a case.

Nothing of it is kept, and nobody is told: whoever wrote it reads that, and whom to call.
"""

from __future__ import annotations

from flows.acts import Act, allowed
from flows.casework.worker.state import Desk, Worker, WorkerStep
from flows.effects import Say
from flows.inputs import Edited, FromPerson, Said, Sent
from flows.moment import Moment
from flows.talk.numbers import numbers
from flows.text import Text
from flows.triage.danger import listen


def goes_nowhere(worker: Worker, said: FromPerson, desk: Desk, moment: Moment) -> WorkerStep | None:
    """None where it may be meant for a family, which a counsellor warns too, or where it is no danger."""
    if allowed(Act.WRITE_TO_FAMILY, desk.roles) and (worker.codes or desk.about is not None):
        return None
    words = _words(said)
    if not words or listen(words, (), moment.handbook.distress).signal == "none":
        return None
    called = numbers(None, moment)
    asks = (Text("desk.danger.call"), *called) if called else ()
    return WorkerStep(worker, (Say((Text("desk.danger.elsewhere"), *asks), urgent=True),))


def _words(said: FromPerson) -> str:
    match said:
        case Said() | Edited():
            return said.text
        case Sent():
            return said.caption
        case _:
            return ""
