"""The buttons, at the end of the chat: those of the case in hand stand under a letter that is far up by now."""

from __future__ import annotations

from flows.acts import Act, Role, allowed
from flows.casework.worker.held import current_line
from flows.casework.worker.state import Desk, Worker, WorkerStep, put, say
from flows.effects import Option, Toast
from flows.text import Text, Verbatim, text

MENU = "menu"
"""The word that brings the buttons to the end of the chat; it is never passed on."""


def menu(worker: Worker, desk: Desk, about: int | None = None) -> WorkerStep:
    """What can be done, with the buttons of the case in hand: the letter they hang under is far up by now."""
    if Role.COUNSELLOR in desk.roles:
        case = worker.current if about is None else about
        if case is None or case not in worker.codes:
            others = tuple((Option(Verbatim(code), f"now:{one}"),) for one, code in worker.codes.items())
            return WorkerStep(worker, (say("desk.menu", *others),))
        current = current_line(worker, case)
        told = say("desk.menu.case", *case_buttons(worker, case), current=current, case=case)
        return WorkerStep(worker, (told,))
    if allowed(Act.SEE_NOTICES, desk.roles):
        return _staff(worker)
    return WorkerStep(worker, (say("desk.supervisor"),))


def hand_over(worker: Worker, case: int | None) -> WorkerStep:
    """No case goes from hand to hand: it is given back, and claimed by whoever is asked to."""
    rows = () if case is None or case not in worker.codes else ((of_case(worker, "release", case),),)
    return WorkerStep(worker, (say("desk.hand_over", *rows, case=case),))


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
    assert case is not None  # their cases are known by number
    shown = say("desk.stale.now", *case_buttons(worker, case), code=worker.codes[case], case=case)
    return WorkerStep(worker, (Toast(Text("desk.stale")), shown))


def none_such(worker: Worker, case: int | None, action: str = "now") -> WorkerStep:
    """What they would do is for a case that is not theirs (any more), or for none in particular: those that are. Who
    asked for something without saying of which case has it done with the press that says so.
    """
    if not worker.codes:
        return WorkerStep(worker, (say("desk.no_case"),))
    if case is None:
        return WorkerStep(worker, (say("desk.which_first", *cases(worker, action)),))
    return WorkerStep(worker, (say("desk.not_held", *cases(worker, "now")),))


def cases(worker: Worker, action: str, detail: str = "") -> tuple[tuple[Option, ...], ...]:
    """A button for each of their cases; the one whose family wrote last is mostly meant, and stands first."""
    latest = [worker.latest] if worker.latest in worker.codes else []
    found = dict.fromkeys(case for case in (*latest, *worker.codes) if case is not None)
    return tuple((Option(_called(worker, case), f"{action}:{case}{detail}"),) for case in found)


def _called(worker: Worker, case: int) -> Text | Verbatim:
    code = worker.codes[case]
    return text("desk.case.latest", code=code) if case == worker.latest else Verbatim(code)


def case_buttons(worker: Worker, case: int | None) -> tuple[tuple[Option, ...], ...]:
    """What can be done with one of their cases, and the way to the others."""
    if case is None or case not in worker.codes:
        return ()
    others = tuple(
        (Option(Verbatim(code), f"now:{one}"),) for one, code in worker.codes.items() if one != case
    )
    return (*own_buttons(worker, case), *others)


def own_buttons(worker: Worker, case: int) -> tuple[tuple[Option, ...], ...]:
    """Without the way to the others; named, they are too long to stand beside each other."""
    named = of_case(worker, "release", case), of_case(worker, "close", case)
    return ((named[0],), (named[1],)) if len(worker.codes) > 1 else (named,)


def of_case(worker: Worker, action: str, case: int) -> Option:
    """A button that does something with this case; among several it says with which."""
    if len(worker.codes) < 2:
        return Option(Text(f"desk.button.{action}"), f"{action}:{case}")
    code = worker.codes.get(case, "")
    return Option(text(f"desk.button.{action}.of", code=code), f"{action}:{case}")
