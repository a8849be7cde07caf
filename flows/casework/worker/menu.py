"""The buttons, at the end of the chat: those of the case in hand stand under a letter that is far up by now."""

from __future__ import annotations

from flows.acts import Act, Role, allowed
from flows.casework.worker.state import Desk, Worker, WorkerStep, put, say
from flows.effects import Option, Toast
from flows.text import Text, Verbatim

MENU = "menu"
"""The word that brings the buttons to the end of the chat; it is never passed on."""


def menu(worker: Worker, desk: Desk, about: int | None = None) -> WorkerStep:
    """What can be done, with the buttons of the case in hand: the letter they hang under is far up by now."""
    if Role.COUNSELLOR in desk.roles:
        case = worker.current if about is None else about
        if case is None or case not in worker.codes:
            others = tuple((Option(Verbatim(code), f"now:{one}"),) for one, code in worker.codes.items())
            return WorkerStep(worker, (say("desk.menu", *others),))
        told = say("desk.menu.case", *case_buttons(worker, case), code=worker.codes[case], case=case)
        return WorkerStep(worker, (told,))
    if allowed(Act.SEE_NOTICES, desk.roles):
        return _staff(worker)
    return WorkerStep(worker, (say("desk.supervisor"),))


def _staff(worker: Worker) -> WorkerStep:
    """What is coming, once; afterwards only that it is still coming, in other words each time."""
    words = (
        say("desk.staff", pisa=Text("pisa.name"))
        if not worker.told
        else say(f"desk.staff.again.{worker.told % 3 + 1}")
    )
    return WorkerStep(put(worker, told=worker.told + 1), (words,))


def stale(worker: Worker, case: int | None) -> WorkerStep:
    """An old button: with the buttons that hold now, where it was one of a case they still have."""
    if case not in worker.codes:
        return WorkerStep(worker, (Toast(Text("desk.stale")), say("desk.stale")))
    return WorkerStep(worker, (Toast(Text("desk.stale")), say("desk.stale.now", *case_buttons(worker, case))))


def none_such(worker: Worker, case: int | None) -> WorkerStep:
    """What they would do is for a case that is not theirs (any more), or for none in particular: those that are."""
    if not worker.codes:
        return WorkerStep(worker, (say("desk.no_case"),))
    mine = tuple((Option(Verbatim(code), f"now:{one}"),) for one, code in worker.codes.items())
    return WorkerStep(worker, (say("desk.which_first" if case is None else "desk.not_held", *mine),))


def case_buttons(worker: Worker, case: int | None) -> tuple[tuple[Option, ...], ...]:
    """What can be done with one of their cases, and the way to the others."""
    if case is None or case not in worker.codes:
        return ()
    mine = tuple(Option(Text(f"desk.button.{action}"), f"{action}:{case}") for action in ("release", "close"))
    others = tuple(
        (Option(Verbatim(code), f"now:{one}"),) for one, code in worker.codes.items() if one != case
    )
    return (mine, *others)
