"""Who comes for the first time: their working name, and the case whose button brought them here."""

from __future__ import annotations

from flows.acts import Act, Role, allowed
from flows.casework.worker.menu import menu
from flows.casework.worker.state import Desk, Worker, WorkerStep, put, say
from flows.effects import Option, Say
from flows.text import Text, text

NAME_LENGTH = 30

CLAIM = "claim"
"""The action of the button that claims the case they came for."""

LONGEST_NUMBER = 10
"""Digits that no case has: who types such a link themselves came for none."""

START = "konselor"
"""What the link into the private chat hands over, alone or with the case behind it: `konselor_17`."""


def named(worker: Worker, name: str) -> WorkerStep:
    """The name they wrote, where it is one."""
    name = " ".join(name.split())
    if (
        not 1 < len(name) <= NAME_LENGTH
        or not name.replace(" ", "").replace(".", "").replace("'", "").isalpha()
    ):
        return WorkerStep(worker, (say("desk.name.again", limit=NAME_LENGTH),))
    return _offered(put(worker, name=name, asking=""), say("desk.name.thanks", name=name))


def _offered(worker: Worker, *said: Say) -> WorkerStep:
    """What is said, and where a case brought them here, the button by which they have it now."""
    if worker.wanted is None:
        return WorkerStep(worker, said)
    code = worker.wanted_code
    label = text("desk.button.claim", code=code) if code else Text("desk.claim.now")
    button = Option(label, f"{CLAIM}:{worker.wanted}")
    return WorkerStep(worker, (*said, say("desk.claim.offer", (button,))))


def wants(worker: Worker, case: int, code: str = "", *, reachable: bool) -> WorkerStep:
    """They pressed the button of a case in the group, and have no name yet, or no open chat: the case stays known,
    however they come here. Where they can be written to, they are asked for the name at the end of the chat.
    """
    worker = put(worker, wanted=case, wanted_code=code)
    if not reachable:
        return WorkerStep(put(worker, unmet=not worker.name))
    return WorkerStep(put(worker, asking="name"), (say("desk.name.ask"),))


def came_for(worker: Worker, payload: str) -> Worker:
    """A link that a card's button opened names the case; whoever just begins anew came for none."""
    start, _, case = payload.strip().partition("_")
    if start == START and case.isdecimal() and len(case) < LONGEST_NUMBER:
        code = worker.wanted_code if worker.wanted == int(case) else ""
        return put(worker, wanted=int(case), wanted_code=code)
    return put(worker, wanted=None) if worker.name else worker


def welcomed(worker: Worker, desk: Desk) -> WorkerStep:
    """Whoever begins is asked for a name, offered the case they came for, or shown what there is. They need not begin
    with /start.
    """
    if Role.COUNSELLOR in desk.roles and not worker.name:
        return WorkerStep(put(worker, asking="name"), (say("desk.welcome"), say("desk.name.ask")))
    if worker.wanted is not None and allowed(Act.CLAIM, desk.roles):
        return _offered(worker)
    return menu(worker, desk)
